// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_states.h"

#include <QTest>

#include <map>
#include <set>

using namespace guitai::withdrawals;

namespace {

using W = WithdrawalStatus;

constexpr W kAll[] = {W::Reviewing, W::Processing, W::Succeeded, W::Failed, W::Rejected, W::Expired, W::Returned};

// Written from the design, not from the code: what may follow each state.
const std::set<std::pair<QByteArray, QByteArray>> kSteps = {
    {"REVIEWING", "PROCESSING"}, {"REVIEWING", "REJECTED"}, {"REVIEWING", "EXPIRED"},
    {"PROCESSING", "SUCCEEDED"}, {"PROCESSING", "FAILED"},  {"SUCCEEDED", "RETURNED"},
};

const std::map<QByteArray, HeldMoney> kMoney = {
    {"REVIEWING", HeldMoney::Held},   {"PROCESSING", HeldMoney::Held},    {"SUCCEEDED", HeldMoney::PaidOut},
    {"FAILED", HeldMoney::GivenBack}, {"REJECTED", HeldMoney::GivenBack}, {"EXPIRED", HeldMoney::GivenBack},
    {"RETURNED", HeldMoney::PaidOut},
};

} // namespace

class TestWithdrawalStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfStates()
    {
        for (const W from : kAll) {
            for (const W to : kAll) {
                const bool expected = kSteps.contains({textOf(from), textOf(to)});
                QVERIFY2(mayMove(from, to) == expected, textOf(from) + " to " + textOf(to));
            }
        }
    }

    void nothingFollowsAFinalState()
    {
        for (const W from : kAll) {
            for (const W to : kAll)
                QVERIFY(!isFinal(from) || !mayMove(from, to));
        }
        QVERIFY(!isFinal(W::Succeeded)); // a bank may send it back
    }

    void everyStateSaysWhereTheMoneyIs()
    {
        for (const W status : kAll)
            QVERIFY2(moneyIn(status) == kMoney.at(textOf(status)), textOf(status));
    }

    void textsRoundTrip()
    {
        for (const W status : kAll)
            QCOMPARE(parseWithdrawalStatus(textOf(status)), std::optional(status));
        QVERIFY(!parseWithdrawalStatus("processing"));
        QVERIFY(!parseWithdrawalStatus(""));
    }
};

QTEST_APPLESS_MAIN(TestWithdrawalStates)
#include "tst_withdrawal_states.moc"
