// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Codes and states in the words of the cashier's language. Every text is looked up when it is shown, so a
// switch of language needs no more than showing it again.
#pragma once

#include "backend_client/failure.h"
#include "wire/payment_wire.h"

#include <QString>

namespace guitai::models {

struct Words
{
    QString happened;
    QString todo;
    QByteArray code; ///< shown small, for whoever is asked for help
};

/// What happened and what to do about a code of the backend, of a channel or of our own.
Words wordsOf(const QByteArray& code);
Words wordsOf(const backend_client::Failure& failure);
/// What happened, what to do, the code: "The backend did not answer. Look again. (HTTP_NO_ANSWER)"
QString sentenceOf(const Words& words);
/// The same where the only thing to do is to look again.
QString retrySentenceOf(const Words& words);

/// "WeChat Pay"; the code itself for channels this till does not know.
QString channelName(const QByteArray& channel);
/// The same by a pay way, "WECHAT_CODE".
QString walletName(const QByteArray& payWay);
/// One word for a payment in a list.
QString statusWord(const wire::Payment& payment);
/// The last characters of an order number, enough to read it out: "…8841"
QString shortNumber(const QByteArray& number);

} // namespace guitai::models
