// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payment_records/payment_states.h"

#include <QTest>

#include <set>

using namespace guitai::payment_records;

namespace {

using P = PaymentStatus;
using A = AttemptStatus;

constexpr P kPayments[] = {P::Created, P::Pending, P::Succeeded, P::Closed, P::PartiallyRefunded, P::Refunded};
constexpr A kAttempts[] = {A::Sent,     A::Unknown,   A::Paying, A::Reversing,
                           A::Reversed, A::Succeeded, A::Failed, A::Closed};

// Written from the design, not from the code: what may follow each state.
const std::set<std::pair<QByteArray, QByteArray>> kPaymentSteps = {
    {"CREATED", "PENDING"},
    {"CREATED", "SUCCEEDED"},
    {"CREATED", "CLOSED"},
    {"PENDING", "SUCCEEDED"},
    {"PENDING", "CLOSED"},
    {"CLOSED", "SUCCEEDED"},
    {"SUCCEEDED", "REFUNDED"},
    {"SUCCEEDED", "PARTIALLY_REFUNDED"},
    {"PARTIALLY_REFUNDED", "REFUNDED"},
};

} // namespace

class TestStateTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfPaymentStates()
    {
        for (const P from : kPayments) {
            for (const P to : kPayments) {
                const bool expected = kPaymentSteps.contains({textOf(from), textOf(to)});
                QVERIFY2(mayMove(from, to) == expected, textOf(from) + " to " + textOf(to));
            }
        }
    }

    void everyPairOfAttemptStates()
    {
        for (const A from : kAttempts) {
            for (const A to : kAttempts) {
                bool expected = false;
                if (from != to && from != A::Succeeded) {
                    const bool fromFinal = isFinal(from);
                    // Proof of money beats every earlier word; nothing else follows a final one.
                    expected = to == A::Succeeded || (!fromFinal && to != A::Sent && to != A::Reversed &&
                                                      to != A::Reversing && from != A::Reversing);
                    expected = expected || (to == A::Reversing && (from == A::Unknown || from == A::Paying));
                    expected = expected || (from == A::Reversing && (to == A::Reversed || to == A::Unknown));
                }
                QVERIFY2(mayMove(from, to) == expected, textOf(from) + " to " + textOf(to));
            }
        }
    }

    void textsRoundTrip()
    {
        for (const P status : kPayments)
            QCOMPARE(parsePaymentStatus(textOf(status)), std::optional(status));
        for (const A status : kAttempts)
            QCOMPARE(parseAttemptStatus(textOf(status)), std::optional(status));
        QVERIFY(!parsePaymentStatus("pending"));
        QVERIFY(!parseAttemptStatus(""));
    }
};

QTEST_APPLESS_MAIN(TestStateTables)
#include "tst_state_tables.moc"
