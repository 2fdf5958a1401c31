// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words.h"

#include "models/payment_reading.h"
#include "wire/channel_wire.h"

#include <QCoreApplication>

namespace guitai::models {

namespace {

struct Row
{
    const char* code;
    const char* happened;
    const char* todo;
};

// clang-format off
constexpr Row kRows[] = {
    {"HTTP_NOT_SENT",
        QT_TRANSLATE_NOOP("Words", "The backend cannot be reached."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged and the amount is kept. Try again when the till is online.")},
    {"HTTP_NO_ANSWER",
        QT_TRANSLATE_NOOP("Words", "The backend did not answer."),
        QT_TRANSLATE_NOOP("Words", "Wait: the till keeps asking.")},
    {"HTTP_BAD_ANSWER",
        QT_TRANSLATE_NOOP("Words", "The backend's answer could not be read."),
        QT_TRANSLATE_NOOP("Words", "Wait: the till keeps asking.")},
    {"ANSWER_UNREADABLE",
        QT_TRANSLATE_NOOP("Words", "The backend's answer could not be read."),
        QT_TRANSLATE_NOOP("Words", "Wait: the till keeps asking.")},
    {"UNAUTHORIZED",
        QT_TRANSLATE_NOOP("Words", "Operator or password is not right."),
        QT_TRANSLATE_NOOP("Words", "Check both and sign in again.")},
    {"SESSION_ENDED",
        QT_TRANSLATE_NOOP("Words", "Your session has ended."),
        QT_TRANSLATE_NOOP("Words", "Sign in again to go on. Nothing is lost.")},
    {"SESSION_EXPIRED",
        QT_TRANSLATE_NOOP("Words", "Your session has ended."),
        QT_TRANSLATE_NOOP("Words", "Sign in again to go on. Nothing is lost.")},
    {"SIGN_IN_LOCKED",
        QT_TRANSLATE_NOOP("Words", "Too many wrong passwords."),
        QT_TRANSLATE_NOOP("Words", "Wait a few minutes and try again.")},
    {"FORBIDDEN",
        QT_TRANSLATE_NOOP("Words", "This operator may not take payments."),
        QT_TRANSLATE_NOOP("Words", "Ask a supervisor to sign in.")},
    {"RATE_LIMITED",
        QT_TRANSLATE_NOOP("Words", "Too many requests at the moment."),
        QT_TRANSLATE_NOOP("Words", "Wait a few seconds and try again.")},
    {"UNAVAILABLE",
        QT_TRANSLATE_NOOP("Words", "The payment service is not available right now."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Try again in a moment.")},
    {"CHANNEL_UNAVAILABLE",
        QT_TRANSLATE_NOOP("Words", "This wallet does not work at the moment."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Offer the customer another way to pay.")},
    {"CHANNEL_NOT_ENABLED",
        QT_TRANSLATE_NOOP("Words", "This way to pay is not set up for the shop."),
        QT_TRANSLATE_NOOP("Words", "Offer another way and tell the supervisor.")},
    {"PAY_WAY_UNKNOWN",
        QT_TRANSLATE_NOOP("Words", "This way to pay is not set up for the shop."),
        QT_TRANSLATE_NOOP("Words", "Offer another way and tell the supervisor.")},
    {"AMOUNT_INVALID",
        QT_TRANSLATE_NOOP("Words", "The amount is not valid."),
        QT_TRANSLATE_NOOP("Words", "Enter it again.")},
    {"AMOUNT_OUT_OF_RANGE",
        QT_TRANSLATE_NOOP("Words", "The amount is too large or zero."),
        QT_TRANSLATE_NOOP("Words", "Enter it again, or split it.")},
    {"RISK_REFUSED",
        QT_TRANSLATE_NOOP("Words", "The payment was refused for safety reasons."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask a supervisor.")},
    {"INVALID_REQUEST",
        QT_TRANSLATE_NOOP("Words", "The backend did not accept the order."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Tell the supervisor the code below.")},
    {"USER_DECLINED",
        QT_TRANSLATE_NOOP("Words", "The customer declined the payment."),
        QT_TRANSLATE_NOOP("Words", "Ask how they want to pay and show a new code.")},
    {"PAYERROR",
        QT_TRANSLATE_NOOP("Words", "The wallet refused the payment."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask the customer to use another card or wallet.")},
    {"NOTENOUGH",
        QT_TRANSLATE_NOOP("Words", "The customer's balance is too low."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask the customer to use another card or wallet.")},
    {"PAYER_CODE_MALFORMED",
        QT_TRANSLATE_NOOP("Words", "This is not a whole code of the customer's wallet."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Scan the customer's code again.")},
    {"PAYER_CODE_EXPIRED",
        QT_TRANSLATE_NOOP("Words", "The customer's code has expired."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask the customer to refresh the code and scan it again.")},
    {"PAYER_CODE_REFUSED",
        QT_TRANSLATE_NOOP("Words", "The wallet did not accept the customer's code."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask the customer to refresh the code and scan it again.")},
    {"PAYER_CODE_UNKNOWN",
        QT_TRANSLATE_NOOP("Words", "This is no wallet's code, so nothing was sent."),
        QT_TRANSLATE_NOOP("Words", "Ask the customer to open the payment code of their wallet, and scan that.")},
    {"PAYER_WALLET_NOT_ENABLED",
        QT_TRANSLATE_NOOP("Words", "The shop does not take the customer's wallet."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Offer the customer another way to pay.")},
    {"NOT_ENOUGH",
        QT_TRANSLATE_NOOP("Words", "The customer's balance is too low."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Ask the customer to use another card or wallet.")},
    {"TILL_DISK_WRITE_FAILED",
        QT_TRANSLATE_NOOP("Words", "The till cannot write to its disk, so nothing was sent."),
        QT_TRANSLATE_NOOP("Words", "Free some space and try again. Nothing was charged.")},
    {"SALE_NOT_SENT_BEFORE",
        QT_TRANSLATE_NOOP("Words", "The till stopped before this sale was sent."),
        QT_TRANSLATE_NOOP("Words", "Nothing was charged. Press Enter to show its code, or C to clear it.")},
};
// clang-format on

const Row* rowOf(const QByteArray& code)
{
    for (const Row& row : kRows) {
        if (code == row.code)
            return &row;
    }
    return nullptr;
}

QString words(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

} // namespace

Words wordsOf(const QByteArray& code)
{
    if (const Row* row = rowOf(code))
        return {words(row->happened), words(row->todo), code};
    return {words(QT_TRANSLATE_NOOP("Words", "The payment did not go through.")),
            words(QT_TRANSLATE_NOOP("Words",
                                    "Nothing was charged. Show a new code, or tell the supervisor the code below.")),
            code};
}

Words wordsOf(const backend_client::Failure& failure)
{
    if (rowOf(failure.code))
        return wordsOf(failure.code);
    // The code is new to this till; what kind of refusal it is still says what to do.
    Words nearest = failure.status == 429     ? wordsOf("RATE_LIMITED")
                    : failure.status == 503   ? wordsOf("UNAVAILABLE")
                    : failure.status == 401   ? wordsOf("UNAUTHORIZED")
                    : failure.status == 403   ? wordsOf("FORBIDDEN")
                    : failure.effectUnknown() ? wordsOf("HTTP_NO_ANSWER")
                                              : wordsOf(failure.code);
    nearest.code = failure.code;
    return nearest;
}

QString sentenceOf(const Words& words)
{
    return models::words(QT_TRANSLATE_NOOP("Words", "%1 %2 (%3)"))
        .arg(words.happened, words.todo, QString::fromLatin1(words.code));
}

QString retrySentenceOf(const Words& words)
{
    return models::words(QT_TRANSLATE_NOOP("Words", "%1 Press F5 to try again. (%2)"))
        .arg(words.happened, QString::fromLatin1(words.code));
}

QString channelName(const QByteArray& channel)
{
    if (channel.isEmpty() || channel == "wechat")
        return words(QT_TRANSLATE_NOOP("Words", "WeChat Pay"));
    if (channel == "alipay")
        return words(QT_TRANSLATE_NOOP("Words", "Alipay"));
    if (channel == "unionpay")
        return words(QT_TRANSLATE_NOOP("Words", "UnionPay"));
    if (channel == "bank")
        return words(QT_TRANSLATE_NOOP("Words", "Online banking"));
    if (channel == "balance")
        return words(QT_TRANSLATE_NOOP("Words", "Balance"));
    if (channel == "cash")
        return words(QT_TRANSLATE_NOOP("Words", "Cash"));
    if (channel == wire::kAggregate)
        return words(QT_TRANSLATE_NOOP("Words", "One code for all"));
    return QString::fromLatin1(channel);
}

QString walletName(const QByteArray& payWay)
{
    return channelName(payWay.first(std::max<qsizetype>(0, payWay.indexOf('_'))).toLower());
}

QString statusWord(const wire::Payment& payment)
{
    switch (readingOf(payment)) {
    case PaymentInput::Succeeded:
        if (payment.status == "REFUNDED")
            return words(QT_TRANSLATE_NOOP("Words", "Refunded"));
        if (payment.status == "PARTIALLY_REFUNDED")
            return words(QT_TRANSLATE_NOOP("Words", "Part refunded"));
        return words(QT_TRANSLATE_NOOP("Words", "Paid"));
    case PaymentInput::Asked:
    case PaymentInput::Placed: return words(QT_TRANSLATE_NOOP("Words", "Waiting"));
    case PaymentInput::AttemptFailed: return words(QT_TRANSLATE_NOOP("Words", "Failed"));
    case PaymentInput::LateMoney: return words(QT_TRANSLATE_NOOP("Words", "Paid late"));
    case PaymentInput::Closed: return words(QT_TRANSLATE_NOOP("Words", "Closed"));
    case PaymentInput::ClosedExpired: return words(QT_TRANSLATE_NOOP("Words", "Expired"));
    case PaymentInput::BackendReversing: return words(QT_TRANSLATE_NOOP("Words", "Cancelling"));
    case PaymentInput::Frozen: return words(QT_TRANSLATE_NOOP("Words", "Supervisor"));
    default: return words(QT_TRANSLATE_NOOP("Words", "Checking"));
    }
}

QString shortNumber(const QByteArray& number)
{
    constexpr qsizetype kShown = 4;
    return QChar(0x2026) + QString::fromLatin1(number.last(std::min(kShown, number.size())));
}

} // namespace guitai::models
