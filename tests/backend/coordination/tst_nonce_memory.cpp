// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nonces: once each, for as long as promised, within a bound that refuses instead of forgetting.
#include "coordination/nonce_memory.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace guitai;
using namespace guitai::coordination;
using namespace std::chrono_literals;

class TestNonceMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNonceIsFreshOnce();
    void ownersHaveTheirOwnNonces();
    void aNonceIsKnownUntilItsTimeHasPassed();
    void aFullMemoryRefusesAndRecovers();
    void expiredNoncesAreForgottenAlongTheWay();
    void aClockThatComesBackBringsNoNonceBack();
};

void TestNonceMemory::aNonceIsFreshOnce()
{
    test::FakeClock clock;
    LocalNonceMemory memory(clock, 100, {1, 2});
    QVERIFY(!memory.seen("k", "n"));
    QCOMPARE(memory.remember("k", "n", clock.now() + 300s), NonceAnswer::Fresh);
    QVERIFY(memory.seen("k", "n"));
    QCOMPARE(memory.remember("k", "n", clock.now() + 300s), NonceAnswer::Seen);
}

void TestNonceMemory::ownersHaveTheirOwnNonces()
{
    test::FakeClock clock;
    LocalNonceMemory memory(clock, 100, {1, 2});
    memory.remember("k1", "n", clock.now() + 300s);
    QVERIFY(!memory.seen("k2", "n"));
    QVERIFY(!memory.seen("k", "1n"));
}

void TestNonceMemory::aNonceIsKnownUntilItsTimeHasPassed()
{
    test::FakeClock clock;
    LocalNonceMemory memory(clock, 100, {1, 2});
    const UtcTime until = clock.now() + 300s;
    memory.remember("k", "n", until);
    clock.set(until);
    QCOMPARE(memory.remember("k", "n", until), NonceAnswer::Seen);
    clock.set(until + 20min);
    QCOMPARE(memory.remember("k", "n", until + 600s), NonceAnswer::Fresh);
}

void TestNonceMemory::aFullMemoryRefusesAndRecovers()
{
    test::FakeClock clock;
    LocalNonceMemory memory(clock, 3, {1, 2});
    for (const char* nonce : {"a", "b", "c"})
        QCOMPARE(memory.remember("k", nonce, clock.now() + 10s), NonceAnswer::Fresh);
    QCOMPARE(memory.remember("k", "d", clock.now() + 10s), NonceAnswer::Full);
    QCOMPARE(memory.remember("k", "a", clock.now() + 10s), NonceAnswer::Seen);
    clock.advance(13s);
    QCOMPARE(memory.remember("k", "d", clock.now() + 10s), NonceAnswer::Fresh);
}

void TestNonceMemory::expiredNoncesAreForgottenAlongTheWay()
{
    test::FakeClock clock;
    LocalNonceMemory memory(clock, 1'200, {1, 2});
    for (int i = 0; i < 30'000; ++i) {
        memory.remember("k", QByteArray::number(i), clock.now() + 5s);
        clock.advance(10ms);
    }
    QVERIFY2(memory.count() < 1'000, QByteArray::number(memory.count()).constData());
}

void TestNonceMemory::aClockThatComesBackBringsNoNonceBack()
{
    test::FakeClock clock;
    const UtcTime then = clock.now();
    LocalNonceMemory memory(clock, 100, {1, 2});
    memory.remember("k", "n", then + 300s);
    clock.advance(10min);
    memory.remember("k", "forgets the first", clock.now() + 300s);
    clock.set(then + 1s);
    QCOMPARE(memory.remember("k", "n", then + 300s), NonceAnswer::Seen);
    QCOMPARE(memory.remember("k", "fresh", clock.now() + 300s), NonceAnswer::Fresh);
}

QTEST_GUILESS_MAIN(TestNonceMemory)
#include "tst_nonce_memory.moc"
