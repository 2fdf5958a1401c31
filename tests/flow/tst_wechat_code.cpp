// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A till reads the payer's WeChat code: paid at once, after the payer's word, or taken back.
#include "flow/shop.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject operationFault(const char* operation, const QJsonObject& fault)
{
    return {{QStringLiteral("operations"), QJsonObject{{QLatin1String(operation), fault}}}};
}

const QJsonObject kAlwaysBroken{{QStringLiteral("error_times"), -1}};

} // namespace

class TestWechatCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void init()
    {
        m_sandbox.clearFaults();
        m_shop = std::make_unique<Shop>(m_sandbox);
        ++m_orders;
    }
    void cleanup()
    {
        QCOMPARE(m_shop->auditFindings(), QStringList());
        m_shop.reset();
    }

    void paidInTheAnswer()
    {
        const QString code = m_sandbox.payerCode();
        const ShopAnswer paid = charge(code);
        QCOMPARE(paid.status, 201);
        QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
        QCOMPARE(paid.text("channel_trade_no").size(), 28);
        QVERIFY(!paid.body.contains(QLatin1String("credential")));
        // The same request again is the same payment, and nothing is sent.
        const int sent = count("codepay");
        QCOMPARE(charge(code).text("payment_no"), paid.text("payment_no"));
        QCOMPARE(count("codepay"), sent);
    }

    void anyWalletsCodeFindsItsWallet()
    {
        const QString code = m_sandbox.payerCode();
        const ShopAnswer paid = charge(code, "AUTO_CODE");
        QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
        QCOMPARE(paid.text("pay_way"), QStringLiteral("WECHAT_CODE"));
        ++m_orders;
        const ShopAnswer unknown = charge(QStringLiteral("9787111213826"), "AUTO_CODE");
        QCOMPARE(unknown.status, 400);
        QCOMPARE(unknown.text("code"), QStringLiteral("PAYER_CODE_UNKNOWN"));
        const ShopAnswer others = charge(QStringLiteral("6212345678901234567"), "AUTO_CODE");
        QCOMPARE(others.text("pay_way"), QStringLiteral("UNIONPAY_CODE"));
    }

    void paidWhenThePayerHasConfirmed()
    {
        const QString code = m_sandbox.payerCode(true);
        const ShopAnswer asked = charge(code);
        QCOMPARE(asked.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(asked.text("attempt_status"), QStringLiteral("PAYING"));
        QCOMPARE(m_sandbox.pay(code).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(stateOf(asked), QStringLiteral("SUCCESS"));
    }

    void declinedIsFailed()
    {
        const QString code = m_sandbox.payerCode(true);
        const ShopAnswer asked = charge(code);
        QCOMPARE(m_sandbox.decline(code).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(attemptBecomes(asked, "FAILED"));
        QCOMPARE(m_shop->payment(asked.text("payment_no")).text("error_code"), QStringLiteral("PAYERROR"));
        QCOMPARE(m_sandbox.pay(code).status, 409);
    }

    void unclearAfterTheLastQueryIsReversed()
    {
        const QString code = m_sandbox.payerCode(true);
        const ShopAnswer asked = charge(code);
        const int queries = count("query");
        waitForTheLastQuery();
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "CLOSED"));
        QCOMPARE(m_shop->payment(asked.text("payment_no")).text("attempt_status"), QStringLiteral("REVERSED"));
        QCOMPARE(count("query"), queries + 5);
        QCOMPARE(stateOf(asked), QStringLiteral("REVOKED"));
        QCOMPARE(m_sandbox.pay(code).status, 409);
    }

    void aLostAnswerIsFoundByQuery()
    {
        m_sandbox.setFaults(operationFault("codepay", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer unknown = charge(m_sandbox.payerCode());
        QCOMPARE(unknown.text("attempt_status"), QStringLiteral("UNKNOWN"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(unknown.text("payment_no"), "SUCCEEDED"));
    }

    void whatWasTakenAndCannotBeAskedAboutIsGivenBack()
    {
        m_sandbox.setFaults(operationFault("codepay", {{QStringLiteral("drop_reply"), 1}}));
        m_sandbox.setFaults(operationFault("query", kAlwaysBroken));
        m_sandbox.setFaults(operationFault("reverse", {{QStringLiteral("error_times"), 2}}));
        const int before = count("reverse");
        const ShopAnswer unknown = charge(m_sandbox.payerCode());
        waitForTheLastQuery();
        QVERIFY(attemptBecomes(unknown, "REVERSING"));
        for (int asked = 1; asked < 3; ++asked) { // until it is answered
            QVERIFY(m_shop->until([&] { return count("reverse") >= before + asked; }));
            m_shop->clock().advance(10s);
        }
        QVERIFY(m_shop->becomes(unknown.text("payment_no"), "CLOSED"));
        QCOMPARE(stateOf(unknown), QStringLiteral("REVOKED"));
    }

    void anOrderThatNeverArrivedEndsOnceTheCodeIsDead()
    {
        m_sandbox.setFaults(operationFault("codepay", {{QStringLiteral("drop_request"), 1}}));
        const ShopAnswer lost = charge(m_sandbox.payerCode());
        waitForTheLastQuery();
        QVERIFY(attemptBecomes(lost, "REVERSING"));
        m_shop->clock().advance(45s);
        QVERIFY(m_shop->becomes(lost.text("payment_no"), "CLOSED"));
    }

    void aReverseThatComesTooEarlyIsMadeUpFor()
    {
        const ShopAnswer asked = charge(m_sandbox.payerCode(true));
        const QString target = QStringLiteral("/v1/payments/%1/reverse").arg(asked.text("payment_no"));
        const ShopAnswer early = m_shop->call("POST", target);
        QCOMPARE(early.status, 409);
        QCOMPARE(early.text("code"), QStringLiteral("PAYMENT_NOT_REVERSED_YET"));
        QCOMPARE(stateOf(asked), QStringLiteral("USERPAYING"));
        m_shop->clock().advance(15s);
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "CLOSED"));
        QCOMPARE(stateOf(asked), QStringLiteral("REVOKED"));
    }

    void aCodeThatIsNoneIsRefusedBeforeItIsSent_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("a digit short") << QStringLiteral("13456789012345678");
        QTest::newRow("a digit long") << QStringLiteral("1345678901234567890");
        QTest::newRow("another wallet's") << QStringLiteral("283456789012345678");
        QTest::newRow("with a letter") << QStringLiteral("13456789012345678O");
    }
    void aCodeThatIsNoneIsRefusedBeforeItIsSent()
    {
        QFETCH(QString, code);
        const int sent = count("codepay");
        const ShopAnswer refused = charge(code);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.text("code"), QStringLiteral("PAYER_CODE_MALFORMED"));
        QCOMPARE(refused.text("field"), QStringLiteral("auth_code"));
        QCOMPARE(count("codepay"), sent);
        // Nothing holds the order number.
        QCOMPARE(charge(m_sandbox.payerCode()).text("status"), QStringLiteral("SUCCEEDED"));
    }

    void aUsedCodeTakesNothing()
    {
        const QString code = m_sandbox.payerCode();
        QCOMPARE(charge(code).text("status"), QStringLiteral("SUCCEEDED"));
        ++m_orders;
        const ShopAnswer again = charge(code);
        QCOMPARE(again.text("attempt_status"), QStringLiteral("FAILED"));
        QCOMPARE(again.text("error_code"), QStringLiteral("PAYER_CODE_REFUSED"));
        QCOMPARE(again.text("status"), QStringLiteral("PENDING"));
    }

    void anExpiredCodeTakesNothing()
    {
        const QString code = m_sandbox.payerCode();
        m_sandbox.setFaults({{QStringLiteral("clock_skew_ms"), 60'000}});
        const ShopAnswer late = charge(code);
        QCOMPARE(late.text("attempt_status"), QStringLiteral("FAILED"));
        QCOMPARE(late.text("error_code"), QStringLiteral("PAYER_CODE_EXPIRED"));
    }

    void aRefundGoesBackLikeAnyOther()
    {
        const ShopAnswer paid = charge(m_sandbox.payerCode());
        const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(paid.text("payment_no"));
        QCOMPARE(m_shop->call("POST", target, R"({"merchant_refund_no":"code","amount":1230,"currency":"CNY"})").status,
                 201);
        QVERIFY(m_shop->becomes(paid.text("payment_no"), "REFUNDED"));
    }

private:
    ShopAnswer charge(const QString& code, const char* payWay = "WECHAT_CODE")
    {
        return m_shop->charge(
            QStringLiteral("code-%1").arg(m_orders),
            {{QStringLiteral("pay_way"), QLatin1String(payWay)}, {QStringLiteral("auth_code"), code}});
    }
    int count(const char* operation) { return m_sandbox.requestCounts().value(QLatin1String(operation)).toInt(); }
    QString stateOf(const ShopAnswer& payment)
    {
        const QJsonObject order = m_sandbox.order(payment.attemptNo());
        return order.value(QLatin1String("transaction")).toObject().value(QLatin1String("trade_state")).toString();
    }
    bool attemptBecomes(const ShopAnswer& payment, const char* status)
    {
        return m_shop->until([&] {
            return m_shop->payment(payment.text("payment_no")).text("attempt_status") == QLatin1String(status);
        });
    }
    /// The channel's schedule, query by query.
    void waitForTheLastQuery()
    {
        for (const auto delay : {5s, 10s, 10s, 10s, 10s}) {
            const int asked = count("query");
            m_shop->clock().advance(delay);
            QVERIFY(m_shop->until([&] { return count("query") > asked; }));
        }
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
    int m_orders = 0;
};

QTEST_GUILESS_MAIN(TestWechatCode)
#include "tst_wechat_code.moc"
