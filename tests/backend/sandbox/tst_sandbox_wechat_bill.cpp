// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchant_fixture.h"

#include "sandbox/wechat/wechat_bill.h"
#include "sandbox/wechat/wechat_bill_desk.h"

#include <QCryptographicHash>
#include <QTest>

using namespace guitai;
using namespace guitai::sandbox;

namespace {

UtcTime beijing(const char* time)
{
    return *UtcTime::parseRfc3339(QByteArray(time) + "+08:00");
}

BillRow oneFen(const char* at, const char* tradeNo, const char* orderNo)
{
    BillRow row;
    row.at = beijing(at);
    row.tradeNo = tradeNo;
    row.orderNo = orderNo;
    row.tradeType = "NATIVE";
    row.payer = "ofyak5qR_1wYsC99CsWA6R9MJazA";
    row.subject = QStringLiteral("for testing");
    row.attach = QStringLiteral("cipher code");
    row.ordered = 1;
    row.feeBasisPoints = 100;
    return row;
}

/// Two payments and a refund of a part.
QList<BillRow> someDay()
{
    BillRow first = oneFen("2026-11-22T09:00:00", "4200001", "P1");
    first.ordered = 1230;
    first.fee = feeOf(1230, 60);
    first.feeBasisPoints = 60;
    BillRow second = oneFen("2026-11-22T23:59:59", "4200002", "P2");
    second.ordered = 5;
    second.feeBasisPoints = 60;
    BillRow refund = first;
    refund.event = BillEvent::Refund;
    refund.at = beijing("2026-11-22T12:00:00");
    refund.ordered = 0;
    refund.refunded = 500;
    refund.fee = -feeOf(500, 60);
    refund.refundId = "5030001";
    refund.merchantRefundNo = "R1";
    return {first, refund, second};
}

QList<QByteArray> linesOf(const QByteArray& file)
{
    return file.split('\n');
}

const Merchant kMerchant{"1601959334", "wx81be3101902f7cb2"};

} // namespace

class SandboxWechatBillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeRowsOfARealDayHaveThePublishedHash();
    void summaryAddsUp();
    void typesHaveTheirColumnsAndRows_data();
    void typesHaveTheirColumnsAndRows();
    void fundFlowCarriesTheBalance();
    void differencesArePlantedWhereTheyAreWanted();
    void aRowMovesPastMidnight();
    void aBillIsMadeAtTenOfTheNextDay();
};

void SandboxWechatBillTest::threeRowsOfARealDayHaveThePublishedHash()
{
    const QList<BillRow> rows{oneFen("2021-01-28T17:07:11", "4200000925202101284997714292", "S20210128170702357723"),
                              oneFen("2021-01-28T15:35:18", "4200000910202101282955148400", "S20210128153505214586"),
                              oneFen("2021-01-28T16:59:46", "4200000926202101281412639609", "S20210128165824499930")};
    const QByteArray file = tradeBill(TradeBill::All, rows, kMerchant);
    QCOMPARE(QCryptographicHash::hash(file, QCryptographicHash::Sha1).toHex(),
             "dcd7ceb3d382a1181798368bb15d8437de46c00f");
}

void SandboxWechatBillTest::summaryAddsUp()
{
    const QList<QByteArray> lines = linesOf(tradeBill(TradeBill::All, someDay(), kMerchant));
    QCOMPARE(lines.size(), 7); // header, three rows, two lines of summary, nothing behind the last line's end
    QCOMPARE(lines.at(5), "`3,`12.35,`5.00,`0.00,`0.04000,`12.35,`5.00\r");
    QCOMPARE(lines.at(6), "");
}

void SandboxWechatBillTest::typesHaveTheirColumnsAndRows_data()
{
    QTest::addColumn<TradeBill>("type");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("all") << TradeBill::All << 27 << 3;
    QTest::newRow("payments") << TradeBill::Success << 20 << 2;
    QTest::newRow("refunds") << TradeBill::Refund << 29 << 1;
}

void SandboxWechatBillTest::typesHaveTheirColumnsAndRows()
{
    QFETCH(TradeBill, type);
    QFETCH(int, columns);
    QFETCH(int, rows);
    const QList<QByteArray> lines = linesOf(tradeBill(type, someDay(), kMerchant));
    QCOMPARE(lines.size(), rows + 4);
    for (int line = 0; line <= rows; ++line)
        QCOMPARE(lines.at(line).count(',') + 1, columns);
}

