// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payer's codes, and the orders that are paid with them.
#include "backend/sandbox/merchant_fixture.h"
#include "sandbox/order_book.h"
#include "sandbox/payer_codes.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guitai;
using namespace guitai::sandbox;
using namespace std::chrono_literals;

namespace {

QByteArray refusalOf(const std::variant<PayerCode, PayerCodeProblem>& taken)
{
    const auto* problem = std::get_if<PayerCodeProblem>(&taken);
    if (!problem)
        return "taken";
    return *problem == PayerCodeProblem::Unknown ? "unknown" : *problem == PayerCodeProblem::Used ? "used" : "expired";
}

QJsonObject request()
{
    return {{u"out_trade_no"_s, u"ORDER1"_s}, {u"amount"_s, QJsonObject{{u"total"_s, 1500}}}};
}

} // namespace

class PayerCodesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeLooksLikeARealOneAndIsTakenOnce();
    void aCodeLivesForAMinute();
    void theOldestCodesAreForgotten();
    void thePayersWordPaysOrEnds_data();
    void thePayersWordPaysOrEnds();
    void aReverseEndsItPaidOrNot();
    void onlyAPayerCodesOrderIsReversed();
    void aPayerCodesOrderIsNotClosed();

private:
    test::FakeClock m_clock;
};

void PayerCodesTest::aCodeLooksLikeARealOneAndIsTakenOnce()
{
    PayerCodes codes(test::countingBytes());
    const QByteArray code = codes.show(false, m_clock.now()).text;
    QCOMPARE(code.size(), 18);
    QVERIFY(code.startsWith("13"));
    QVERIFY(codes.show(false, m_clock.now()).text != code);
    QCOMPARE(refusalOf(codes.take(code, m_clock.now())), QByteArray("taken"));
    QCOMPARE(refusalOf(codes.take(code, m_clock.now())), QByteArray("used"));
    QCOMPARE(refusalOf(codes.take("134567890123456789", m_clock.now())), QByteArray("unknown"));
}

void PayerCodesTest::aCodeLivesForAMinute()
{
    PayerCodes codes(test::countingBytes());
    const QByteArray first = codes.show(false, m_clock.now()).text;
    const QByteArray second = codes.show(false, m_clock.now()).text;
    m_clock.advance(1min - 1ms);
    QCOMPARE(refusalOf(codes.take(first, m_clock.now())), QByteArray("taken"));
    m_clock.advance(1ms);
    QCOMPARE(refusalOf(codes.take(second, m_clock.now())), QByteArray("expired"));
}

void PayerCodesTest::theOldestCodesAreForgotten()
{
    PayerCodes codes(test::countingBytes());
    const QByteArray first = codes.show(false, m_clock.now()).text;
    for (std::size_t i = 0; i < PayerCodes::kMostCodes; ++i)
        codes.show(false, m_clock.now());
    QCOMPARE(refusalOf(codes.take(first, m_clock.now())), QByteArray("unknown"));
}

void PayerCodesTest::thePayersWordPaysOrEnds_data()
{
    QTest::addColumn<bool>("confirms");
    QTest::newRow("confirmed") << true;
    QTest::newRow("declined") << false;
}

void PayerCodesTest::thePayersWordPaysOrEnds()
{
    QFETCH(bool, confirms);
    OrderBook book(test::countingBytes());
    const Order* order = book.placeWithCode(request(), "134567890123456789", m_clock.now());
    QVERIFY(order->state == TradeState::UserPaying);
    QCOMPARE(book.problem("134567890123456789", m_clock.now()), std::nullopt);
    QVERIFY(!book.placeWithCode(request(), "134567890123456780", m_clock.now()));
    if (confirms)
        QVERIFY(book.pay("ORDER1", m_clock.now()));
    else
        book.decline("ORDER1");
    QVERIFY(book.find("ORDER1")->state == (confirms ? TradeState::Success : TradeState::PayError));
    QVERIFY(book.problem("134567890123456789", m_clock.now()).has_value());
}

void PayerCodesTest::aReverseEndsItPaidOrNot()
{
    for (const bool paid : {true, false}) {
        OrderBook book(test::countingBytes());
        book.placeWithCode(request(), "134567890123456789", m_clock.now());
        if (paid)
            QVERIFY(book.pay("ORDER1", m_clock.now()));
        QVERIFY(!book.reverse("ORDER1", m_clock.now()));
        QVERIFY(!book.reverse("ORDER1", m_clock.now()));
        QVERIFY(book.find("ORDER1")->state == TradeState::Revoked);
        QVERIFY(book.problem("134567890123456789", m_clock.now()) == PayProblem::Closed);
        QCOMPARE(book.reverse("ORDER1", m_clock.now() + 24h * 7 + 1ms)->code, QByteArray("REVERSE_EXPIRE"));
    }
}

void PayerCodesTest::onlyAPayerCodesOrderIsReversed()
{
    OrderBook book(test::countingBytes());
    QCOMPARE(book.reverse("ORDER1", m_clock.now())->code, QByteArray("ORDER_NOT_EXIST"));
    QVERIFY(std::holds_alternative<PayCode>(book.place(request(), "KEY", m_clock.now())));
    QCOMPARE(book.reverse("ORDER1", m_clock.now())->code, QByteArray("INVALID_REQUEST"));
}

void PayerCodesTest::aPayerCodesOrderIsNotClosed()
{
    OrderBook book(test::countingBytes());
    book.placeWithCode(request(), "134567890123456789", m_clock.now());
    QCOMPARE(book.close("ORDER1")->code, QByteArray("INVALID_REQUEST"));
}

QTEST_GUILESS_MAIN(PayerCodesTest)
#include "tst_sandbox_payer_codes.moc"
