// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of payments: what its filter asks, its pages, its sums, its words.
#include "cashier/fake_books.h"
#include "models/filter_totals.h"
#include "models/payment_table.h"
#include "support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace guitai;
using models::Days;
using models::PaymentFilter;
using models::PaymentTable;
using models::StateGroup;

namespace {

const TillNo kTill = TillNo::trusted("T01");
const UtcTime kNow = *UtcTime::parseRfc3339("2026-11-23T04:05:06Z"); // noon in the shop

wire::Payment payment(int number, const char* status = "SUCCEEDED")
{
    wire::Payment payment;
    payment.paymentNo = PaymentNo::trusted("P" + QByteArray::number(number).rightJustified(29, '0'));
    payment.merchantOrderNo = MerchantOrderNo::trusted("T01-KX88" + QByteArray::number(40 + number));
    payment.amount = Money(1000 * number, Currency::cny());
    payment.status = status;
    payment.channel = "wechat";
    payment.createdAt = kNow;
    return payment;
}

QByteArray iso(UtcTime time)
{
    return time.toRfc3339().left(19);
}

struct Table
{
    Table() { clock.set(kNow); }

    test::FakeBooks books;
    test::FakeClock clock;
    PaymentTable table{books, clock, kTill};
    QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestPaymentTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAreTheShops()
    {
        PaymentFilter filter;
        QCOMPARE(iso(models::spanOf(filter, kNow).from), QByteArray("2026-11-22T16:00:00"));
        QCOMPARE(iso(models::spanOf(filter, kNow).to), QByteArray("2026-11-23T16:00:00"));
        filter.days = Days::Yesterday;
        QCOMPARE(iso(models::spanOf(filter, kNow).to), QByteArray("2026-11-22T16:00:00"));
    }

    void aRangeIsTurnedRightAndBounded()
    {
        PaymentFilter filter;
        filter.days = Days::Range;
        filter.first = QDate(2026, 11, 20);
        filter.last = QDate(2026, 11, 18);
        QCOMPARE(iso(models::spanOf(filter, kNow).from), QByteArray("2026-11-17T16:00:00"));
        QCOMPARE(iso(models::spanOf(filter, kNow).to), QByteArray("2026-11-20T16:00:00"));
        filter.first = QDate(2025, 1, 1);
        const models::Span span = models::spanOf(filter, kNow);
        QCOMPARE((span.to.ms() - span.from.ms()) / 86'400'000, qint64(PaymentFilter::kMostDays));
    }

    void aNumberOverridesTheRest()
    {
        PaymentFilter filter;
        filter.group = StateGroup::Refunded;
        auto query = models::queryOf(filter, kTill, kNow);
        QCOMPARE(query.statuses, (QByteArrayList{"PARTIALLY_REFUNDED", "REFUNDED"}));
        QCOMPARE(query.tillNo, kTill);
        filter.number = QStringLiteral(" 884");
        QVERIFY(!filter.seeksNumber()); // three characters find half the shop
        filter.number = QStringLiteral(" KX8841 ");
        query = models::queryOf(filter, kTill, kNow);
        QCOMPARE(query.number, QByteArray("KX8841"));
        QVERIFY(query.statuses.isEmpty() && !query.from && query.tillNo.isEmpty());
    }

    void pagesFollowEachOther()
    {
        Table t;
        t.table.show({});
        t.books.lists.back().reply.give(wire::PaymentPage{{payment(1), payment(2)}, "c1"});
        QCOMPARE(t.table.rowCount(), 2);
        QVERIFY(t.table.canFetchMore({}));
        t.table.fetchMore({});
        QVERIFY(!t.table.canFetchMore({})); // one question at a time
        QCOMPARE(t.books.lists.back().asked.cursor, QByteArray("c1"));
        t.books.lists.back().reply.give(wire::PaymentPage{{payment(3)}, {}});
        QCOMPARE(t.table.rowCount(), 3);
        QVERIFY(!t.table.canFetchMore({}));
        QCOMPARE(t.table.rowOf(payment(3).paymentNo), 2);
    }

    void anOlderAnswerIsDropped()
    {
        Table t;
        t.table.show({});
        PaymentFilter other;
        other.number = QStringLiteral("KX8842");
        t.table.show(other);
        t.books.lists[1].reply.give(wire::PaymentPage{{payment(2)}, {}});
        t.books.lists[0].reply.give(wire::PaymentPage{{payment(1)}, {}});
        QCOMPARE(t.table.rowCount(), 1);
        QCOMPARE(t.table.payments().front().amount.minor(), 2000);
    }

    void aFailureKeepsTheRowsAndSaysWhy()
    {
        Table t;
        t.table.show({});
        t.books.lists.back().reply.give(wire::PaymentPage{{payment(1)}, {}});
        t.table.reload();
        backend_client::Failure failure;
        failure.code = "HTTP_NO_ANSWER";
        t.books.lists.back().reply.give(failure);
        QCOMPARE(t.table.state(), models::PagedTable::State::Failed);
        QCOMPARE(t.table.failure().code, QByteArray("HTTP_NO_ANSWER"));
        QCOMPARE(t.table.rowCount(), 1);
    }

    void newsUpdateARow()
    {
        Table t;
        t.table.show({});
        t.books.lists.back().reply.give(wire::PaymentPage{{payment(1), payment(2)}, {}});
        const QSignalSpy changed(&t.table, &QAbstractItemModel::dataChanged);
        wire::Payment back = payment(2, "PARTIALLY_REFUNDED");
        back.refunded = Money(500, Currency::cny());
        QVERIFY(t.table.take(back));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(t.table.index(1, PaymentTable::Refunded).data().toString(), QStringLiteral("¥\u00A05.00"));
        QVERIFY(!t.table.take(payment(9)));
    }

    void aRowIsSpokenAsASentence()
    {
        Table t;
        t.table.show({});
        t.books.lists.back().reply.give(wire::PaymentPage{{payment(1)}, {}});
        QCOMPARE(t.table.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("12:05, WeChat Pay, ¥\u00A010.00, Paid"));
    }

    void sumsAreOfTheFilterNotOfThePage()
    {
        const auto cny = [](std::int64_t minor) { return Money(minor, Currency::cny()); };
        wire::PaymentTotals totals;
        totals.lines = {{"SUCCEEDED", 3, cny(9000), cny(0)},
                        {"PARTIALLY_REFUNDED", 1, cny(2000), cny(500)},
                        {"CLOSED", 4, cny(7000), cny(0)}};
        const models::FilterTotals all = models::totalsOf(totals, StateGroup::All);
        QCOMPARE(all.rows, 8);
        QCOMPARE(all.paid.minor(), 11000); // what was closed was never paid
        QCOMPARE(all.net().minor(), 10500);
        QCOMPARE(models::totalsOf(totals, StateGroup::Refunded).rows, 1);
        QCOMPARE(models::totalsOf(totals, StateGroup::Closed).paid.minor(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPaymentTable)
#include "tst_payment_table.moc"
