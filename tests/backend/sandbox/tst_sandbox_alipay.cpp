// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the played Alipay's trades, and its bill against a row that the real one published.
#include "backend/sandbox/merchant_fixture.h"
#include "sandbox/alipay/alipay_bill.h"
#include "sandbox/alipay/alipay_book.h"
#include "sandbox/gbk.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;
using namespace std::chrono_literals;

namespace {

QJsonObject order(const QString& amount = u"12.30"_s)
{
    return {{u"out_trade_no"_s, u"ORDER1"_s}, {u"total_amount"_s, amount}, {u"subject"_s, u"拿铁"_s}};
}

QJsonObject refund(const QString& number, const QString& amount)
{
    return {{u"out_trade_no"_s, u"ORDER1"_s}, {u"out_request_no"_s, number}, {u"refund_amount"_s, amount}};
}

} // namespace

class tst_sandbox_alipay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTradeBeginsWhenItIsScanned();
    void repetitionIsRefused_data();
    void repetitionIsRefused();
    void amountsAreYuanWithTwoDecimals_data();
    void amountsAreYuanWithTwoDecimals();
    void anUnpaidTradeClosesWhenItsTimeIsOver();
    void cancelTakesBackWhateverThereIs();
    void refundsNeverExceedWhatWasPaid();
    void textIsGbk();
    void theBillHasTheRealOnesFrame();

private:
    AlipayBook book() { return AlipayBook(test::countingBytes()); }
    AlipayBook::Refusal place(AlipayBook& trades, const QJsonObject& content = order())
    {
        return trades.place(content, "http://127.0.0.1:9/", trades.newCode(), m_clock.now());
    }

    test::FakeClock m_clock;
};

void tst_sandbox_alipay::aTradeBeginsWhenItIsScanned()
{
    AlipayBook trades = book();
    QCOMPARE(place(trades), QByteArray());
    QVERIFY(!trades.named(order(), m_clock.now()));
    QCOMPARE(trades.close("ORDER1", m_clock.now()), QByteArray("ACQ.TRADE_NOT_EXIST"));
    trades.scan("ORDER1");
    QVERIFY(trades.named(order(), m_clock.now()));
    QVERIFY(trades.pay("ORDER1", m_clock.now()));
    QVERIFY(!trades.pay("ORDER1", m_clock.now()));
    QCOMPARE(trades.close("ORDER1", m_clock.now()), QByteArray("ACQ.REASON_TRADE_STATUS_INVALID"));
}

void tst_sandbox_alipay::repetitionIsRefused_data()
{
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("the same again") << u"nothing"_s << QByteArray();
    QTest::newRow("with another amount") << u"amount"_s << QByteArray("ACQ.CONTEXT_INCONSISTENT");
    QTest::newRow("after it was paid") << u"paid"_s << QByteArray("ACQ.TRADE_HAS_SUCCESS");
    QTest::newRow("after it was closed") << u"closed"_s << QByteArray("ACQ.TRADE_HAS_CLOSE");
}

void tst_sandbox_alipay::repetitionIsRefused()
{
    QFETCH(QString, happened);
    AlipayBook trades = book();
    place(trades);
    trades.scan("ORDER1");
    if (happened == u"paid")
        trades.pay("ORDER1", m_clock.now());
    if (happened == u"closed")
        trades.close("ORDER1", m_clock.now());
    QTEST(place(trades, happened == u"amount" ? order(u"12.31"_s) : order()), "refusal");
}

