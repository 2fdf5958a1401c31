// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_states.h"

#include <QTest>

#include <set>

using namespace guitai::refunds;

namespace {

using R = RefundStatus;

constexpr R kAll[] = {R::Created, R::Processing, R::Succeeded, R::Failed, R::Abnormal};

// Written from the design, not from the code: what may follow each state.
const std::set<std::pair<QByteArray, QByteArray>> kSteps = {
    {"CREATED", "PROCESSING"},  {"CREATED", "FAILED"},     {"PROCESSING", "SUCCEEDED"}, {"PROCESSING", "FAILED"},
    {"PROCESSING", "ABNORMAL"}, {"ABNORMAL", "SUCCEEDED"}, {"ABNORMAL", "FAILED"},
};

} // namespace

class TestRefundStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfStates()
    {
        for (const R from : kAll) {
            for (const R to : kAll) {
                const bool expected = kSteps.contains({textOf(from), textOf(to)});
                QVERIFY2(mayMove(from, to) == expected, textOf(from) + " to " + textOf(to));
            }
        }
    }

    void nothingFollowsAFinalState()
    {
        for (const R from : kAll) {
            for (const R to : kAll)
                QVERIFY(!isFinal(from) || !mayMove(from, to));
        }
        QVERIFY(isFinal(R::Succeeded) && isFinal(R::Failed) && !isFinal(R::Abnormal));
    }

    void textsRoundTrip()
    {
        for (const R status : kAll)
            QCOMPARE(parseRefundStatus(textOf(status)), std::optional(status));
        for (const Funds funds : {Funds::None, Funds::Held, Funds::Captured, Funds::Released, Funds::NotNeeded})
            QCOMPARE(parseFunds(textOf(funds)), std::optional(funds));
        QVERIFY(!parseRefundStatus("processing"));
        QVERIFY(!parseFunds(""));
    }
};

QTEST_APPLESS_MAIN(TestRefundStates)
#include "tst_refund_states.moc"
