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
    {"DAY_NOT_EXPLAINED",
        QT_TRANSLATE_NOOP("BookFailures", "This day still has differences nobody has explained."),
        QT_TRANSLATE_NOOP("BookFailures", "Explain them in Exceptions, then close the day.")},
    {"DAY_NOT_CLOSED",
        QT_TRANSLATE_NOOP("BookFailures", "This day is not closed."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again: somebody may have reopened it.")},
    {"RUN_ENDED",
        QT_TRANSLATE_NOOP("BookFailures", "This comparison has ended already."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again at what came of it.")},
    {"BILL_DUPLICATE",
        QT_TRANSLATE_NOOP("BookFailures", "This file was imported before."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Look who imported it and when.")},
    {"BILL_CUT",
        QT_TRANSLATE_NOOP("BookFailures", "The file ends too soon."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Download it from the wallet again.")},
    {"BILL_TOTALS_DIFFER",
        QT_TRANSLATE_NOOP("BookFailures", "The file's totals do not fit its rows."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Download it from the wallet again.")},
    {"BILL_FORMAT_UNKNOWN",
        QT_TRANSLATE_NOOP("BookFailures", "This is no bill the backend can read."),
        QT_TRANSLATE_NOOP("BookFailures", "Choose the trade bill or the fund flow, as the wallet offers it.")},
    {"BILL_OTHER_DAY",
        QT_TRANSLATE_NOOP("BookFailures", "The file is of another day."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Choose the day that the file is of.")},
    {"BILL_OTHER_MERCHANT",
        QT_TRANSLATE_NOOP("BookFailures", "The file is of another merchant."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Choose the account that the file is of.")},
    {"EXCEPTION_NOT_OPEN",
        QT_TRANSLATE_NOOP("BookFailures", "Somebody has explained this, or it waits for a second person."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again: the history says who.")},
    {"EXCEPTION_BUSY",
        QT_TRANSLATE_NOOP("BookFailures", "Somebody is working on this right now."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again in a moment.")},
    {"EXCEPTION_VERSION_DIFFERS",
        QT_TRANSLATE_NOOP("BookFailures", "Somebody has changed this meanwhile."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again, then decide.")},
    {"EXCEPTION_ACTION_UNSUITABLE",
        QT_TRANSLATE_NOOP("BookFailures", "This cannot be done with this difference."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Choose another way.")},
    {"EXCEPTION_NOT_HALVES",
        QT_TRANSLATE_NOOP("BookFailures", "These two are not the halves of one trade."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Choose another one.")},
    {"EXCEPTION_NO_ATTEMPT",
        QT_TRANSLATE_NOOP("BookFailures", "We have no payment that this could be."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Give it back, or write it off.")},
    {"EXCEPTION_ATTEMPT_DIFFERS",
        QT_TRANSLATE_NOOP("BookFailures", "Our payment is of another amount."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Look at both sides.")},
    {"EXCEPTION_NOTHING_TO_WRITE_OFF",
        QT_TRANSLATE_NOOP("BookFailures", "No money differs here."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Ignore it with a remark.")},
    {"EXCEPTION_MOVED_ON",
        QT_TRANSLATE_NOOP("BookFailures", "The day was compared again meanwhile."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again: the difference may be gone.")},
    {"EXCEPTION_TOO_MANY",
        QT_TRANSLATE_NOOP("BookFailures", "That is too many at once."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was changed. Narrow down what is shown.")},
    {"EXCEPTION_NOT_FOUND",
        QT_TRANSLATE_NOOP("BookFailures", "This difference is not there any more."),
        QT_TRANSLATE_NOOP("BookFailures", "Look again: the day may have been compared anew.")},
    {"DAY_NOT_TIED",
        QT_TRANSLATE_NOOP("BookFailures", "The day's sums do not tie up."),
        QT_TRANSLATE_NOOP("BookFailures", "Compare the day again. If it stays so, tell support the code.")},
    {"DAY_NOT_FOUND",
        QT_TRANSLATE_NOOP("BookFailures", "This day has not been compared yet."),
        QT_TRANSLATE_NOOP("BookFailures", "Compare it first.")},
    {"BILL_ARCHIVE_REFUSED",
        QT_TRANSLATE_NOOP("BookFailures", "This archive cannot be unpacked safely."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was kept. Unpack it, and import the bill itself.")},
    {"BILL_NOT_READY",
        QT_TRANSLATE_NOOP("BookFailures", "The wallet has not made its bill yet."),
        QT_TRANSLATE_NOOP("BookFailures", "It is asked for again by itself. Look again later.")},
    {"BILL_NOT_FETCHED",
        QT_TRANSLATE_NOOP("BookFailures", "The bill could not be fetched from the wallet."),
        QT_TRANSLATE_NOOP("BookFailures", "It is tried again by itself. Or import the file.")},
    {"BILL_UNSUPPORTED",
        QT_TRANSLATE_NOOP("BookFailures", "This wallet offers no such bill."),
        QT_TRANSLATE_NOOP("BookFailures", "Import the file, if there is one.")},
    {"RUN_CANCELLED",
        QT_TRANSLATE_NOOP("BookFailures", "The comparison was cancelled."),
        QT_TRANSLATE_NOOP("BookFailures", "Compare the day again when you wish.")},
    {"DOES_NOT_TIE_OUT",
        QT_TRANSLATE_NOOP("BookFailures", "The rows and the sums of this day do not tie up."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was recorded. Compare again; if it stays so, tell support the code.")},
    {"DISK_FULL",
        QT_TRANSLATE_NOOP("BookFailures", "The backend's disk is full."),
        QT_TRANSLATE_NOOP("BookFailures", "Nothing was recorded. Tell support the code.")},
    {"INPUT_CHANGED",
        QT_TRANSLATE_NOOP("BookFailures", "The bill or our books changed meanwhile."),
        QT_TRANSLATE_NOOP("BookFailures", "Compare the day again.")},
    {"DAY_UNKNOWN",
        QT_TRANSLATE_NOOP("BookFailures", "Nothing is known of this day."),
        QT_TRANSLATE_NOOP("BookFailures", "Import its bill, or wait for the night.")},
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