void tst_sandbox_alipay::amountsAreYuanWithTwoDecimals_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<bool>("accepted");
    for (const char* good : {"0.01", "12", "12.3", "12.30", "100000000.00"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char* bad : {"", "0", "0.00", "-1.00", "1.234", "1e2", "100000000.01", "1,000.00", "+1.00"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
}

void tst_sandbox_alipay::amountsAreYuanWithTwoDecimals()
{
    QFETCH(QString, amount);
    AlipayBook trades = book();
    QTEST(place(trades, order(amount)).isEmpty(), "accepted");
}

void tst_sandbox_alipay::anUnpaidTradeClosesWhenItsTimeIsOver()
{
    AlipayBook trades = book();
    place(trades);
    trades.scan("ORDER1");
    QCOMPARE(trades.find("ORDER1", m_clock.now() + 2h - 1ms)->state, AlipayState::WaitBuyerPay);
    QCOMPARE(trades.find("ORDER1", m_clock.now() + 2h)->state, AlipayState::Closed);
}

void tst_sandbox_alipay::cancelTakesBackWhateverThereIs()
{
    AlipayBook trades = book();
    QByteArray action;
    QCOMPARE(trades.cancel("ORDER1", m_clock.now(), action), QByteArray());
    QVERIFY(action.isEmpty());
    place(trades);
    trades.scan("ORDER1");
    trades.pay("ORDER1", m_clock.now());
    QCOMPARE(trades.cancel("ORDER1", m_clock.now(), action), QByteArray());
    QCOMPARE(action, QByteArray("refund"));
    const AlipayTrade& trade = *trades.find("ORDER1", m_clock.now());
    QCOMPARE(trade.state, AlipayState::Closed);
    QCOMPARE(trade.refunded(), trade.total);
}

void tst_sandbox_alipay::refundsNeverExceedWhatWasPaid()
{
    AlipayBook trades = book();
    place(trades);
    trades.scan("ORDER1");
    bool isNew = false;
    const auto ask = [&](const char* number, const QString& amount) {
        isNew = false;
        return trades.refund(refund(QString::fromLatin1(number), amount), m_clock.now(), isNew);
    };
    QCOMPARE(ask("R1", u"1.00"_s), QByteArray("ACQ.TRADE_STATUS_ERROR"));
    trades.pay("ORDER1", m_clock.now());
    QCOMPARE(ask("R1", u"12.31"_s), QByteArray("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"));
    QVERIFY(ask("R1", u"5.00"_s).isEmpty() && isNew);
    QVERIFY(ask("R1", u"5.00"_s).isEmpty() && !isNew);
    QCOMPARE(ask("R1", u"5.01"_s), QByteArray("ACQ.DISCORDANT_REPEAT_REQUEST"));
    QCOMPARE(ask("R2", u"7.31"_s), QByteArray("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"));
    QVERIFY(ask("R2", u"7.30"_s).isEmpty() && isNew);
    QCOMPARE(trades.find("ORDER1", m_clock.now())->state, AlipayState::Closed);
}

void tst_sandbox_alipay::textIsGbk()
{
    QCOMPARE(gbk(u"支付宝 A（元）"_s).toHex(), QByteArray("d6a7b8b6b1a62041a3a8d4aaa3a9"));
    QCOMPARE(gbk(u"茶☕"_s), QByteArray("\xb2\xe8?"));
}

void tst_sandbox_alipay::theBillHasTheRealOnesFrame()
{
    BillRow paid;
    paid.at = *UtcTime::parseRfc3339("2019-09-16T10:00:00+08:00");
    paid.tradeNo = "2019091622001409091000000001";
    paid.orderNo = "ORDER1";
    paid.subject = u"茶,大杯"_s;
    paid.payer = "159****5620";
    paid.ordered = 1230;
    paid.fee = 7;
    BillRow back = paid;
    back.event = BillEvent::Refund;
    back.ordered = 0;
    back.refunded = 500;
    back.fee = -3;
    back.merchantRefundNo = "R1";
    const AlipayBillDay of{"20880211096256330156", BusinessDate::of(paid.at),
                           *UtcTime::parseRfc3339("2019-09-17T05:46:49+08:00")};
    const QStringList lines = alipayDetails({paid, back}, of).split(u"\r\n"_s);
    QCOMPARE(lines.at(0), u"#支付宝业务明细查询"_s);
    QCOMPARE(lines.at(1), u"#账号：[20880211096256330156]"_s);
    QCOMPARE(lines.at(2), u"#起始日期：[2019年09月16日 00:00:00]   终止日期：[2019年09月17日 00:00:00]"_s);
    QCOMPARE(lines.at(4).count(u','), 24);
    const QStringList first = lines.at(5).split(u',');
    QCOMPARE(first.size(), 25);
    QCOMPARE(first.at(0), u"2019091622001409091000000001\t"_s);
    QCOMPARE(first.at(11), u"12.30"_s);
    QCOMPARE(first.at(22), u"-0.07"_s);
    QCOMPARE(lines.at(6).split(u',').at(12), u"-5.00"_s);
    QCOMPARE(lines.at(6).split(u',').at(22), u"0.03"_s);
    QCOMPARE(lines.at(8), u"#交易合计：1笔，商家实收共12.30元，商家优惠共0.00元"_s);
    QCOMPARE(lines.at(9), u"#退款合计：1笔，商家实收退款共-5.00元，商家优惠退款共0.00元"_s);
    QCOMPARE(lines.at(10), u"#导出时间：[2019年09月17日 05:46:49]"_s);
    QVERIFY(alipaySummary({paid, back}, of).contains(u"合计,,1,1,7.30,7.30,0.00,0.00,0.00,-0.04,0.00,7.26"_s));
}

QTEST_APPLESS_MAIN(tst_sandbox_alipay)
#include "tst_sandbox_alipay.moc"
