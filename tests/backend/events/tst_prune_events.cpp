// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Old events are forgotten from the front only, and a cursor before the kept ones is told so.
#include "events_fixture.h"

#include "events/consumer_position.h"
#include "events/prune_events.h"

#include <QTest>

using namespace guitai;
using namespace guitai::events;

namespace {

constexpr storage::Statement kInsertPendingDelivery{"events_test/statements/insert_pending_delivery"};
constexpr storage::Statement kFollowTo{"events_test/statements/follow_to"};
const UtcTime kOld = UtcTime::fromMs(1'000);
const UtcTime kYoung = UtcTime::fromMs(2'000);

/// Every consumer has followed the shard's events up to that position.
void followTo(storage::Storage& storage, std::int64_t position)
{
    const auto followed = test::wait(
        storage.write<int>(0, [position](storage::Transaction& tx) { return tx.run(kFollowTo, {position}); }));
    if (!followed)
        qFatal("the consumers cannot follow");
}

} // namespace

class TestPruneEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldEventsAreForgottenInChunks();
    void positionsGoOnAfterEverythingWasForgotten();
    void whatIsNotNumberedIsKept();
    void nothingBehindAPendingWebhookIsForgotten();
    void nothingBehindAYoungEventIsForgotten();
    void nothingThatAConsumerHasYetToFollowIsForgotten();
};

void TestPruneEvents::oldEventsAreForgottenInChunks()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    test::insertMany(*storage, 0, 0, 1'100, test::kMerchant, kOld);
    test::insertMany(*storage, 0, 0, 3, test::kMerchant, kYoung);
    QVERIFY(test::wait(pump.start()).ok());
    followTo(*storage, 1'103);
    const auto pruned = test::wait(pruneEvents(*storage, 0, kYoung));
    QVERIFY(pruned.ok());
    QCOMPARE(pruned.value(), 1'100);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({1'099}))), true);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({1'100}))), false);
    QCOMPARE(test::wait(pump.after(0, 1'100, test::kMerchant, 10)).value().size(), size_t{3});
}

void TestPruneEvents::positionsGoOnAfterEverythingWasForgotten()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    {
        EventPump pump(*storage, clock);
        test::insertMany(*storage, 0, 0, 5, test::kMerchant, kOld);
        QVERIFY(test::wait(pump.start()).ok());
        followTo(*storage, 5);
        QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 5);
    }
    EventPump pump(*storage, clock);
    test::Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(pump.now().position(0), 5);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({4}))), true);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({5}))), false);
    test::insertMany(*storage, 0, 5, 1, test::kMerchant, kYoung);
    pump.wake(0);
    QTRY_COMPARE(heard.positions(0), std::vector<std::int64_t>{6});
}

void TestPruneEvents::whatIsNotNumberedIsKept()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    test::insertMany(*storage, 0, 0, 2, test::kMerchant, kOld);
    QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 0);
    EventPump pump(*storage, clock);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(pump.now().position(0), 2);
}

void TestPruneEvents::nothingBehindAPendingWebhookIsForgotten()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    test::insertMany(*storage, 0, 0, 2, test::kMerchant, kOld);
    const auto waiting = test::wait(test::insert(*storage, 0, test::newEvent(2, test::kMerchant, kOld))).value();
    test::insertMany(*storage, 0, 3, 2, test::kMerchant, kOld);
    QVERIFY(test::wait(pump.start()).ok());
    auto delivery = test::wait(storage->write<int>(
        0, [waiting](storage::Transaction& tx) { return tx.run(kInsertPendingDelivery, {waiting}); }));
    QVERIFY(delivery.ok());
    followTo(*storage, 5);
    QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 2);
    QCOMPARE(test::wait(pump.after(0, 0, test::kMerchant, 10)).value().front().event.id, waiting);
}

void TestPruneEvents::nothingBehindAYoungEventIsForgotten()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    test::insertMany(*storage, 0, 0, 1, test::kMerchant, kOld);
    test::insertMany(*storage, 0, 1, 1, test::kMerchant, kYoung);
    test::insertMany(*storage, 0, 2, 1, test::kMerchant, kOld);
    QVERIFY(test::wait(pump.start()).ok());
    followTo(*storage, 3);
    QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 1);
    QCOMPARE(test::wait(pump.after(0, 0, test::kMerchant, 10)).value().size(), size_t{2});
}

void TestPruneEvents::nothingThatAConsumerHasYetToFollowIsForgotten()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    test::insertMany(*storage, 0, 0, 5, test::kMerchant, kOld);
    QVERIFY(test::wait(pump.start()).ok());
    followTo(*storage, 5);
    for (const char* consumer : {"webhooks", "points", "logistics"}) {
        const auto back = test::wait(storage->write<bool>(
            0, [consumer](storage::Transaction& tx) { return moveConsumerPosition(tx, consumer, 5, 3); }));
        QVERIFY(*back);
        // The slowest decides, whoever it is.
        QCOMPARE(*test::wait(storage->read<std::int64_t>(0, &slowestConsumerPosition)), 3);
        QVERIFY(*test::wait(storage->write<bool>(
            0, [consumer](storage::Transaction& tx) { return moveConsumerPosition(tx, consumer, 3, 5); })));
    }
    QVERIFY(*test::wait(
        storage->write<bool>(0, [](storage::Transaction& tx) { return moveConsumerPosition(tx, "webhooks", 5, 3); })));
    QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 3);
    QCOMPARE(test::wait(pump.after(0, 0, test::kMerchant, 10)).value().size(), size_t{2});
    QCOMPARE(*test::wait(pruneEvents(*storage, 0, kYoung)), 0);
}

QTEST_GUILESS_MAIN(TestPruneEvents)
#include "tst_prune_events.moc"
