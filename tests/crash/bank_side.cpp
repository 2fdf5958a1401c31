// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/bank_side.h"

#include "money/money.h"

namespace guitai::test {

bool BankSide::setMood(bool rejects, int settleAfterMs, int lostOrders, int lostAnswers)
{
    const QJsonObject calls{{QStringLiteral("drop_request"), lostOrders}, {QStringLiteral("drop_reply"), lostAnswers}};
    const QJsonObject bank{{QStringLiteral("rejects"), rejects}, {QStringLiteral("settle_after_ms"), settleAfterMs}};
    const QJsonObject faults{{QStringLiteral("bank"), bank},
                             {QStringLiteral("operations"), QJsonObject{{QStringLiteral("bank_payment"), calls}}}};
    return m_sandbox.setFaults(faults).status == 200;
}

void BankSide::returnOne()
{
    const auto all = payments();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it->status != "BOOKED")
            continue;
        m_sandbox.control("POST", "/control/bank/return",
                          {{QStringLiteral("message_id"), QString::fromLatin1(it.key())}});
        return;
    }
}

QHash<QByteArray, BankPaid> BankSide::payments()
{
    QHash<QByteArray, BankPaid> payments;
    const QJsonObject all = m_sandbox.control("GET", "/control/bank/payments").body;
    for (const QJsonValue& one : all.value(QStringLiteral("payments")).toArray()) {
        const QByteArray number = one[QLatin1String("message_id")].toString().toLatin1();
        const auto amount = Money::fromDecimal(one[QLatin1String("amount")].toString().toLatin1(), Currency::cny());
        if (number.isEmpty() || !amount || payments.contains(number))
            qFatal("the bank's books are no books");
        payments.insert(number, {one[QLatin1String("status")].toString().toLatin1(), amount->minor(),
                                 one[QLatin1String("bookings")].toInt()});
    }
    return payments;
}

} // namespace guitai::test
