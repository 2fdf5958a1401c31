// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of reports, in one table: a report is read where no cashier translates codes.
#pragma once

#include <QByteArray>
#include <QString>

namespace guitai::reports {

enum class Language { Chinese, English };

/// A code that the table does not know is its own word, so that a new class or channel is shown and not lost.
QString word(Language language, const QByteArray& code);
/// For tests: every code of the table.
QList<QByteArray> knownWords();

} // namespace guitai::reports
