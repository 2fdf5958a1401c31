// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pump on real storage: order, nothing lost over restarts, resuming by cursor, two shards.
#include "events_fixture.h"
#include "support/failing_statements.h"

#include <QTest>

using namespace guitai;
using namespace guitai::events;
using test::Heard;
using test::upTo;

class TestEventPump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventArrivesAsItWasInserted();
    void anEventRolledBackIsNeverHeard();
    void eventsAreNumberedInTheOrderOfTheirCommits();
    void moreThanOneBatchArrivesWhole();
    void aWakeDuringALookIsNotLost();
    void shardsAreNumberedOnTheirOwn();
    void leftoversArePublishedAtStart();
    void whatACrashMayHaveOvertakenIsPublishedAgain();
    void whatHasSettledIsNotPublishedAgain();
    void aSubscriberMayLeaveWhileItIsCalled();
    void whatWasNumberedByALostAnswerIsPublished();
    void aClientThatResumesMissesNothing();
    void aClientHearsOnlyItsMerchant();
    void aCursorFromAnotherWorldIsTooOld();
    void aPumpMayGoWhileItLooks();
};

void TestEventPump::anEventArrivesAsItWasInserted()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    NewEvent event = test::newEvent(7, test::kMerchant, UtcTime::fromMs(1'234'567));
    event.data.insert(QStringLiteral("subject"), QStringLiteral("早餐 \"x\""));
    const auto id = test::wait(test::insert(*storage, 0, event));
    QVERIFY(id.ok());
    QVERIFY(id.value().bytes().startsWith("evt_"));
    QCOMPARE(id.value().bytes().size(), 4 + 32);
    pump.wake(0);
    QTRY_COMPARE(heard.events.size(), size_t{1});
    const PublishedEvent& got = heard.events.front();
    QCOMPARE(got.position, 1);
    QVERIFY(got.merchantId == test::kMerchant);
    QVERIFY(got.event.id == id.value());
    QCOMPARE(got.event.type, QByteArray("guitai.payment.succeeded"));
    QCOMPARE(got.event.subject, QByteArray("P7"));
    QCOMPARE(got.event.data, event.data);
    QVERIFY(got.event.time == event.at);
}

void TestEventPump::anEventRolledBackIsNeverHeard()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    auto refused = test::wait(storage->write<Done>(0, [](storage::Transaction& tx) -> Result<Done> {
        auto inserted = insertEvent(tx, test::newEvent(1));
        return inserted ? Error{guitai::errors::kInvalidRequest} : inserted.error();
    }));
    QVERIFY(refused.error().code == guitai::errors::kInvalidRequest);
    test::insertMany(*storage, 0, 2, 1);
    pump.wake(0);
    QTRY_COMPARE(heard.events.size(), size_t{1});
    QCOMPARE(heard.events.front().event.subject, QByteArray("P2"));
}

void TestEventPump::eventsAreNumberedInTheOrderOfTheirCommits()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    for (int round = 0; round < 20; ++round) {
        test::insertMany(*storage, 0, round * 5, 5);
        pump.wake(0);
    }
    QTRY_COMPARE(heard.events.size(), size_t{100});
    QCOMPARE(heard.positions(0), upTo(100));
    for (size_t i = 0; i < 100; ++i)
        QCOMPARE(heard.events[i].event.subject, "P" + QByteArray::number(static_cast<int>(i)));
    QCOMPARE(pump.now().positions(), std::vector<std::int64_t>{100});
}

void TestEventPump::moreThanOneBatchArrivesWhole()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    test::insertMany(*storage, 0, 0, 1'300);
    pump.wake(0);
    QTRY_COMPARE(heard.events.size(), size_t{1'300});
    QCOMPARE(heard.positions(0), upTo(1'300));
}

void TestEventPump::aWakeDuringALookIsNotLost()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    for (int number = 0; number < 50; ++number) {
        // The look of the round before is still under way when this one's event is committed.
        const auto answer = test::begin(test::insert(*storage, 0, test::newEvent(number)));
        QTRY_VERIFY(answer->has_value());
        pump.wake(0);
        pump.wake(0);
    }
    QTRY_COMPARE(heard.events.size(), size_t{50});
}

void TestEventPump::shardsAreNumberedOnTheirOwn()
{
    test::StorageFixture fixture(2);
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    test::insertMany(*storage, 0, 0, 3);
    test::insertMany(*storage, 1, 10, 5);
    pump.wake(0);
    pump.wake(1);
    QTRY_COMPARE(heard.events.size(), size_t{8});
    QCOMPARE(heard.positions(0), upTo(3));
    QCOMPARE(heard.positions(1), upTo(5));
    QCOMPARE(pump.now().positions(), (std::vector<std::int64_t>{3, 5}));
}

void TestEventPump::leftoversArePublishedAtStart()
{
    test::StorageFixture fixture(2);
    test::FakeClock clock;
    {
        const auto storage = fixture.open();
        test::insertMany(*storage, 0, 0, 700);
        test::insertMany(*storage, 1, 0, 2);
    }
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(heard.positions(0), upTo(700));
    QCOMPARE(heard.positions(1), upTo(2));
}

void TestEventPump::whatACrashMayHaveOvertakenIsPublishedAgain()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    {
        const auto storage = fixture.open();
        EventPump pump(*storage, clock);
        test::insertMany(*storage, 0, 0, 3);
        QVERIFY(test::wait(pump.start()).ok());
        QCOMPARE(pump.now().position(0), 3);
    }
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(heard.positions(0), upTo(3));
    QCOMPARE(pump.now().position(0), 3);
}

void TestEventPump::whatHasSettledIsNotPublishedAgain()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    {
        const auto storage = fixture.open();
        EventPump pump(*storage, clock);
        Heard heard;
        heard.listenTo(pump);
        test::insertMany(*storage, 0, 0, 3);
        QVERIFY(test::wait(pump.start()).ok());
        clock.advance(std::chrono::minutes(1));
        test::insertMany(*storage, 0, 3, 1);
        pump.wake(0);
        QTRY_COMPARE(heard.events.size(), size_t{4});
    }
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(heard.positions(0), upTo(4, 4));
    QCOMPARE(pump.now().position(0), 4);
}

void TestEventPump::aSubscriberMayLeaveWhileItIsCalled()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    int first = 0;
    int firstCalls = 0;
    first = pump.subscribe([&](const PublishedEvent&) {
        ++firstCalls;
        pump.unsubscribe(first);
    });
    Heard heard;
    const int second = heard.listenTo(pump);
    test::insertMany(*storage, 0, 0, 3);
    pump.wake(0);
    QTRY_COMPARE(heard.events.size(), size_t{3});
    QCOMPARE(firstCalls, 1);
    pump.unsubscribe(second);
    test::insertMany(*storage, 0, 3, 1);
    pump.wake(0);
    QTRY_COMPARE(pump.now().position(0), 4);
    QCOMPARE(heard.events.size(), size_t{3});
}

