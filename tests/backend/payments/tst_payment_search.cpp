// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payments found by a number or its end, by their states, and added up; over two shards.
#include "payment_house.h"

#include <QTest>

#include <limits>
#include <set>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::ReportedState;

namespace {

/// The shop with three sales a minute apart: paid, paid, open.
class Sales
{
public:
    Sales()
    {
        for (const char* order : {"T01-AAAAKX8841", "T01-BBBBKX8842", "T01-CCCCKX8841"}) {
            payments.push_back(house.created(house.wanted(order)));
            house.clock.advance(1min);
        }
        house.channel->state = ReportedState::Paid;
        for (int i = 0; i < 2; ++i)
            payments[i] = *wait(house.desk.query(kShop, payments[i].paymentNo));
    }
    QByteArrayList found(const QByteArray& number, const MerchantId& merchant = kShop)
    {
        payments::PaymentFilter filter;
        filter.number = number;
        return ordersOf(wait(house.desk.list(merchant, filter)));
    }
    QByteArrayList inStates(const QByteArrayList& statuses)
    {
        payments::PaymentFilter filter;
        filter.statuses = statuses;
        return ordersOf(wait(house.desk.list(kShop, filter)));
    }
    static QByteArrayList ordersOf(const Result<wire::PaymentPage>& page)
    {
        QByteArrayList orders;
        for (const wire::Payment& payment : page->payments)
            orders.append(payment.merchantOrderNo.bytes());
        return orders;
    }

    PaymentHouse house;
    std::vector<wire::Payment> payments;
};

const QByteArrayList kFirst{"T01-AAAAKX8841"};

} // namespace

class TestPaymentSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyWholeNumberFindsThePayment()
    {
        Sales sales;
        const wire::Payment& first = sales.payments[0];
        QCOMPARE(sales.found(first.paymentNo.bytes()), kFirst);
        QCOMPARE(sales.found(first.paymentNo.bytes().toLower()), kFirst);
        QCOMPARE(sales.found(attemptNoOf(first.paymentNo, 1).bytes()), kFirst);
        QCOMPARE(sales.found(first.merchantOrderNo.bytes()), kFirst);
        QVERIFY(!first.channelTradeNo.isEmpty());
        QCOMPARE(sales.found(first.channelTradeNo.bytes()), kFirst);
    }

    void aNumbersEndFindsAllThatEndSo()
    {
        Sales sales;
        QCOMPARE(sales.found("KX8841"), (QByteArrayList{"T01-CCCCKX8841", "T01-AAAAKX8841"}));
        QCOMPARE(sales.found("kx8842"), QByteArrayList{"T01-BBBBKX8842"});
        QCOMPARE(sales.found(sales.payments[1].paymentNo.bytes().last(6)).contains("T01-BBBBKX8842"), true);
        QCOMPARE(sales.found(sales.payments[0].channelTradeNo.bytes().last(8)).contains(kFirst.front()), true);
        QCOMPARE(sales.found("0000"), QByteArrayList());
    }

    void aNumbersEndIsReadPageByPage()
    {
        Sales sales;
        payments::PaymentFilter filter;
        filter.number = "KX8841";
        filter.limit = 1;
        const auto first = wait(sales.house.desk.list(kShop, filter));
        QCOMPARE(Sales::ordersOf(first), QByteArrayList{"T01-CCCCKX8841"});
        filter.cursor = first->nextCursor;
        const auto second = wait(sales.house.desk.list(kShop, filter));
        QCOMPARE(Sales::ordersOf(second), kFirst);
        QVERIFY(second->nextCursor.isEmpty());
    }

    void aNumbersEndReachesBackAMonth()
    {
        Sales sales;
        sales.house.clock.advance(24h * 31);
        QCOMPARE(sales.found("KX8841"), QByteArrayList());
        QCOMPARE(sales.found("T01-AAAAKX8841"), kFirst); // a whole number is found for ever
    }

    void anotherMerchantsNumbersLeadNowhere()
    {
        Sales sales;
        const auto stranger = MerchantId::trusted("M2000");
        const wire::Payment& first = sales.payments[0];
        for (const QByteArray& number : {first.paymentNo.bytes(), first.merchantOrderNo.bytes(),
                                         first.channelTradeNo.bytes(), QByteArray("KX8841")})
            QCOMPARE(sales.found(number, stranger), QByteArrayList());
    }

    void severalStatesAreListedTogether()
    {
        Sales sales;
        QCOMPARE(sales.inStates({"SUCCEEDED"}), (QByteArrayList{"T01-BBBBKX8842", "T01-AAAAKX8841"}));
        QCOMPARE(sales.inStates({"PENDING", "CLOSED"}), QByteArrayList{"T01-CCCCKX8841"});
        QCOMPARE(sales.inStates({"PENDING", "SUCCEEDED"}).size(), 3);
        QCOMPARE(sales.inStates({"REFUNDED"}), QByteArrayList());
    }

    void theTotalsOfASpanCountEveryState()
    {
        Sales sales;
        payments::TotalsFilter filter;
        filter.from = sales.payments[0].createdAt;
        filter.to = sales.house.clock.now();
        auto totals = wait(sales.house.desk.totalsOf(kShop, filter));
        std::sort(totals->lines.begin(), totals->lines.end(),
                  [](const auto& a, const auto& b) { return a.status < b.status; });
        QCOMPARE(totals->lines.size(), size_t{2});
        QCOMPARE(totals->lines[0].status, QByteArray("PENDING"));
        QCOMPARE(totals->lines[0].count, 1);
        QCOMPARE(totals->lines[1].status, QByteArray("SUCCEEDED"));
        QCOMPARE(totals->lines[1].amount.minor(), 3000);
        filter.to = sales.payments[1].createdAt; // not itself
        QCOMPARE(wait(sales.house.desk.totalsOf(kShop, filter))->lines.front().count, 1);
        filter.tillNo = TillNo::trusted("T9");
        QVERIFY(wait(sales.house.desk.totalsOf(kShop, filter))->lines.empty());
    }

    void aPaymentThatHasANumberTwiceIsFoundOnce()
    {
        PaymentHouse house;
        const QByteArray number = "SAME-NUMBER-0001";
        const wire::Payment payment = house.created(house.wanted(number));
        results::Reported paid;
        paid.report.state = ReportedState::Paid;
        paid.report.attemptNo = attemptNoOf(payment.paymentNo, 1);
        paid.report.money = channels::ReceivedMoney{ChannelTradeNo::trusted(number), payment.amount, {}};
        paid.accountId = ChannelAccountId::trusted("M1000-fake");
        paid.at = house.clock.now();
        QVERIFY(wait(house.results.apply(paid)).ok());
        payments::PaymentFilter filter;
        filter.number = number;
        QCOMPARE(Sales::ordersOf(wait(house.desk.list(kShop, filter))), QByteArrayList{number});
    }

    void theTotalsOfAllShardsAreOneSumForEachCurrency()
    {
        PaymentHouse house;
        std::set<storage::ShardIndex> shards;
        for (int i = 0; i < 16; ++i) {
            wire::CreatePayment payment = house.wanted("sum-" + QByteArray::number(i));
            payment.amount = Money(100, i % 2 == 0 ? Currency::cny() : *Currency::parse("HKD"));
            house.created(payment);
            shards.insert(house.storage->shardOf(storage::Slot::of(kShop, payment.merchantOrderNo.bytes())));
        }
        QCOMPARE(shards.size(), size_t(2));
        const payments::TotalsFilter day{house.clock.now() - 1h, house.clock.now() + 1h, {}};
        const auto totals = wait(house.desk.totalsOf(kShop, day));
        QCOMPARE(totals->lines.size(), size_t(2));
        for (const wire::PaymentTotals::Line& line : totals->lines) {
            QCOMPARE(line.status, QByteArray("PENDING"));
            QCOMPARE(line.count, 8);
            QCOMPARE(line.amount.minor(), 800);
        }
        QVERIFY(totals->lines[0].amount.currency() != totals->lines[1].amount.currency());
    }

    void aSumThatNoNumberHoldsIsAnError()
    {
        PaymentHouse house;
        for (storage::ShardIndex shard = 0; shard < 2; ++shard)
            house.insertPaid(shard, std::numeric_limits<std::int64_t>::max() / 2 + 1);
        const payments::TotalsFilter day{house.clock.now() - 1h, house.clock.now() + 1h, {}};
        QVERIFY(!wait(house.desk.totalsOf(kShop, day)));
        QVERIFY(!wait(house.desk.totals(kShop, {})));
    }
};

QTEST_GUILESS_MAIN(TestPaymentSearch)
#include "tst_payment_search.moc"
