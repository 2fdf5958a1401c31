// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay at the till, from the request to the money: our code and the payer's, with what happens to shops.
#include "flow/unionpay_test.h"

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestUnionpayPayment : public UnionpayTest
{
    Q_OBJECT

private Q_SLOTS:
    void paidByNotice()
    {
        const int queries = asked("query");
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(charged.status, 201);
        QVERIFY(charged.codeUrl().startsWith(u"https://qr.95516.com/00010001/62"_s));
        const SandboxAnswer paid = customer("pay", charged.codeUrl());
        QCOMPARE(paid.status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        const ShopAnswer payment = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(payment.text("channel"), u"unionpay"_s);
        QCOMPARE(payment.text("channel_trade_no"), paid.body.value(u"query_id"_s).toString());
        QCOMPARE(asked("query"), queries);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 409);
    }

    void paidByQueryWhenTheNoticeIsLost()
    {
        setFault("notices.drop", -1);
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 200);
        m_shop->clock().advance(6s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void anUnansweredQuerySaysNothing()
    {
        setFault("notices.drop", -1);
        setFault("query.forge_times", 1);
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 200);
        const int before = asked("query");
        m_shop->clock().advance(6s);
        QVERIFY(m_shop->until([&] { return asked("query") > before; }));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), u"PENDING"_s);
        m_shop->clock().advance(11s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aDeclinedCardLeavesTheCodeOpen()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(customer("decline", charged.codeUrl()).status, 200);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void expiredIsClosedOnceItsTimeIsOver()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s, {{u"expires_in"_s, 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
    }

    void forgedNoticesMoveNothing_data()
    {
        QTest::addColumn<QString>("forgery");
        for (const char* forgery : {"signature", "certificate"})
            QTest::newRow(forgery) << QString::fromLatin1(forgery);
    }
    void forgedNoticesMoveNothing()
    {
        QFETCH(QString, forgery);
        setFault("notices.forge", forgery);
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 200);
        const auto refused = [&] {
            const QJsonArray sent =
                m_sandbox.control("GET", "/control/unionpay/notices").body.value(u"notices"_s).toArray();
            return !sent.isEmpty() && sent.last().toObject().value(u"order_id"_s) == charged.attemptNo() &&
                   sent.last().toObject().value(u"status"_s).toInt() == 401;
        };
        QVERIFY(m_shop->until(refused));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), u"PENDING"_s);
        // The truth still counts.
        setFault("notices.forge", u""_s);
        m_shop->clock().advance(6s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aNoticeOfAnotherAmountFreezes()
    {
        setFault("notices.forge", u"amount"_s);
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        QCOMPARE(customer("pay", charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] { return m_shop->payment(charged.text("payment_no")).body[u"frozen"_s].toBool(); }));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), u"PENDING"_s);
    }

    void aPartGoesBackByRefund()
    {
        const QString no = paidByCode();
        const ShopAnswer refunded = refund(no, 500);
        QCOMPARE(refunded.status, 201);
        QVERIFY(refundBecomes(refunded.text("refund_no"), "SUCCEEDED"));
        QCOMPARE(trade(refunded.text("refund_no")).value(u"txn_type"_s).toString(), u"0400"_s);
        QCOMPARE(m_shop->payment(no).text("status"), u"PARTIALLY_REFUNDED"_s);
    }

    void allOfItGoesBackByUndo()
    {
        const QString no = paidByCode();
        const ShopAnswer refunded = refund(no, 1230);
        QVERIFY(refundBecomes(refunded.text("refund_no"), "SUCCEEDED"));
        // The settlement day may end between the two, at 23:00 in Beijing.
        const QString type = trade(refunded.text("refund_no")).value(u"txn_type"_s).toString();
        QVERIFY(type == u"3100"_s || type == u"0400"_s);
        QCOMPARE(m_shop->payment(no).text("status"), u"REFUNDED"_s);
    }

    void anUnansweredRefundIsAskedAbout()
    {
        const QString no = paidByCode();
        setFault("notices.drop", -1);
        setFault("refund.drop_reply", 1);
        const ShopAnswer refunded = refund(no, 500);
        m_shop->clock().advance(21s);
        QVERIFY(refundBecomes(refunded.text("refund_no"), "SUCCEEDED"));
        QCOMPARE(m_shop->payment(no).body[u"refunded"_s].toInt(), 500);
    }

    void aPayersCodeIsPaidByNotice()
    {
        const ShopAnswer charged = chargePayer();
        QCOMPARE(charged.status, 201);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aPayersCodeIsPaidByQueryWhenTheNoticeIsLost()
    {
        setFault("notices.drop", -1);
        const ShopAnswer charged = chargePayer();
        m_shop->clock().advance(2s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aPayersCodeThatIsDeclinedFails()
    {
        setFault("payer.outcome", u"64"_s);
        const ShopAnswer charged = chargePayer();
        m_shop->clock().advance(2s);
        QVERIFY(attemptBecomes(charged, "FAILED"));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("error_code"), u"NOTENOUGH"_s);
    }

    void aCodeThatWasUsedIsRefusedAtOnce()
    {
        const QString code = payerCode();
        m_shop->charge(orderNo(), {{u"pay_way"_s, u"UNIONPAY_CODE"_s}, {u"auth_code"_s, code}});
        const ShopAnswer again =
            m_shop->charge(orderNo() + u"-again"_s, {{u"pay_way"_s, u"UNIONPAY_CODE"_s}, {u"auth_code"_s, code}});
        QCOMPARE(again.text("attempt_status"), u"FAILED"_s);
    }

    void whatStaysOpenIsReversed()
    {
        setFault("payer.settle_after_ms", -1);
        const ShopAnswer charged = chargePayer();
        for (const auto delay : {1s, 2s, 4s, 8s, 16s, 32s}) {
            const int before = asked("query");
            m_shop->clock().advance(delay + 1s);
            QVERIFY(m_shop->until([&] { return asked("query") > before; }));
        }
        QVERIFY(attemptBecomes(charged, "REVERSED"));
        QVERIFY(trade(charged.attemptNo()).value(u"reversed"_s).toBool());
    }

    void anUnansweredReversalIsRepeated()
    {
        setFault("payer.settle_after_ms", -1);
        setFault("reverse.drop_reply", 1);
        const ShopAnswer charged = chargePayer();
        const QString target = u"/v1/payments/%1/reverse"_s.arg(charged.text("payment_no"));
        m_shop->call("POST", target);
        QVERIFY(trade(charged.attemptNo()).value(u"reversed"_s).toBool());
        QVERIFY(m_shop->until([&] {
            m_shop->clock().advance(2s);
            return m_shop->payment(charged.text("payment_no")).text("attempt_status") == u"REVERSED"_s;
        }));
    }

    void anUnansweredCodeIsFoundAfterARestart()
    {
        setFault("consume.drop_reply", 1);
        setFault("notices.drop", -1);
        const ShopAnswer charged = chargePayer();
        QCOMPARE(charged.text("attempt_status"), u"UNKNOWN"_s);
        m_shop->stopBackend();
        m_shop->clock().advance(5s);
        m_shop->startBackend();
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(trade(charged.attemptNo()).value(u"outcome"_s).toString(), u"00"_s);
    }

private:
    QString payerCode() { return m_sandbox.control("POST", "/unionpay/payer-code").body[u"auth_code"_s].toString(); }
    ShopAnswer chargePayer() { return charge(u"UNIONPAY_CODE"_s, {{u"auth_code"_s, payerCode()}}); }
    bool attemptBecomes(const ShopAnswer& charged, const char* status)
    {
        return m_shop->until([&] {
            return m_shop->payment(charged.text("payment_no")).text("attempt_status") == QLatin1String(status);
        });
    }
    QString paidByCode()
    {
        const ShopAnswer charged = charge(u"UNIONPAY_QR"_s);
        const bool paid = customer("pay", charged.codeUrl()).status == 200;
        return paid && m_shop->becomes(charged.text("payment_no"), "SUCCEEDED") ? charged.text("payment_no")
                                                                                : QString();
    }
};

QTEST_GUILESS_MAIN(TestUnionpayPayment)
#include "tst_unionpay_payment.moc"
