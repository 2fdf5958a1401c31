// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/book_failures.h"

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
        QT_TRANSLATE_NOOP("BookFailures", "The backend cannot be reached."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was done. Try again when the till is online.")},
    {"HTTP_NO_ANSWER",
        QT_TRANSLATE_NOOP("BookFailures", "The backend did not answer."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again before you repeat it.")},
    {"UNAVAILABLE",
        QT_TRANSLATE_NOOP("BookFailures", "The backend is busy right now."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was done. Try again in a moment.")},
    {"RATE_LIMITED",
        QT_TRANSLATE_NOOP("BookFailures", "Too many requests at the moment."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was done. Try again in a few seconds.")},
    {"FORBIDDEN",
        QT_TRANSLATE_NOOP("BookFailures", "This operator may not do that."),
        QT_TRANSLATE_NOOP("BookFailures", "Ask a supervisor.")},
    {"CHANNEL_NOT_FOUND",
        QT_TRANSLATE_NOOP("BookFailures", "The shop has no such wallet."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again: the list may be old.")},
    {"CHANNEL_UNAVAILABLE",
        QT_TRANSLATE_NOOP("BookFailures", "The wallet does not take payments now."),
        QT_TRANSLATE_NOOP("BookFailures", "It is tried again by itself. Look again in a minute.")},
    {"CHANNEL_NOT_TESTABLE",
        QT_TRANSLATE_NOOP("BookFailures", "This wallet shows no code that could be paid."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was charged.")},
    {"PIN_WRONG",
        QT_TRANSLATE_NOOP("BookFailures", "Name or PIN is not right."),
        QT_TRANSLATE_NOOP("BookFailures", "Enter both again. Nothing has gone back.")},
    {"PIN_LOCKED",
        QT_TRANSLATE_NOOP("BookFailures", "Too many wrong PINs."),
        QT_TRANSLATE_NOOP("BookFailures", "Wait some minutes, or ask another supervisor. Nothing has gone back.")},
    {"APPROVAL_OWN_REQUEST",
        QT_TRANSLATE_NOOP("BookFailures", "Nobody agrees to their own refund."),
        QT_TRANSLATE_NOOP("BookFailures", "Ask somebody else.")},
    {"APPROVAL_PIN_NOT_ENOUGH",
        QT_TRANSLATE_NOOP("BookFailures", "A PIN is not enough for this amount."),
        QT_TRANSLATE_NOOP("BookFailures", "A supervisor signs in and agrees there. The refund waits for a day.")},
    {"APPROVAL_ENDED",
        QT_TRANSLATE_NOOP("BookFailures", "Somebody has decided about this already."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again at what became of it.")},
    {"REFUND_EXCEEDS_PAID",
        QT_TRANSLATE_NOOP("BookFailures", "That is more than can still go back."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was refunded. Look at what is left above and enter less.")},
    {"PAYMENT_NOT_PAID",
        QT_TRANSLATE_NOOP("BookFailures", "This payment was not paid."),
        QT_TRANSLATE_NOOP("BookFailures", "There is nothing to give back.")},
    {"PAYMENT_FROZEN",
        QT_TRANSLATE_NOOP("BookFailures", "This payment is frozen: its answers contradict each other."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was refunded. A supervisor must look at it first.")},
    {"INSUFFICIENT_BALANCE",
        QT_TRANSLATE_NOOP("BookFailures", "The shop's account does not hold enough."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was refunded. Try later, or tell who keeps the books.")},
    {"DOUBTFUL_MONEY_RESOLVED",
        QT_TRANSLATE_NOOP("BookFailures", "Somebody has decided about this already."),
        QT_TRANSLATE_NOOP("BookFailures", "The list shows who.")},
    {"TILL_DISK_WRITE_FAILED",
        QT_TRANSLATE_NOOP("BookFailures", "The till cannot write to its disk, so nothing was sent."),
        QT_TRANSLATE_NOOP("BookFailures", "Free some space and try again. Nothing was refunded.")},
    {"REFUND_NOT_SENT_BEFORE",
        QT_TRANSLATE_NOOP("BookFailures", "The till stopped before this refund was sent."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was refunded. Send it again, or cancel.")},
};
// clang-format on

QString words(const char* text)
{
    return QCoreApplication::translate("BookFailures", text);
}

const Row* rowOf(const QByteArray& code)
{
    for (const Row& row : kRows) {
        if (code == row.code)
            return &row;
    }
    return nullptr;
}

} // namespace

Words bookWordsOf(const backend_client::Failure& failure)
{
    if (failure.sessionEnded())
        return wordsOf(failure);
    const Row* row = rowOf(failure.code);
    if (!row)
        row = failure.status == 503     ? rowOf("UNAVAILABLE")
              : failure.status == 429   ? rowOf("RATE_LIMITED")
              : failure.status == 403   ? rowOf("FORBIDDEN")
              : failure.effectUnknown() ? rowOf("HTTP_NO_ANSWER")
                                        : nullptr;
    if (row)
        return {words(row->happened), words(row->todo), failure.code};
    return {words(QT_TRANSLATE_NOOP("BookFailures", "That was not possible.")),
            words(QT_TRANSLATE_NOOP("BookFailures", "Nothing was done. Tell the supervisor the code.")), failure.code};
}

} // namespace guitai::models
