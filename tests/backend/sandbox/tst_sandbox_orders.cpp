// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sandbox/merchant_fixture.h"
#include "sandbox/order_book.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;
using namespace std::chrono_literals;

namespace {

QJsonObject request(const QString& timeExpire = {})
{
    QJsonObject order{{u"out_trade_no"_s, u"ORDER1"_s},
                      {u"description"_s, u"拿铁"_s},
                      {u"amount"_s, QJsonObject{{u"total"_s, 1500}}}};
    if (!timeExpire.isEmpty())
        order.insert(u"time_expire"_s, timeExpire);
    return order;
}

} // namespace

class OrderBookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repetitionGetsAFreshCodeForTheSameOrder();
    void repetitionIsRefused_data();
    void repetitionIsRefused();
    void expiryIsClamped_data();
    void expiryIsClamped();
    void expiredOrderTakesNoMoney();
    void codeOlderThanTwoHoursTakesNoMoney();
    void aLinkOlderThanFiveMinutesTakesNoMoney();
    void aNumberKeepsItsTradeType();
    void aPageIsPaidByThePayerItNamed();
    void declinedOrderStaysPayable();
    void paidOnce();
    void closeRules();
    void manyRepetitionsKeepBoundedCodes();

private:
    QByteArray place(OrderBook& book, const QJsonObject& order)
    {
        return std::get<PayCode>(book.place(order, "KEY", m_clock.now())).text;
    }

    test::FakeClock m_clock;
};

void OrderBookTest::repetitionGetsAFreshCodeForTheSameOrder()
{
    OrderBook book(test::countingBytes());
    const QByteArray first = place(book, request());
    const QByteArray second = place(book, request());
    QVERIFY(first != second);
    QCOMPARE(book.all().size(), 1);
    QCOMPARE(book.findByCode(first), book.findByCode(second));
    QCOMPARE(book.problem(first, m_clock.now()), std::nullopt);
}

void OrderBookTest::repetitionIsRefused_data()
{
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("with another amount") << u"amount"_s << QByteArray("OUT_TRADE_NO_USED") << 403;
    QTest::newRow("with an attach that was not there") << u"attach"_s << QByteArray("OUT_TRADE_NO_USED") << 403;
    QTest::newRow("with another expiry") << u"time_expire"_s << QByteArray("OUT_TRADE_NO_USED") << 403;
    QTest::newRow("after it was paid") << u"paid"_s << QByteArray("ORDERPAID") << 400;
    QTest::newRow("after it was closed") << u"closed"_s << QByteArray("ORDER_CLOSED") << 400;
    QTest::newRow("after it expired") << u"expired"_s << QByteArray("INVALID_REQUEST") << 400;
}

void OrderBookTest::repetitionIsRefused()
{
    QFETCH(QString, happened);
    OrderBook book(test::countingBytes());
    place(book, request());
    QJsonObject again = request();
    UtcTime now = m_clock.now();
    if (happened == u"paid")
        QVERIFY(book.pay("ORDER1", now));
    else if (happened == u"closed")
        QVERIFY(!book.close("ORDER1"));
    else if (happened == u"expired")
        now = now + 24h * 7;
    else if (happened == u"amount")
        again.insert(u"amount"_s, QJsonObject{{u"total"_s, 1501}});
    else
        again.insert(happened, u"2026-11-30T00:00:00+08:00"_s);
    const auto answer = book.place(again, "KEY", now);
    const auto* refusal = std::get_if<WireError>(&answer);
    QVERIFY(refusal);
    QTEST(refusal->code, "code");
    QTEST(refusal->status, "status");
    QCOMPARE(book.find("ORDER1")->total(), 1500);
}

void OrderBookTest::expiryIsClamped_data()
{
    QTest::addColumn<qint64>("wantedSeconds");
    QTest::addColumn<qint64>("givenSeconds");
    QTest::newRow("none: seven days") << qint64(-1) << qint64(7 * 86400);
    QTest::newRow("five minutes: as wanted") << qint64(300) << qint64(300);
    QTest::newRow("one minute: as wanted") << qint64(60) << qint64(60);
    QTest::newRow("59 seconds: one minute") << qint64(59) << qint64(60);
    QTest::newRow("90 days: as wanted") << qint64(90 * 86400) << qint64(90 * 86400);
    QTest::newRow("91 days: 90 days") << qint64(91 * 86400) << qint64(90 * 86400);
}

void OrderBookTest::expiryIsClamped()
{
    QFETCH(qint64, wantedSeconds);
    QFETCH(qint64, givenSeconds);
    OrderBook book(test::countingBytes());
    const QByteArray wanted = (m_clock.now() + std::chrono::seconds(wantedSeconds)).toRfc3339(kShanghaiOffset);
    place(book, request(wantedSeconds < 0 ? QString() : QString::fromLatin1(wanted)));
    QCOMPARE(book.find("ORDER1")->expiresAt.ms(), (m_clock.now() + std::chrono::seconds(givenSeconds)).ms());
}

