// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Token buckets on a clock that stands still: bursts, refills, retry times, and the bound on their number.
#include "coordination/rate_buckets.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace guitai;
using namespace guitai::coordination;
using namespace std::chrono_literals;

class TestRateBuckets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstIsAdmittedAndNotOneMore();
    void tokensComeBackOneByOne();
    void retryAfterIsExact();
    void bucketsDoNotMix();
    void lookingTakesNothing();
    void aFullTableForgetsFullBucketsOnly();
    void newcomersToAFullTableShareOneBucket();
    void theRateHoldsOverAMinute();
};

namespace {

int admittedOf(RateBuckets& buckets, const QByteArray& name, RateLimit limit, int tries)
{
    int admitted = 0;
    for (int i = 0; i < tries; ++i)
        admitted += buckets.take(name, limit).admitted ? 1 : 0;
    return admitted;
}

} // namespace

void TestRateBuckets::aBurstIsAdmittedAndNotOneMore()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    QCOMPARE(buckets.take("a", {100, 3}).remaining, 2);
    QCOMPARE(buckets.take("a", {100, 3}).remaining, 1);
    QCOMPARE(buckets.take("a", {100, 3}).remaining, 0);
    QVERIFY(!buckets.take("a", {100, 3}).admitted);
}

void TestRateBuckets::tokensComeBackOneByOne()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    QCOMPARE(admittedOf(buckets, "a", {10, 5}, 9), 5);
    clock.advance(100ms);
    QCOMPARE(admittedOf(buckets, "a", {10, 5}, 9), 1);
    clock.advance(300ms);
    QCOMPARE(admittedOf(buckets, "a", {10, 5}, 9), 3);
    clock.advance(1h);
    QCOMPARE(admittedOf(buckets, "a", {10, 5}, 9), 5);
}

void TestRateBuckets::retryAfterIsExact()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    QCOMPARE(admittedOf(buckets, "a", {4, 2}, 2), 2);
    const RateVerdict refused = buckets.take("a", {4, 2});
    QCOMPARE(refused.retryAfter, Duration(250));
    QCOMPARE(refused.fullAgainIn, Duration(500));
    clock.advance(refused.retryAfter - 1ms);
    QVERIFY(!buckets.take("a", {4, 2}).admitted);
    clock.advance(1ms);
    QVERIFY(buckets.take("a", {4, 2}).admitted);
}

void TestRateBuckets::bucketsDoNotMix()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    QCOMPARE(admittedOf(buckets, "a", {1, 1}, 2), 1);
    QCOMPARE(admittedOf(buckets, "b", {1, 1}, 2), 1);
}

void TestRateBuckets::lookingTakesNothing()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(buckets.look("a", {1, 2}).remaining, 2);
    QCOMPARE(admittedOf(buckets, "a", {1, 2}, 3), 2);
    QVERIFY(!buckets.look("a", {1, 2}).admitted);
}

void TestRateBuckets::aFullTableForgetsFullBucketsOnly()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 3);
    buckets.take("soon full", {10, 1});
    buckets.take("in use", {1, 100});
    QCOMPARE(admittedOf(buckets, "in use", {1, 100}, 200), 99);
    buckets.take("soon full too", {10, 1});
    clock.advance(2s);
    QVERIFY(buckets.take("newcomer", {1, 1}).admitted);
    QCOMPARE(buckets.bucketCount(), 2);
    QCOMPARE(admittedOf(buckets, "in use", {1, 100}, 200), 2); // what two seconds gave back, not a new bucket
}

void TestRateBuckets::newcomersToAFullTableShareOneBucket()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 2);
    admittedOf(buckets, "a", {1, 100}, 100);
    admittedOf(buckets, "b", {1, 100}, 100);
    QVERIFY(buckets.take("c", {1, 2}).admitted);
    QVERIFY(buckets.take("d", {1, 2}).admitted);
    QVERIFY(!buckets.take("e", {1, 2}).admitted);
    QCOMPARE(buckets.bucketCount(), 2);
}

void TestRateBuckets::theRateHoldsOverAMinute()
{
    test::FakeClock clock;
    LocalRateBuckets buckets(clock, 10);
    int admitted = 0;
    for (int ms = 0; ms < 60'000; ++ms) {
        admitted += admittedOf(buckets, "a", {100, 100}, 1);
        clock.advance(1ms);
    }
    QCOMPARE(admitted, 100 * 60 + 99);
}

QTEST_GUILESS_MAIN(TestRateBuckets)
#include "tst_rate_buckets.moc"
