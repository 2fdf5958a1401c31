// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What reconciliation's codes look like and are called: days, classes, states, actions. A code that is new to this till
// is shown as it is.
#pragma once

#include "models/payment_states.h"
#include "money/money.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace guitai::models {

struct CodeLook
{
    Glyph glyph = Glyph::QuestionDiamond;
    Tone tone = Tone::Unknown;
    QString word;
};

CodeLook dayLook(const QByteArray& state);
CodeLook runLook(const QByteArray& state);
CodeLook exceptionLook(const QByteArray& state);

/// "Only ours"
QString exceptionKind(const QByteArray& kind);
/// What that class means and what usually helps, in one sentence.
QString exceptionMeaning(const QByteArray& kind);
/// "Write off"
QString actionWord(const QByteArray& action);
/// What happened, of a line of history: "Written off"
QString historyWord(const QByteArray& action);
QString phaseWord(const QByteArray& phase);
QString billKind(const QByteArray& kind);
QString rowKind(const QByteArray& kind);
QString rowState(const QByteArray& state);

/// Ours less theirs: "ours +36.00", "theirs +0.30"; empty where both are equal.
QString whoIsOver(const Money& ours, const Money& theirs);
/// The same with the currency's mark, for where there is room.
QString differenceText(const Money& ours, const Money& theirs);

/// The classes in the order they are listed.
const std::vector<QByteArray>& exceptionKinds();

} // namespace guitai::models
