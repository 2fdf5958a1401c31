// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/book_words.h"

#include <QCoreApplication>

namespace guitai::models {

namespace {

struct Row
{
    const char* kind;
    const char* words;
};

// clang-format off
constexpr Row kReasons[] = {
    {"PAID_AFTER_CLOSE", QT_TRANSLATE_NOOP("Books", "Paid after the order was closed")},
    {"PAID_TWICE",       QT_TRANSLATE_NOOP("Books", "Paid a second time")},
};
constexpr Row kDoubtfulStates[] = {
    {"OPEN",      QT_TRANSLATE_NOOP("Books", "Undecided")},
    {"REFUNDING", QT_TRANSLATE_NOOP("Books", "Going back")},
    {"REFUNDED",  QT_TRANSLATE_NOOP("Books", "Given back")},
    {"ACCEPTED",  QT_TRANSLATE_NOOP("Books", "Accepted")},
};
constexpr Row kAccounts[] = {
    {"MERCHANT_HOME", QT_TRANSLATE_NOOP("Books", "Shop account")},
    {"DRAWER",        QT_TRANSLATE_NOOP("Books", "Cash drawer")},
};
constexpr Row kEntries[] = {
    {"PAYMENT",          QT_TRANSLATE_NOOP("Books", "Payment")},
    {"FOLD",             QT_TRANSLATE_NOOP("Books", "Takings, less fees")},
    {"HOLD R",           QT_TRANSLATE_NOOP("Books", "Refund, less its share of the fee")},
    {"HOLD W",           QT_TRANSLATE_NOOP("Books", "Withdrawal")},
    {"HOLD Z",           QT_TRANSLATE_NOOP("Books", "Frozen")},
    {"RELEASE R",        QT_TRANSLATE_NOOP("Books", "Refund that came to nothing")},
    {"RELEASE W",        QT_TRANSLATE_NOOP("Books", "Withdrawal that came to nothing")},
    {"RELEASE Z",        QT_TRANSLATE_NOOP("Books", "Freeze ended")},
    {"HOLD",             QT_TRANSLATE_NOOP("Books", "Held")},
    {"RELEASE",          QT_TRANSLATE_NOOP("Books", "Held money freed again")},
    {"CAPTURE",          QT_TRANSLATE_NOOP("Books", "Held money paid out")},
    {"FEE_SHARE",        QT_TRANSLATE_NOOP("Books", "Fee given back for a refund")},
    {"FEE_RETURN",       QT_TRANSLATE_NOOP("Books", "Fee taken again: the refund came to nothing")},
    {"DOUBTFUL_MONEY",   QT_TRANSLATE_NOOP("Books", "Money that needs a decision")},
    {"ACCEPTED_SURPLUS", QT_TRANSLATE_NOOP("Books", "Late money accepted")},
    {"RETURNED_MONEY",   QT_TRANSLATE_NOOP("Books", "Late money given back")},
    {"RECHARGE",         QT_TRANSLATE_NOOP("Books", "Recharge")},
    {"WITHDRAWAL",       QT_TRANSLATE_NOOP("Books", "Withdrawal")},
};
// clang-format on

template <std::size_t N>
QString find(const Row (&rows)[N], const QByteArray& kind)
{
    for (const Row& row : rows) {
        if (kind == row.kind)
            return QCoreApplication::translate("Books", row.words);
    }
    return QString::fromLatin1(kind);
}

} // namespace

QString doubtfulReason(const QByteArray& reason)
{
    return find(kReasons, reason);
}

QString doubtfulStatus(const QByteArray& status)
{
    return find(kDoubtfulStates, status);
}

QString accountName(const QByteArray& kind)
{
    return find(kAccounts, kind);
}

QString entryWords(const wire::AccountEntry& entry)
{
    // What money is held for is told by the letter of the number it is held under.
    const QByteArray narrow = entry.kind + ' ' + entry.reference.left(1);
    const QString words = find(kEntries, narrow);
    return words == QString::fromLatin1(narrow) ? find(kEntries, entry.kind) : words;
}

} // namespace guitai::models