void TestEventPump::whatWasNumberedByALostAnswerIsPublished()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    test::FailingStatements failing(*storage);
    EventPump pump(failing, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    test::insertMany(*storage, 0, 1, 2);
    failing.failAt(1, test::Mishap::Unknown);
    pump.wake(0);
    QTRY_VERIFY(failing.hasFailed() && !failing.isBusy());
    failing.heal();
    QVERIFY(heard.events.empty());
    pump.wake(0); // as housekeeping does
    QTRY_COMPARE(heard.positions(0), upTo(2));
    test::insertMany(*storage, 0, 3, 1);
    pump.wake(0);
    QTRY_COMPARE(heard.positions(0), upTo(3));
}

void TestEventPump::aClientThatResumesMissesNothing()
{
    test::StorageFixture fixture(2);
    test::FakeClock clock;
    QByteArray kept;
    {
        const auto storage = fixture.open();
        EventPump pump(*storage, clock);
        test::insertMany(*storage, 0, 0, 10);
        test::insertMany(*storage, 1, 0, 4);
        QVERIFY(test::wait(pump.start()).ok());
        kept = pump.now().text();
        test::insertMany(*storage, 0, 10, 25);
        test::insertMany(*storage, 1, 4, 1);
    }
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    QVERIFY(test::wait(pump.start()).ok());
    const auto cursor = Cursor::parse(kept, storage->shardCount());
    QVERIFY(cursor.has_value());
    QCOMPARE(*test::wait(pump.isTooOld(*cursor)), false);
    std::vector<std::int64_t> seen;
    for (std::int64_t position = cursor->position(0);;) {
        const auto page = test::wait(pump.after(0, position, test::kMerchant, 10));
        QVERIFY(page.ok());
        QVERIFY(page.value().size() <= 10);
        if (page.value().empty())
            break;
        for (const PublishedEvent& event : page.value())
            seen.push_back(event.position);
        position = seen.back();
    }
    QCOMPARE(seen, upTo(35, 11));
    const auto other = test::wait(pump.after(1, cursor->position(1), test::kMerchant, 10));
    QCOMPARE(other.value().size(), size_t{1});
    QCOMPARE(other.value().front().position, 5);
    QCOMPARE(other.value().front().shard, 1);
}

void TestEventPump::aClientHearsOnlyItsMerchant()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    test::insertMany(*storage, 0, 0, 2, test::kOtherMerchant);
    test::insertMany(*storage, 0, 2, 1);
    test::insertMany(*storage, 0, 3, 2, test::kOtherMerchant);
    QVERIFY(test::wait(pump.start()).ok());
    const auto page = test::wait(pump.after(0, 0, test::kMerchant, 10));
    QCOMPARE(page.value().size(), size_t{1});
    QCOMPARE(page.value().front().position, 3);
}

void TestEventPump::aCursorFromAnotherWorldIsTooOld()
{
    test::StorageFixture fixture;
    test::FakeClock clock;
    const auto storage = fixture.open();
    EventPump pump(*storage, clock);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({0}))), false);
    test::insertMany(*storage, 0, 0, 2);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({0}))), false);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({2}))), false);
    QCOMPARE(*test::wait(pump.isTooOld(Cursor({3}))), true);
}

void TestEventPump::aPumpMayGoWhileItLooks()
{
    test::StorageFixture fixture;
    auto storage = fixture.open();
    test::insertMany(*storage, 0, 0, 5);
    int calls = 0;
    {
        test::FakeClock clock;
        EventPump pump(*storage, clock);
        pump.subscribe([&](const PublishedEvent&) { ++calls; });
        pump.wake(0);
    }
    storage.reset();
    QCOMPARE(calls, 0);
    // Numbered but told to nobody: the next run publishes them.
    storage = fixture.open();
    test::FakeClock clock;
    EventPump pump(*storage, clock);
    Heard heard;
    heard.listenTo(pump);
    QVERIFY(test::wait(pump.start()).ok());
    QCOMPARE(heard.positions(0), upTo(5));
}

QTEST_GUILESS_MAIN(TestEventPump)
#include "tst_event_pump.moc"