void SandboxWechatBillTest::fundFlowCarriesTheBalance()
{
    const QList<QByteArray> lines = linesOf(fundFlowBill(someDay(), 1000, kMerchant));
    // 12.30 comes in, its fee of 0.07 goes out, 5.00 less 0.03 of fee go back, 0.05 come in without a fee.
    QCOMPARE(lines.size(), 8);
    QVERIFY(lines.at(1).contains("`收入,`12.30,`22.30,"));
    QVERIFY(lines.at(2).contains("`扣除交易手续费,`支出,`0.07,`22.23,"));
    QVERIFY(lines.at(3).contains("`退款,`支出,`4.97,`17.26,"));
    QVERIFY(lines.at(4).contains("`收入,`0.05,`17.31,"));
    QCOMPARE(lines.at(6), "`4,`2,`12.35,`2,`5.04\r");
    qint64 left = 1000;
    for (const BillRow& row : someDay())
        left += settledBy(row);
    QCOMPARE(yuan(left), "17.31");
}

void SandboxWechatBillTest::differencesArePlantedWhereTheyAreWanted()
{
    const UtcTime at = beijing("2026-11-22T10:00:00");
    const auto planted = [&](Difference difference, const char* number, qint64 off) {
        return withDifferences(someDay(), {{difference, number, off}}, at);
    };
    QCOMPARE(planted(Difference::Missing, "R1", 0).size(), 2);
    QCOMPARE(planted(Difference::Missing, "nobody's", 0).size(), 3);
    QCOMPARE(planted(Difference::Duplicate, "P2", 0).size(), 4);
    QCOMPARE(planted(Difference::Amount, "P1", 1).at(0).ordered, 1231);
    QCOMPARE(planted(Difference::Amount, "R1", -1).at(1).refunded, 499);
    QCOMPARE(planted(Difference::Fee, "P1", 2).at(0).fee, 9);
    const QList<BillRow> extra = planted(Difference::Extra, "P9", 700);
    QCOMPARE(extra.size(), 4);
    QCOMPARE(extra.last().orderNo, "P9");
    QCOMPARE(extra.last().ordered, 700);
    QCOMPARE(planted(Difference::Currency, "P1", 0).at(0).currency, QByteArray("HKD"));
    QVERIFY(planted(Difference::Unreadable, "P1", 0).at(0).isGarbled);
    QVERIFY(!planted(Difference::State, "R1", 0).at(1).refundArrived);
    const BillRow reversed = planted(Difference::State, "P1", 0).at(0);
    QVERIFY(reversed.event == BillEvent::Reversal && reversed.refunded == 1230 && reversed.ordered == 0);
}

void SandboxWechatBillTest::aRowMovesPastMidnight()
{
    const auto nextDay = [](UtcTime at) { return BusinessDate::of(at).ends(); };
    const QList<BillRow> rows = pastMidnight(someDay(), {{Difference::Midnight, "P1", 0}}, nextDay);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.last().orderNo, QByteArray("P1"));
    QCOMPARE(rows.last().at.ms(), beijing("2026-11-23T00:00:01").ms());
    QCOMPARE(rows.first().at.ms(), beijing("2026-11-22T12:00:00").ms());
}

void SandboxWechatBillTest::aBillIsMadeAtTenOfTheNextDay()
{
    test::FakeClock clock;
    const Merchant& merchant = kMerchant;
    const OrderBook orders(test::countingBytes());
    const RefundBook refunds(test::countingBytes());
    Faults faults;
    const WechatBillDesk desk({merchant, orders, refunds, faults, clock, test::countingBytes()});
    const auto answered = [&](const char* now) {
        clock.set(beijing(now));
        const auto file = desk.plainFile(true, QStringLiteral("2026-11-22"), QStringLiteral("ALL"));
        return std::get<WireError>(file).code;
    };
    QCOMPARE(answered("2026-11-22T23:59:59"), QByteArray("PARAM_ERROR"));
    QCOMPARE(answered("2026-11-23T00:00:00"), QByteArray("STATEMENT_CREATING"));
    QCOMPARE(answered("2026-11-23T09:59:59"), QByteArray("STATEMENT_CREATING"));
    QCOMPARE(answered("2026-11-23T10:00:00"), QByteArray("NO_STATEMENT_EXIST"));
    faults.bills.atOnce = true;
    QCOMPARE(answered("2026-11-22T23:59:59"), QByteArray("NO_STATEMENT_EXIST"));
}

QTEST_GUILESS_MAIN(SandboxWechatBillTest)
#include "tst_sandbox_wechat_bill.moc"
