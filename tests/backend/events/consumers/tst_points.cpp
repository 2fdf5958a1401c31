// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A point per whole yuan, taken back in proportion, never more than were given.
#include "consumers_house.h"

using namespace guitai;
using namespace guitai::test;

class TestPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fifteenYuanAreFifteenPoints()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const auto file = house.paid(3, yuan(1500));
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 15);
        const wire::Points points = house.pointsOf();
        QCOMPARE(points.userId, kUser);
        QCOMPARE(points.entries.size(), size_t{1});
        QCOMPARE(points.entries.front().paymentNo, file.payment.paymentNo);
        QVERIFY(points.entries.front().refundNo.isEmpty());
    }

    void onlyWholeYuanOfKnownUsersCount()
    {
        QCOMPARE(consumers::pointsFor(yuan(99)), 0);
        QCOMPARE(consumers::pointsFor(yuan(100)), 1);
        QCOMPARE(consumers::pointsFor(yuan(1599)), 15);
        QCOMPARE(consumers::pointsFor(Money(1500, *Currency::parse("USD"))), 0);
        ConsumersHouse house;
        const auto process = house.process();
        house.paid(3, yuan(99));
        house.paid(3, yuan(1500), {}); // anonymous
        house.paid(3, Money(1500, *Currency::parse("USD")));
        house.paid(4, yuan(200), QStringLiteral("somebody else"));
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf(QStringLiteral("somebody else")).points, 2);
        QCOMPARE(house.pointsOf().points, 0);
        QVERIFY(house.pointsOf().entries.empty());
    }

    void pointsOfAllShardsAreSummed()
    {
        ConsumersHouse house;
        const auto process = house.process();
        for (int slot = 0; slot < 6; ++slot) {
            house.paid(slot, yuan(100 * (slot + 1)));
            house.clock.advance(std::chrono::seconds(1));
        }
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 21);
        QCOMPARE(house.pointsOf().entries.size(), size_t{6});
        QCOMPARE(house.pointsOf().entries.front().points, 6); // the newest
        // Page by page each entry comes once.
        std::int64_t sum = 0;
        QByteArray cursor;
        int pages = 0;
        do {
            const wire::Points page = house.pointsOf(kUser, 4, cursor);
            QCOMPARE(page.points, 21);
            for (const wire::PointsEntry& entry : page.entries)
                sum += entry.points;
            cursor = page.nextCursor;
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(sum, 21);
        QCOMPARE(pages, 2);
        QVERIFY(!wait(house.pointsBook.read(kShop, kUser, 10, "nonsense")).ok());
    }

    void refundsTakeThemBackInProportion()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const auto file = house.paid(3, yuan(1500));
        house.clock.advance(std::chrono::seconds(1));
        house.refunded(file, "R1", 500);
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 10);
        QCOMPARE(house.pointsOf().entries.front().refundNo, QByteArray("R1"));
        house.refunded(file, "R2", 250); // 7.5 taken back so far
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 8);
        house.refunded(file, "R3", 750);
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 0);
    }

    void neverMoreIsTakenBackThanWasGiven()
    {
        for (std::int64_t given = 0; given <= 40; ++given) {
            const std::int64_t paid = given * 100 + 57;
            std::int64_t before = 0;
            for (std::int64_t refunded = 0; refunded <= paid; refunded += 13) {
                const auto taken = consumers::pointsTakenBack(given, refunded, paid);
                QVERIFY(*taken >= before && *taken <= given);
                before = *taken;
            }
            QCOMPARE(*consumers::pointsTakenBack(given, paid, paid), given);
        }
        // The highest amount there is does not overflow.
        const std::int64_t most = Money::kMostMinor;
        QCOMPARE(*consumers::pointsTakenBack(most / 100, most - 1, most), most / 100 - 1);
        ConsumersHouse house;
        const auto process = house.process();
        const auto file = house.paid(3, yuan(1500));
        house.refunded(file, "R1", 1500);
        house.refunded(file, "R2", 1500); // a lie: the sum of refunds never exceeds what was paid
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().entries.size(), size_t{3});
        QCOMPARE(house.pointsOf().points, 0);
    }

    void anEventToldTwiceHasOneEffect()
    {
        ConsumersHouse house;
        const auto process = house.process();
        auto file = house.paid(3, yuan(1500));
        house.event(file, wire::event_types::kPaymentSucceeded, payment_records::toWire(file).toJson());
        house.refunded(file, "R1", 500);
        house.refunded(file, "R1", 500);
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 10);
        QCOMPARE(house.pointsOf().entries.size(), size_t{2});
    }

    void doubtfulMoneyGivenBackTakesNothing()
    {
        ConsumersHouse house;
        const auto process = house.process();
        const auto file = house.paid(3, yuan(1500));
        house.event(file, "guitai.refund.succeeded",
                    {{QStringLiteral("refund_no"), QStringLiteral("R1")},
                     {QStringLiteral("payment_no"), file.payment.paymentNo.text()},
                     {QStringLiteral("doubtful_id"), QStringLiteral("dbt_1")},
                     {QStringLiteral("amount"), 1500},
                     {QStringLiteral("currency"), QStringLiteral("CNY")}});
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 15);
        QCOMPARE(house.pointsOf().entries.size(), size_t{1});
    }

    void anotherMerchantSeesNothing()
    {
        ConsumersHouse house;
        const auto process = house.process();
        house.paid(3, yuan(1500));
        process->settle(*house.storage);
        QTRY_COMPARE(house.pointsOf().points, 15);
        QCOMPARE(wait(house.pointsBook.read(MerchantId::trusted("M2000"), kUser, 10, {}))->points, 0);
    }
};

QTEST_GUILESS_MAIN(TestPoints)
#include "tst_points.moc"
