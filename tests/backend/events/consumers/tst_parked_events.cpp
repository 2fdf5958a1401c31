// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Events that were put aside: seen by their merchant, and followed once when the cause is gone.
#include "consumers_house.h"

#include "consumers/parked_events.h"

#include <set>

using namespace guitai;
using namespace guitai::test;

namespace {

/// Refuses every payment until it is mended, and otherwise does what its original does.
template <class Original>
class Broken final : public consumers::Consumer
{
public:
    template <class... Arguments>
    explicit Broken(Arguments... arguments) : m_original(arguments...)
    {
    }
    const char* name() const override { return m_original.name(); }
    Result<Done> follow(storage::Transaction& tx, const events::PublishedEvent& event) const override
    {
        if (!isMended)
            return Error{consumers::errors::kEventUnreadable};
        return m_original.follow(tx, event);
    }

    bool isMended = false;

private:
    Original m_original;
};

struct Yard
{
    void settle()
    {
        ConsumerProcess process(*house.storage, house.clock, {&points, &logistics});
        process.settle(*house.storage);
    }
    wire::ParkedEventPage list(int limit = 50, const QByteArray& cursor = {}, const MerchantId& who = kShop)
    {
        return *wait(parked.list(who, limit, cursor));
    }
    QByteArray retry(const EventId& id, const MerchantId& who = kShop)
    {
        const auto followed = wait(parked.retry(who, id));
        return followed ? QByteArray("OK") : QByteArray(followed.error().code.name);
    }

    ConsumersHouse house;
    Broken<consumers::PointsConsumer> points;
    Broken<consumers::LogisticsConsumer> logistics{&crypto::randomBytes};
    consumers::ParkedEvents parked{*house.storage, {&points, &logistics}};
};

} // namespace

class TestParkedEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // peers.md 12 (erpnext #13388): one stuck sale blocks all later ones.
    void whatIsMendedIsFollowedOnce()
    {
        Yard yard;
        const auto file = yard.house.paid(2, yuan(100), kUser, true);
        yard.settle();
        const auto page = yard.list();
        QCOMPARE(page.parkedEvents.size(), size_t{2}); // points and logistics
        QCOMPARE(page.parkedEvents[0].errorCode, QByteArray("EVENT_UNREADABLE"));
        QCOMPARE(page.parkedEvents[0].eventType, QByteArray("guitai.payment.succeeded"));
        QCOMPARE(page.parkedEvents[0].subject, file.payment.paymentNo.bytes());
        const EventId id = page.parkedEvents[0].eventId;
        QCOMPARE(yard.retry(id), QByteArray("EVENT_STILL_NOT_FOLLOWED"));
        yard.points.isMended = true;
        QCOMPARE(yard.retry(id), QByteArray("EVENT_STILL_NOT_FOLLOWED")); // all or none
        QCOMPARE(yard.house.pointsOf().points, 0);
        QCOMPARE(yard.list().parkedEvents.size(), size_t{2});
        yard.logistics.isMended = true;
        QCOMPARE(yard.retry(id), QByteArray("OK"));
        QCOMPARE(yard.house.pointsOf().points, 1);
        QCOMPARE(yard.house.shipmentsOf(file).size(), size_t{1});
        QCOMPARE(yard.retry(id), QByteArray("PARKED_EVENT_NOT_FOUND"));
        QCOMPARE(yard.house.pointsOf().points, 1);
        QVERIFY(yard.list().parkedEvents.empty());
    }

    void ofManyWhoRetryAtOnceOneDoes()
    {
        Yard yard;
        yard.house.paid(2, yuan(100));
        yard.settle();
        const EventId id = yard.list().parkedEvents[0].eventId;
        yard.points.isMended = yard.logistics.isMended = true;
        std::vector<std::shared_ptr<std::optional<Result<wire::ParkedEventPage>>>> answers;
        for (int i = 0; i < 8; ++i)
            answers.push_back(test::begin(yard.parked.retry(kShop, id)));
        int followed = 0;
        for (const auto& answer : answers)
            followed += waitFor(answer).ok() ? 1 : 0;
        QCOMPARE(followed, 1);
        QCOMPARE(yard.house.pointsOf().points, 1);
    }

    void anotherMerchantSeesAndRetriesNothing()
    {
        Yard yard;
        yard.house.paid(2, yuan(100));
        yard.settle();
        const MerchantId other = MerchantId::trusted("M2000");
        QVERIFY(yard.list(50, {}, other).parkedEvents.empty());
        yard.points.isMended = yard.logistics.isMended = true;
        QCOMPARE(yard.retry(yard.list().parkedEvents[0].eventId, other), QByteArray("PARKED_EVENT_NOT_FOUND"));
        QCOMPARE(yard.house.pointsOf().points, 0);
    }

    void pagesHoldEveryOneOnceAlsoWhereTwoPutTheSameAside()
    {
        Yard yard;
        for (int slot = 0; slot < 5; ++slot) // all at the same moment, on both shards
            yard.house.paid(slot, yuan(100));
        yard.settle();
        std::set<QByteArray> seen;
        QByteArray cursor;
        int pages = 0;
        do {
            const auto page = yard.list(3, cursor);
            for (const wire::ParkedEvent& one : page.parkedEvents)
                QVERIFY(seen.insert(one.eventId.bytes() + ' ' + one.consumer).second);
            cursor = page.nextCursor;
        } while (!cursor.isEmpty() && ++pages < 10);
        QCOMPARE(seen.size(), size_t{10});
    }

    void aCursorNobodyGaveIsRefused()
    {
        Yard yard;
        QVERIFY(!wait(yard.parked.list(kShop, 50, "yesterday")).ok());
    }
};

QTEST_GUILESS_MAIN(TestParkedEvents)
#include "tst_parked_events.moc"