void OrderBookTest::expiredOrderTakesNoMoney()
{
    OrderBook book(test::countingBytes());
    const QByteArray wanted = (m_clock.now() + 5min).toRfc3339(kShanghaiOffset);
    const QByteArray code = place(book, request(QString::fromLatin1(wanted)));
    QCOMPARE(book.problem(code, m_clock.now() + 5min - 1ms), std::nullopt);
    QVERIFY(book.problem(code, m_clock.now() + 5min) == PayProblem::Expired);
    // Expiry does not close it: a query still says NOTPAY.
    QVERIFY(book.find("ORDER1")->state == TradeState::NotPaid);
    QVERIFY(book.pay("ORDER1", m_clock.now() + 6min)); // the fault "paid late"
}

void OrderBookTest::codeOlderThanTwoHoursTakesNoMoney()
{
    OrderBook book(test::countingBytes());
    const QByteArray old = place(book, request());
    m_clock.advance(2h);
    QVERIFY(book.problem(old, m_clock.now()) == PayProblem::CodeTooOld);
    const QByteArray fresh = place(book, request());
    QCOMPARE(book.problem(fresh, m_clock.now()), std::nullopt);
}

void OrderBookTest::aLinkOlderThanFiveMinutesTakesNoMoney()
{
    OrderBook book(test::countingBytes());
    const QByteArray code = std::get<PayCode>(book.place(request(), "KEY", m_clock.now(), TradeType::H5)).text;
    QVERIFY(code.startsWith("wx") && code.size() <= 64);
    m_clock.advance(5min - 1ms);
    QCOMPARE(book.problem(code, m_clock.now()), std::nullopt);
    m_clock.advance(1ms);
    QVERIFY(book.problem(code, m_clock.now()) == PayProblem::CodeTooOld);
}

void OrderBookTest::aNumberKeepsItsTradeType()
{
    OrderBook book(test::countingBytes());
    place(book, request());
    const auto other = book.place(request(), "KEY", m_clock.now(), TradeType::App);
    QCOMPARE(std::get<WireError>(other).code, QByteArray("OUT_TRADE_NO_USED"));
    QVERIFY(book.find("ORDER1")->tradeType == TradeType::Native);
}

void OrderBookTest::aPageIsPaidByThePayerItNamed()
{
    OrderBook book(test::countingBytes());
    QJsonObject order = request();
    order.insert(u"payer"_s, QJsonObject{{u"openid"_s, u"oAlice"_s}});
    QVERIFY(std::holds_alternative<PayCode>(book.place(order, "KEY", m_clock.now(), TradeType::Jsapi)));
    QVERIFY(book.pay("ORDER1", m_clock.now()));
    QCOMPARE(book.find("ORDER1")->receipt->openid, QByteArray("oAlice"));
}

void OrderBookTest::declinedOrderStaysPayable()
{
    OrderBook book(test::countingBytes());
    const QByteArray code = place(book, request());
    book.decline("ORDER1");
    QCOMPARE(book.find("ORDER1")->declines, 1);
    QVERIFY(book.find("ORDER1")->state == TradeState::NotPaid);
    QCOMPARE(book.problem(code, m_clock.now()), std::nullopt);
}

void OrderBookTest::paidOnce()
{
    OrderBook book(test::countingBytes());
    const QByteArray code = place(book, request());
    QVERIFY(book.pay("ORDER1", m_clock.now()));
    const QByteArray id = book.find("ORDER1")->receipt->transactionId;
    QCOMPARE(id.size(), 28);
    QVERIFY(id.startsWith("42000"));
    QVERIFY(!book.pay("ORDER1", m_clock.now()));
    QCOMPARE(book.find("ORDER1")->receipt->transactionId, id);
    QCOMPARE(book.findByTransaction(id), book.find("ORDER1"));
    QVERIFY(book.problem(code, m_clock.now()) == PayProblem::AlreadyPaid);
    QVERIFY(!book.pay("NOBODY", m_clock.now()));
}

void OrderBookTest::closeRules()
{
    OrderBook book(test::countingBytes());
    QCOMPARE(book.close("ORDER1")->code, QByteArray("ORDER_NOT_EXIST"));
    const QByteArray code = place(book, request());
    QVERIFY(!book.close("ORDER1"));
    QVERIFY(!book.close("ORDER1"));
    QVERIFY(book.problem(code, m_clock.now()) == PayProblem::Closed);
    QVERIFY(book.pay("ORDER1", m_clock.now())); // the fault "paid late"
    QCOMPARE(book.close("ORDER1")->code, QByteArray("ORDERPAID"));
}

void OrderBookTest::manyRepetitionsKeepBoundedCodes()
{
    OrderBook book(test::countingBytes());
    const QByteArray first = place(book, request());
    for (int i = 0; i < OrderBook::kMostCodesPerOrder; ++i)
        place(book, request());
    QCOMPARE(book.find("ORDER1")->codes.size(), OrderBook::kMostCodesPerOrder);
    QVERIFY(book.problem(first, m_clock.now()) == PayProblem::UnknownCode);
}

QTEST_GUILESS_MAIN(OrderBookTest)
#include "tst_sandbox_orders.moc"
