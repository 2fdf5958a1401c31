// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shop whose WeChat Pay account speaks API v2, from the request to the money and back.
#include "flow/shop_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

QJsonObject operationFault(const char* operation, const QJsonObject& fault)
{
    return {{QStringLiteral("operations"), QJsonObject{{QLatin1String(operation), fault}}}};
}

QJsonObject callbackFault(const QJsonObject& fault)
{
    return {{QStringLiteral("callbacks"), fault}};
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject united(QJsonObject one, const QJsonObject& other)
{
    for (auto member = other.begin(); member != other.end(); ++member)
        one.insert(member.key(), *member);
    return one;
}

} // namespace

class TestWechatV2Payment : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox.clearFaults();
        m_v2 = readJson(m_sandbox.wechatV2AccountFile());
        const bool changesOver = qstrcmp(QTest::currentTestFunction(), "aMerchantChangesOverWithOpenPayments") == 0;
        m_shop = std::make_unique<Shop>(m_sandbox, QString(),
                                        changesOver ? m_sandbox.accountFile() : m_sandbox.wechatV2AccountFile());
        ++m_orders;
    }

    void paidByNotice_data()
    {
        QTest::addColumn<QString>("signType");
        QTest::newRow("HMAC-SHA256") << QStringLiteral("HMAC-SHA256");
        QTest::newRow("MD5") << QStringLiteral("MD5");
    }
    void paidByNotice()
    {
        QFETCH(QString, signType);
        QJsonObject settings = m_v2.value(QLatin1String("settings")).toObject();
        settings.insert(QStringLiteral("sign_type"), signType);
        if (signType != QLatin1String("HMAC-SHA256")) // which is what is meant when nothing is said
            sellWith(united(m_v2, {{QStringLiteral("settings"), settings}}));
        const int asked = count("query");
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(charged.status, 201);
        QVERIFY(charged.codeUrl().startsWith(QStringLiteral("weixin://")));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        QCOMPARE(m_shop->payment(charged.text("payment_no")).text("channel_trade_no").size(), 28);
        QCOMPARE(count("query"), asked);
        QVERIFY(m_shop->until([&] { return lastStatus(charged) == 200; }));
    }

    void paidOnAPhone_data()
    {
        QTest::addColumn<QString>("payWay");
        for (const char* payWay : {"WECHAT_JSAPI", "WECHAT_APP", "WECHAT_H5"})
            QTest::newRow(payWay) << QString::fromLatin1(payWay);
    }
    void paidOnAPhone()
    {
        QFETCH(QString, payWay);
        const ShopAnswer charged =
            m_shop->charge(orderNo(), {{QStringLiteral("pay_way"), payWay},
                                       {QStringLiteral("payer_id"), QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")},
                                       {QStringLiteral("client_ip"), QStringLiteral("203.0.113.9")}});
        QCOMPARE(charged.status, 201);
        const QJsonObject handed = charged.body.value(QLatin1String("credential")).toObject();
        QJsonObject parameters = handed.value(QLatin1String("parameters")).toObject();
        if (payWay == QLatin1String("WECHAT_H5")) {
            QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        } else {
            const QString noise =
                payWay == QLatin1String("WECHAT_APP") ? QStringLiteral("noncestr") : QStringLiteral("nonceStr");
            QJsonObject forged = parameters;
            forged.insert(noise, QStringLiteral("another"));
            QCOMPARE(m_sandbox.payWith(forged).status, 409);
            QCOMPARE(m_sandbox.payWith(parameters).status, 200);
        }
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aLostNoticeIsFoundByQuery()
    {
        m_sandbox.setFaults(callbackFault({{QStringLiteral("drop"), -1}}));
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void aLostAnswerToPlacingIsMadeUpFor()
    {
        m_sandbox.setFaults(operationFault("native", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer charged = m_shop->charge(orderNo());
        QCOMPARE(charged.text("attempt_status"), QStringLiteral("UNKNOWN"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->until([&] { return !m_shop->payment(charged.text("payment_no")).codeUrl().isEmpty(); }));
        QCOMPARE(m_sandbox.pay(m_shop->payment(charged.text("payment_no")).codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void closedAtTheChannel()
    {
        const ShopAnswer charged = m_shop->charge(orderNo());
        const QString target = QStringLiteral("/v1/payments/%1/close").arg(charged.text("payment_no"));
        QCOMPARE(m_shop->call("POST", target).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(stateOf(charged), QStringLiteral("CLOSED"));
    }

    void aForgedNoticeHasNoEffect_data()
    {
        QTest::addColumn<QString>("forge");
        QTest::addColumn<bool>("frozen");
        QTest::newRow("signature") << QStringLiteral("signature") << false;
        for (const char* lie : {"amount", "currency", "mchid", "appid"})
            QTest::newRow(lie) << QString::fromLatin1(lie) << true;
    }
    void aForgedNoticeHasNoEffect()
    {
        QFETCH(QString, forge);
        QFETCH(bool, frozen);
        const ShopAnswer charged = m_shop->charge(orderNo());
        m_sandbox.setFaults(callbackFault({{QStringLiteral("forge"), forge},
                                           {QStringLiteral("forge_times"), 1},
                                           {QStringLiteral("retry_delays_ms"), QJsonArray{}}}));
        QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
        QVERIFY(m_shop->until([&] { return lastStatus(charged) != 0; }));
        const ShopAnswer after = m_shop->payment(charged.text("payment_no"));
        QCOMPARE(after.text("status"), QStringLiteral("PENDING"));
        QCOMPARE(after.body.value(QStringLiteral("frozen")).toBool(), frozen);
        QCOMPARE(lastStatus(charged) / 100, frozen ? 2 : 4);
    }

    void paidByThePayersCode()
    {
        const ShopAnswer paid = chargeCode(m_sandbox.payerCode());
        QCOMPARE(paid.text("status"), QStringLiteral("SUCCEEDED"));
        m_sandbox.setFaults(operationFault("codepay", {{QStringLiteral("drop_reply"), 1}}));
        const ShopAnswer unknown = chargeCode(m_sandbox.payerCode());
        QCOMPARE(unknown.text("attempt_status"), QStringLiteral("UNKNOWN"));
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(unknown.text("payment_no"), "SUCCEEDED"));
    }

    void paidWhenThePayerHasConfirmed()
    {
        const QString code = m_sandbox.payerCode(true);
        const ShopAnswer asked = chargeCode(code);
        QCOMPARE(asked.text("attempt_status"), QStringLiteral("PAYING"));
        QCOMPARE(m_sandbox.pay(code).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "SUCCEEDED"));
    }

    void aUsedCodeTakesNothing()
    {
        const QString code = m_sandbox.payerCode();
        QCOMPARE(chargeCode(code).text("status"), QStringLiteral("SUCCEEDED"));
        const ShopAnswer again = chargeCode(code);
        QCOMPARE(again.text("attempt_status"), QStringLiteral("FAILED"));
        QCOMPARE(again.text("error_code"), QStringLiteral("PAYER_CODE_REFUSED"));
    }

    void unclearAfterTheLastQueryIsReversed()
    {
        m_sandbox.setFaults(operationFault("codepay", {{QStringLiteral("drop_reply"), 1}}));
        m_sandbox.setFaults(operationFault("query", {{QStringLiteral("error_times"), -1}}));
        // The first is told to be called again.
        m_sandbox.setFaults(operationFault("reverse", {{QStringLiteral("error_times"), 1}}));
        const int before = count("reverse");
        const ShopAnswer unknown = chargeCode(m_sandbox.payerCode());
        for (const auto delay : {5s, 10s, 10s, 10s, 10s}) {
            const int asked = count("query");
            m_shop->clock().advance(delay);
            QVERIFY(m_shop->until([&] { return count("query") > asked; }));
        }
        QVERIFY(m_shop->until([&] { return count("reverse") > before; }));
        m_shop->clock().advance(10s);
        QVERIFY(m_shop->becomes(unknown.text("payment_no"), "CLOSED"));
        QCOMPARE(stateOf(unknown), QStringLiteral("REVOKED"));
    }

    void aRefundGoesBackWithTheCertificate()
    {
        const ShopAnswer paid = m_shop->paid(orderNo());
        const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(paid.text("payment_no"));
        const int queried = count("query_refund");
        QCOMPARE(m_shop->call("POST", target, R"({"merchant_refund_no":"v2-a","amount":500,"currency":"CNY"})").status,
                 201);
        QVERIFY(m_shop->becomes(paid.text("payment_no"), "PARTIALLY_REFUNDED"));
        QCOMPARE(count("query_refund"), queried); // its notice told
        // The next one's notice is lost.
        m_sandbox.setFaults(callbackFault({{QStringLiteral("drop"), -1}}));
        QCOMPARE(m_shop->call("POST", target, R"({"merchant_refund_no":"v2-b","amount":730,"currency":"CNY"})").status,
                 201);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(paid.text("payment_no"), "REFUNDED"));
    }

    void aForgedNoticeOfARefundHasNoEffect_data()
    {
        QTest::addColumn<QString>("forge");
        QTest::newRow("a seal that is broken") << QStringLiteral("signature");
        QTest::newRow("another merchant's") << QStringLiteral("mchid");
        QTest::newRow("another amount") << QStringLiteral("amount");
    }
    void aForgedNoticeOfARefundHasNoEffect()
    {
        QFETCH(QString, forge);
        const ShopAnswer paid = m_shop->paid(orderNo());
        m_sandbox.setFaults(callbackFault({{QStringLiteral("forge"), forge},
                                           {QStringLiteral("forge_times"), 1},
                                           {QStringLiteral("retry_delays_ms"), QJsonArray{}}}));
        const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(paid.text("payment_no"));
        const int told = static_cast<int>(m_sandbox.callbacks().size());
        QCOMPARE(m_shop->call("POST", target, R"({"merchant_refund_no":"f","amount":500,"currency":"CNY"})").status,
                 201);
        QVERIFY(m_shop->until([&] { return m_sandbox.callbacks().size() > told && lastStatus(paid) != 0; }));
        QCOMPARE(m_shop->payment(paid.text("payment_no")).text("status"), QStringLiteral("SUCCEEDED"));
        QCOMPARE(lastStatus(paid) / 100 == 4, forge == QLatin1String("signature"));
    }

    void aMerchantChangesOverWithOpenPayments()
    {
        const ShopAnswer told = m_shop->charge(orderNo());
        const ShopAnswer asked = m_shop->charge(orderNo() + QStringLiteral("-asked"));
        const QJsonObject v3 = m_sandbox.account();
        const auto both = [&](const char* part) {
            return united(v3.value(QLatin1String(part)).toObject(), m_v2.value(QLatin1String(part)).toObject());
        };
        sellWith({{QStringLiteral("settings"), both("settings")}, {QStringLiteral("secrets"), both("secrets")}});
        // The notice comes as it was ordered, in v3's form.
        QCOMPARE(m_sandbox.pay(told.codeUrl()).status, 200);
        QVERIFY(m_shop->becomes(told.text("payment_no"), "SUCCEEDED"));
        // And v2 is asked about the other.
        m_sandbox.setFaults(callbackFault({{QStringLiteral("drop"), -1}}));
        QCOMPARE(m_sandbox.pay(asked.codeUrl()).status, 200);
        m_shop->clock().advance(5s);
        QVERIFY(m_shop->becomes(asked.text("payment_no"), "SUCCEEDED"));
        const QString target = QStringLiteral("/v1/payments/%1/refunds").arg(told.text("payment_no"));
        m_sandbox.clearFaults();
        QCOMPARE(m_shop->call("POST", target, R"({"merchant_refund_no":"c","amount":1230,"currency":"CNY"})").status,
                 201);
        QVERIFY(m_shop->becomes(told.text("payment_no"), "REFUNDED"));
    }

private:
    void sellWith(const QJsonObject& account)
    {
        QFile file(m_folder.filePath(QStringLiteral("account.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(account).toJson()) > 0);
        file.close();
        m_shop->stopBackend();
        m_shop->setWechatAccount(file.fileName());
        m_shop->startBackend();
    }
    ShopAnswer chargeCode(const QString& code)
    {
        return m_shop->charge(
            QStringLiteral("%1-%2").arg(orderNo()).arg(++m_charges),
            {{QStringLiteral("pay_way"), QStringLiteral("WECHAT_CODE")}, {QStringLiteral("auth_code"), code}});
    }
    int count(const char* operation) { return m_sandbox.requestCounts().value(QLatin1String(operation)).toInt(); }
    QString stateOf(const ShopAnswer& payment)
    {
        const QJsonObject order = m_sandbox.order(payment.attemptNo());
        return order.value(QLatin1String("transaction")).toObject().value(QLatin1String("trade_state")).toString();
    }
    int lastStatus(const ShopAnswer& payment)
    {
        int status = 0;
        const QJsonArray callbacks = m_sandbox.callbacks();
        for (const QJsonValue& callback : callbacks) {
            if (callback[QStringLiteral("out_trade_no")].toString() == payment.attemptNo())
                status = callback[QStringLiteral("status")].toInt();
        }
        return status;
    }

    QTemporaryDir m_folder;
    QJsonObject m_v2;
    int m_charges = 0;
};

QTEST_GUILESS_MAIN(TestWechatV2Payment)
#include "tst_wechat_v2_payment.moc"
