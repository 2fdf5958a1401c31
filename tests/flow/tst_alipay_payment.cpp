// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay payments by a code and by a page, from the request to the money and back, on the played gateway.
#include "flow/shop_test.h"

#include "http/client.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject callbackFault(const char* member, const QJsonValue& value)
{
    return {{QStringLiteral("alipay_callbacks"), QJsonObject{{QLatin1String(member), value}}}};
}

QJsonObject operationFault(const char* operation, const QJsonObject& fault)
{
    return {{QStringLiteral("operations"), QJsonObject{{QLatin1String(operation), fault}}}};
}

} // namespace

class TestAlipayPayment : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void paidByCallback()
    {
        const ShopAnswer charged = charge();
        QCOMPARE(charged.status, 201);
        QVERIFY(charged.codeUrl().startsWith(QLatin1String("https://qr.alipay.com/bax")));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        const ShopAnswer paid = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(paid.text("channel_trade_no").size(), 28);
        QCOMPARE(lastStatus(charged), 200);
    }

    void withCertificatesInsteadOfAKey()
    {
        m_shop->stopBackend();
        m_shop->setAlipayAccount(m_sandbox.certifiedAlipayAccountFile());
        m_shop->startBackend();
        const ShopAnswer charged = charge();
        QVERIFY(!charged.codeUrl().isEmpty());
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void paidOnAPage()
    {
        const ShopAnswer charged = charge(QStringLiteral("ALIPAY_WAP"));
        QCOMPARE(charged.status, 201);
        const auto client = http::makeSocketClient({});
        http::Call opened("GET", QUrl::fromEncoded(charged.codeUrl().toLatin1()));
        const auto page = wait(client->send(std::move(opened)));
        QCOMPARE(page->status, 303);
        const QByteArray location = page->headers.value("Location");
        const QByteArray link = QByteArray::fromPercentEncoding(location.mid(location.indexOf('=') + 1));
        QCOMPARE(m_sandbox.pay(QString::fromLatin1(link)).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void paidByQueryWhenTheCallbackIsLost()
    {
        m_sandbox.setFaults(callbackFault("drop", -1));
        const ShopAnswer charged = charge();
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(
            m_sandbox
                .control("POST", "/control/alipay/callbacks", {{QStringLiteral("out_trade_no"), charged.attemptNo()}})
                .status,
            202); // late news
    }

    void scannedAndDeclinedStaysPayable()
    {
        const ShopAnswer charged = charge();
        QCOMPARE(m_sandbox.decline(charged.codeUrl()).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(attemptBecomes(charged, "PAYING"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void expiresUnpaid_data()
    {
        QTest::addColumn<bool>("scanned");
        QTest::newRow("a code that nobody scanned") << false;
        QTest::newRow("a code that was scanned") << true;
    }
    void expiresUnpaid()
    {
        QFETCH(bool, scanned);
        const ShopAnswer charged = charge(QStringLiteral("ALIPAY_QR"), {{QStringLiteral("expires_in"), 60}});
        if (scanned)
            QCOMPARE(m_sandbox.decline(charged.codeUrl()).status, 200);
        m_shop->clock().advance(121s);
        m_sandbox.setFaults({{QStringLiteral("clock_skew_ms"), 121'000}});
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 409);
    }

    void moneyAfterAnUnscannedCodeWasClosedIsCaught()
    {
        const ShopAnswer charged = charge();
        const QString closing = QStringLiteral("/v1/payments/%1/close").arg(charged.text("payment_no"));
        QCOMPARE(m_shop->call("POST", closing).text("status"), QStringLiteral("CLOSED"));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] {
            return m_shop->payment(charged.text("payment_no")).body.value(QLatin1String("doubtful_money")).toBool();
        }));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("status"), QStringLiteral("CLOSED"));
    }

    void aForgedCallbackHasNoEffect_data()
    {
        QTest::addColumn<QString>("forge");
        QTest::addColumn<bool>("frozen");
        QTest::newRow("signature") << QStringLiteral("signature") << false;
        for (const char* lie : {"amount", "mchid", "appid"})
            QTest::newRow(lie) << QString::fromLatin1(lie) << true;
    }
    void aForgedCallbackHasNoEffect()
    {
        QFETCH(QString, forge);
        QFETCH(bool, frozen);
        const ShopAnswer charged = charge();
        m_sandbox.setFaults(
            {{QStringLiteral("alipay_callbacks"), QJsonObject{{QStringLiteral("forge"), forge},
                                                              {QStringLiteral("forge_times"), 1},
                                                              {QStringLiteral("retry_delays_ms"), QJsonArray{}}}}});
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] { return lastStatus(charged) != 0; }));
        const ShopAnswer after = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(after.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(after.body.value(QStringLiteral("frozen")).toBool(), frozen);
        QCOMPARE(lastStatus(charged) / 100, frozen ? 2 : 4);
    }

    void anUnansweredPlacingGetsItsCodeLater()
    {
        m_sandbox.setFaults(operationFault("alipay_precreate", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer charged = charge();
        QCOMPARE(charged.text("attempt_status"), QStringLiteral("UNKNOWN"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->until([&] { return !m_shop->payment(charged.text("payment_no")).codeUrl().isEmpty(); }));
        QCOMPARE(m_sandbox.pay(m_shop->payment(charged.text("payment_no")).codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void givenBackInPartsAndToldOfAtThePaymentsAddress()
    {
        const QString paymentNo = paid();
        QCOMPARE(refund(paymentNo, QStringLiteral("first"), 500).text("status"), QStringLiteral("SUCCEEDED"));
        QVERIFY(m_shop->becomes(paymentNo, "PARTIALLY_REFUNDED"));
        QCOMPARE(refund(paymentNo, QStringLiteral("second"), 730).text("status"), QStringLiteral("SUCCEEDED"));
        QVERIFY(m_shop->becomes(paymentNo, "REFUNDED"));
        // Three notices to one address, all believed, and only the first is about the payment.
        QVERIFY(m_shop->until([&] { return callbacksOf(paymentNo, 200) == 3; }));
        const ShopAnswer after = m_shop->payment(paymentNo);
        QCOMPARE(after.text("status"), QStringLiteral("REFUNDED"));
        QVERIFY(!after.body.value(QStringLiteral("frozen")).toBool());
    }

    void aRefundWhoseAnswerIsLostIsAskedAbout()
    {
        const QString paymentNo = paid();
        m_sandbox.setFaults(operationFault("alipay_refund", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer refunded = refund(paymentNo, QStringLiteral("lost"), 500);
        QCOMPARE(refunded.text("status"), QStringLiteral("PROCESSING"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(paymentNo, "PARTIALLY_REFUNDED"));
        QCOMPARE(m_sandbox.requestCounts().value(QLatin1String("alipay_refund")).toInt() - m_refundsBefore, 1);
    }

    void aBackendRestartedWhileWaitingFindsTheMoney()
    {
        const ShopAnswer charged = charge();
        m_sandbox.setFaults(callbackFault("retry_delays_ms", QJsonArray{}));
        m_shop->stopBackend();
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        m_shop->startBackend();
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

private:
    ShopAnswer charge(const QString& payWay = QStringLiteral("ALIPAY_QR"), QJsonObject more = {})
    {
        m_refundsBefore = m_sandbox.requestCounts().value(QLatin1String("alipay_refund")).toInt();
        more.insert(QStringLiteral("pay_way"), payWay);
        return m_shop->charge(orderNo(), more);
    }
    QString paid()
    {
        const ShopAnswer charged = charge();
        m_sandbox.pay(charged.codeUrl());
        m_shop->becomes(charged.text("payment_no"), "SUCCEEDED");
        return charged.text("payment_no");
    }
    ShopAnswer refund(const QString& paymentNo, const QString& refundNo, int amount)
    {
        const QString body = QStringLiteral(R"({"merchant_refund_no":"%1-%2","amount":%3,"currency":"CNY"})");
        return m_shop->call("POST", QStringLiteral("/v1/payments/%1/refunds").arg(paymentNo),
                            body.arg(orderNo(), refundNo).arg(amount).toUtf8());
    }
    bool attemptBecomes(const ShopAnswer& charged, const char* status)
    {
        return m_shop->until([&] {
            return m_shop->payment(charged.text("payment_no")).text("attempt_status") == QLatin1String(status);
        });
    }
    int callbacksOf(const QString& paymentNo, int status)
    {
        int count = 0;
        const QJsonArray sent = m_sandbox.callbacks();
        for (const QJsonValue& one : sent) {
            const bool isOurs = one[QLatin1String("out_trade_no")].toString().startsWith(paymentNo);
            count += isOurs && one[QLatin1String("status")].toInt() == status ? 1 : 0;
        }
        return count;
    }
    int lastStatus(const ShopAnswer& charged)
    {
        const QJsonArray sent = m_sandbox.callbacks();
        for (auto one = sent.end(); one != sent.begin();) {
            --one;
            if ((*one)[QLatin1String("out_trade_no")].toString() == charged.attemptNo())
                return (*one)[QLatin1String("status")].toInt();
        }
        // A lie about the number is told of another.
        return sent.isEmpty() ? 0 : sent.last()[QLatin1String("status")].toInt();
    }

    int m_refundsBefore = 0;
};

QTEST_GUILESS_MAIN(TestAlipayPayment)
#include "tst_alipay_payment.moc"
