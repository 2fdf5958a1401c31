// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat payments from a page, an application and a browser, from the request to the money.
#include "flow/shop_test.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

const QString kOpenid = QStringLiteral("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");

QJsonObject wanting(const QString& payWay)
{
    return {{QStringLiteral("pay_way"), payWay},
            {QStringLiteral("payer_id"), kOpenid},
            {QStringLiteral("client_ip"), QStringLiteral("203.0.113.9")}};
}

QJsonObject credentialOf(const ShopAnswer& payment)
{
    return payment.body.value(QLatin1String("credential")).toObject();
}

QJsonObject parametersOf(const ShopAnswer& payment)
{
    return credentialOf(payment).value(QLatin1String("parameters")).toObject();
}

} // namespace

class TestWechatPayWays : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void paidByCallback_data()
    {
        QTest::addColumn<QString>("payWay");
        QTest::addColumn<QString>("credentialType");
        QTest::addColumn<QString>("tradeType");
        const auto row = [](const char* payWay, const char* credentialType, const char* tradeType) {
            QTest::newRow(payWay) << QString::fromLatin1(payWay) << QString::fromLatin1(credentialType)
                                  << QString::fromLatin1(tradeType);
        };
        row("WECHAT_JSAPI", "sdk", "JSAPI");
        row("WECHAT_APP", "sdk", "APP");
        row("WECHAT_H5", "link", "MWEB");
    }
    void paidByCallback()
    {
        QFETCH(QString, payWay);
        QFETCH(QString, tradeType);
        const ShopAnswer charged = m_shop->charge(orderNo(), wanting(payWay));
        QCOMPARE(charged.status, 201);
        QTEST(credentialOf(charged).value(QLatin1String("type")).toString(), "credentialType");
        // Whoever asks later is handed the same.
        QCOMPARE(credentialOf(m_shop->payment(charged.text("payment_no"))), credentialOf(charged));
        const SandboxAnswer paid = payWay == QLatin1String("WECHAT_H5") ? m_sandbox.pay(charged.codeUrl())
                                                                        : m_sandbox.payWith(parametersOf(charged));
        QCOMPARE(paid.status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
        const QJsonObject transaction =
            m_sandbox.order(charged.attemptNo()).value(QLatin1String("transaction")).toObject();
        QCOMPARE(transaction.value(QLatin1String("trade_type")).toString(), tradeType);
        if (payWay == QLatin1String("WECHAT_JSAPI"))
            QCOMPARE(transaction.value(QLatin1String("payer")).toObject().value(QLatin1String("openid")).toString(),
                     kOpenid);
    }

    void withoutWhatItNeedsNothingIsBegun_data()
    {
        QTest::addColumn<QString>("payWay");
        QTest::addColumn<QString>("member");
        QTest::newRow("a page without its payer") << QStringLiteral("WECHAT_JSAPI") << QStringLiteral("payer_id");
        QTest::newRow("a browser without its address") << QStringLiteral("WECHAT_H5") << QStringLiteral("client_ip");
    }
    void withoutWhatItNeedsNothingIsBegun()
    {
        QFETCH(QString, payWay);
        QFETCH(QString, member);
        const auto ordered = [&] {
            const QJsonObject counts = m_sandbox.requestCounts();
            return counts.value(QLatin1String("jsapi")).toInt() + counts.value(QLatin1String("h5")).toInt();
        };
        const int before = ordered();
        QJsonObject wanted = wanting(payWay);
        wanted.remove(member);
        const ShopAnswer refused = m_shop->charge(orderNo(), wanted);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.text("code"), QStringLiteral("FIELD_MISSING"));
        QCOMPARE(refused.text("field"), member);
        QCOMPARE(ordered(), before);
        // Nothing holds the order number.
        QCOMPARE(m_shop->charge(orderNo(), wanting(payWay)).status, 201);
    }

    void changedParametersTakeNoMoney()
    {
        const ShopAnswer charged = m_shop->charge(orderNo(), wanting(QStringLiteral("WECHAT_JSAPI")));
        QJsonObject changed = parametersOf(charged);
        changed.insert(QStringLiteral("timeStamp"), QStringLiteral("1"));
        const SandboxAnswer refused = m_sandbox.payWith(changed);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.body.value(QLatin1String("problem")).toString(), QStringLiteral("FORGED_PARAMETERS"));
        QCOMPARE(m_sandbox.payWith(parametersOf(charged)).status, 200);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    }

    void anUnansweredPlacingIsRepeatedForTheSamePayer()
    {
        const QJsonObject lost{{QStringLiteral("drop_reply"), 1}};
        m_sandbox.setFaults({{QStringLiteral("operations"), QJsonObject{{QStringLiteral("jsapi"), lost}}}});
        const ShopAnswer charged = m_shop->charge(orderNo(), wanting(QStringLiteral("WECHAT_JSAPI")));
        QCOMPARE(charged.text("attempt_status"), QStringLiteral("UNKNOWN"));
        QVERIFY(credentialOf(charged).isEmpty());
        m_shop->clock().advance(5s);
        const QString no = charged.text("payment_no");
        QVERIFY(m_shop->until([&] { return !parametersOf(m_shop->payment(no)).isEmpty(); }));
        QCOMPARE(m_sandbox.payWith(parametersOf(m_shop->payment(no))).status, 200);
        QVERIFY(m_shop->becomes(no, "SUCCEEDED"));
    }

    void expiredIsClosedAtTheChannelFirst()
    {
        QJsonObject wanted = wanting(QStringLiteral("WECHAT_APP"));
        wanted.insert(QStringLiteral("expires_in"), 60);
        const ShopAnswer charged = m_shop->charge(orderNo(), wanted);
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.payWith(parametersOf(charged)).status, 409);
    }
};

QTEST_GUILESS_MAIN(TestWechatPayWays)
#include "tst_wechat_pay_ways.moc"
