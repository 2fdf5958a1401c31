// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/line_health.h"

#include <QTest>

using namespace guitai;
using namespace guitai::channels;
using namespace std::chrono_literals;

class tst_line_health final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        now = 1h;
        options = HealthOptions();
        line = std::make_unique<LineHealth>(options, now);
    }

    void countsAgeOutOfTheirWindow()
    {
        calls(Endpoint::Place, CallResult::Good, 10, 30ms);
        calls(Endpoint::Place, CallResult::Unknown, 1, 1500ms);
        const CallCounts early = line->view(Endpoint::Place, now)->fiveMinutes;
        QCOMPARE(early.calls, 11);
        QCOMPARE(early.unknowns, 1);
        QCOMPARE(early.successPermille(), 909);
        QCOMPARE(early.p50, 50ms);
        QCOMPARE(early.p95, 2000ms);
        now += 6min;
        QCOMPARE(line->view(Endpoint::Place, now)->fiveMinutes.calls, 0);
        QCOMPARE(line->view(Endpoint::Place, now)->hour.calls, 11);
        now += 60min;
        QCOMPARE(line->view(Endpoint::Place, now)->hour.calls, 0);
        QCOMPARE(line->view(Endpoint::Place, now)->day.calls, 11);
        QVERIFY(!line->view(Endpoint::Refund, now));
    }

    void aLineDegradesAboveFivePercentAndNotBelow()
    {
        calls(Endpoint::Place, CallResult::Good, 95);
        calls(Endpoint::Place, CallResult::Failed, 4);
        calls(Endpoint::Place, CallResult::Good, 1);
        calls(Endpoint::Place, CallResult::Failed, 1); // 5 of 101
        QCOMPARE(line->state(), LineState::Healthy);
        calls(Endpoint::Place, CallResult::Failed, 1);
        QCOMPARE(line->state(), LineState::Degraded);
        QCOMPARE(QByteArray(line->reason()), QByteArray(health_reasons::kFailureRate));
        QVERIFY(!line->admits(Endpoint::Place, now));
    }

    void theMinimumOfCallsKeepsAQuietLineHealthy()
    {
        calls(Endpoint::Place, CallResult::Good, 17);
        calls(Endpoint::Place, CallResult::Failed, 2); // 10 %, of too few
        QCOMPARE(line->state(), LineState::Healthy);
        calls(Endpoint::Place, CallResult::Failed, 1);
        QCOMPARE(line->state(), LineState::Degraded);
    }

    void aBusyLineDegradesWithinTheMoment()
    {
        for (int second = 0; second < 240; ++second) {
            calls(Endpoint::Place, CallResult::Good, 100);
            now += 1s;
        }
        calls(Endpoint::Place, CallResult::Good, 1);
        const Instant dark = now;
        while (line->state() == LineState::Healthy) {
            calls(Endpoint::Place, CallResult::Failed, 1);
            now += 10ms;
        }
        QVERIFY(now - dark < 1s); // long before 5 % of five minutes failed
    }

    void failuresInARowDegradeAQuietLine()
    {
        calls(Endpoint::Place, CallResult::Failed, 4);
        calls(Endpoint::Place, CallResult::Good, 1);
        calls(Endpoint::Place, CallResult::Failed, 4);
        QCOMPARE(line->state(), LineState::Healthy);
        calls(Endpoint::Place, CallResult::Failed, 1);
        QCOMPARE(line->state(), LineState::Degraded);
        QCOMPARE(QByteArray(line->reason()), QByteArray(health_reasons::kFailuresInARow));
    }

    void queriesDegradeALineAndRefundsDoNot()
    {
        calls(Endpoint::Refund, CallResult::Unknown, 50);
        QCOMPARE(line->state(), LineState::Healthy);
        calls(Endpoint::Query, CallResult::Unknown, 5);
        QCOMPARE(line->state(), LineState::Degraded);
    }

    void trialsThatGoWellRecoverTheLine()
    {
        calls(Endpoint::Place, CallResult::Failed, 5);
        now += options.trialAfter;
        line->look(now);
        QCOMPARE(line->state(), LineState::Trial);
        for (int trial = 0; trial < options.trialCalls; ++trial) {
            QVERIFY(line->admits(Endpoint::Place, now));
            QVERIFY(!line->admits(Endpoint::Place, now)); // one at a time
            calls(Endpoint::Place, CallResult::Good, 1);
        }
        QCOMPARE(line->state(), LineState::Healthy);
        QCOMPARE(QByteArray(line->reason()), QByteArray());
        // What went wrong before does not count any more, and is still shown.
        QCOMPARE(line->lately(now).calls, 0);
        QCOMPARE(line->view(Endpoint::Place, now)->fiveMinutes.failures, 5);
        calls(Endpoint::Place, CallResult::Failed, 1);
        QCOMPARE(line->state(), LineState::Healthy);
    }

    void aTrialThatFailsWaitsTwiceAsLong()
    {
        calls(Endpoint::Place, CallResult::Failed, 5);
        now += options.trialAfter;
        QVERIFY(line->admits(Endpoint::Place, now));
        calls(Endpoint::Place, CallResult::Unknown, 1);
        QCOMPARE(line->state(), LineState::Degraded);
        now += options.trialAfter;
        QVERIFY(!line->admits(Endpoint::Place, now));
        now += options.trialAfter;
        QVERIFY(line->admits(Endpoint::Place, now));
    }

    void aQueryThatGoesWellIsNoTrialOfPlacing()
    {
        calls(Endpoint::Place, CallResult::Failed, 5);
        now += options.trialAfter;
        calls(Endpoint::Query, CallResult::Good, 50);
        QCOMPARE(line->state(), LineState::Trial);
    }

    void aTrialThatIsLostIsFollowedByAnother()
    {
        calls(Endpoint::Place, CallResult::Failed, 5);
        now += options.trialAfter;
        QVERIFY(line->admits(Endpoint::Place, now));
        QVERIFY(!line->admits(Endpoint::Place, now));
        now += options.slowAfter;
        QVERIFY(line->admits(Endpoint::Place, now));
    }

    void aBreakerSlowsQueriesAndForgetsNone()
    {
        calls(Endpoint::Query, CallResult::Unknown, 5);
        int sent = 0;
        for (int tenth = 0; tenth < 100; ++tenth) {
            sent += line->admits(Endpoint::Query, now) ? 1 : 0;
            now += 100ms;
        }
        QCOMPARE(sent, 9); // one a second, also while new payments are refused
        calls(Endpoint::Query, CallResult::Good, 1);
        QVERIFY(line->admits(Endpoint::Query, now));
        QVERIFY(line->admits(Endpoint::Query, now));
        QVERIFY(line->admits(Endpoint::Refund, now));
    }

private:
    void calls(Endpoint endpoint, CallResult result, int times, Duration took = 10ms)
    {
        for (int i = 0; i < times; ++i)
            line->record(endpoint, result, took, now);
    }

    HealthOptions options;
    Instant now{0};
    std::unique_ptr<LineHealth> line;
};

QTEST_GUILESS_MAIN(tst_line_health)
#include "tst_line_health.moc"
