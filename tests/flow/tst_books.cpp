// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The books behind real payments: what was paid is on the merchant's account, less its fee, and the audit agrees.
#include "flow/shop.h"

#include "accounts/account_id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

const MerchantId kShop = MerchantId::trusted("M1000");

QString accountPath(const char* what = "")
{
    const auto home = accounts::merchantHome(kShop, Currency::cny());
    return QStringLiteral("/v1/accounts/%1%2").arg(home.number.text(), QLatin1String(what));
}

} // namespace

class TestBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void init()
    {
        m_sandbox.clearFaults();
        m_shop = std::make_unique<Shop>(m_sandbox);
    }
    void cleanup()
    {
        QCOMPARE(m_shop->auditFindings(), QStringList());
        m_shop.reset();
    }

    void whatIsPaidComesHomeLessItsFee()
    {
        QCOMPARE(m_shop->call("GET", accountPath()).status, 404);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!pay().isEmpty());
        QCOMPARE(wait(m_shop->backend().foldInflows()), 5);
        const ShopAnswer account = m_shop->call("GET", accountPath());
        QCOMPARE(account.status, 200);
        QCOMPARE(account.body[QStringLiteral("balance")].toInteger(), 5 * (1230 - 7)); // 0.6 % of 12.30
        const ShopAnswer entries = m_shop->call("GET", accountPath("/entries?limit=3"));
        QCOMPARE(entries.body[QStringLiteral("entries")].toArray().size(), 3);
        const QString cursor = entries.text("next_cursor");
        QVERIFY(!cursor.isEmpty());
        const ShopAnswer rest = m_shop->call("GET", accountPath("/entries?limit=3&cursor=") + cursor);
        QCOMPARE(rest.status, 200);
        QCOMPARE(rest.body[QStringLiteral("entries")].toArray().size(), 2);
        QVERIFY(rest.text("next_cursor").isEmpty());
    }

    void aNewFeeCountsForPaymentsCreatedFromThenOn()
    {
        const QString rules = QStringLiteral("/v1/merchants/M1000/fee-rules");
        const UtcTime begins = m_shop->clock().now() + 90s;
        const QJsonObject rule{{QStringLiteral("channel"), QStringLiteral("wechat")},
                               {QStringLiteral("parts_per_million"), 10'000},
                               {QStringLiteral("rounding"), QStringLiteral("UP")},
                               {QStringLiteral("valid_from"), QString::fromLatin1(begins.toRfc3339())}};
        const QByteArray body = QJsonDocument(rule).toJson(QJsonDocument::Compact);
        QCOMPARE(m_shop->call("POST", rules, body).status, 403);
        QCOMPARE(m_shop->callAs(QStringLiteral("supervisor"), "POST", rules, body).status, 403);
        QCOMPARE(m_shop->callAs(QStringLiteral("finance"), "POST", rules, body).status, 201);
        const ShopAnswer foreign =
            m_shop->callAs(QStringLiteral("finance"), "POST", QStringLiteral("/v1/merchants/M2000/fee-rules"), body);
        QCOMPARE(foreign.text("code"), QStringLiteral("MERCHANT_NOT_FOUND"));
        QVERIFY(!pay().isEmpty()); // 0.6 % still
        m_shop->clock().advance(91s);
        QVERIFY(!pay().isEmpty());
        QCOMPARE(wait(m_shop->backend().foldInflows()), 2);
        QCOMPARE(m_shop->call("GET", accountPath()).body[QStringLiteral("balance")].toInteger(), 1223 + 1217);
        const ShopAnswer ofWechat = m_shop->call("GET", rules + QStringLiteral("?channel=wechat"));
        QCOMPARE(ofWechat.body[QStringLiteral("fee_rules")].toArray().size(), 2);
    }

    void anAdministratorOpensChannelsWithoutKeys()
    {
        const QString path = QStringLiteral("/v1/merchants/M1000/channels");
        const auto open = [&](const QString& who, const QByteArray& channel) {
            return m_shop->callAs(who, "POST", path, "{\"channel\":\"" + channel + "\"}");
        };
        QCOMPARE(open(QStringLiteral("finance"), "cash").status, 403);
        QCOMPARE(open(QStringLiteral("admin"), "cash").text("account_id"), QStringLiteral("M1000-cash"));
        QCOMPARE(open(QStringLiteral("admin"), "wechat").text("code"), QStringLiteral("CHANNEL_NEEDS_KEYS"));
        QCOMPARE(open(QStringLiteral("admin"), "nobody").text("code"), QStringLiteral("CHANNEL_UNKNOWN"));
        const ShopAnswer list = m_shop->call("GET", path);
        QStringList codes;
        for (const auto& channel : list.body[QStringLiteral("channels")].toArray())
            codes << channel[QStringLiteral("channel")].toString();
        codes.sort();
        const QStringList opened{QStringLiteral("aggregate"), QStringLiteral("alipay"), QStringLiteral("balance"),
                                 QStringLiteral("bank"),      QStringLiteral("cash"),   QStringLiteral("unionpay"),
                                 QStringLiteral("wechat")};
        QCOMPARE(codes, opened);
        QCOMPARE(m_shop->call("GET", QStringLiteral("/v1/parked-events")).status, 200);
    }

    void aRepeatedCallbackIsPostedOnce()
    {
        m_sandbox.setFaults({{QStringLiteral("callbacks"), QJsonObject{{QStringLiteral("copies"), 20}}}});
        QVERIFY(!pay().isEmpty());
        wait(m_shop->backend().foldInflows());
        QCOMPARE(m_shop->call("GET", accountPath()).body[QStringLiteral("balance")].toInteger(), 1223);
    }

    void doubtfulMoneyWaitsInSuspense()
    {
        const ShopAnswer charged =
            m_shop->charge(QStringLiteral("late-%1").arg(++m_orders), {{QStringLiteral("expires_in"), 60}});
        m_shop->clock().advance(60s + 61s);
        QVERIFY(m_shop->becomes(charged.text("payment_no"), "CLOSED"));
        QCOMPARE(m_sandbox.payLate(charged.attemptNo()).status, 200);
        QVERIFY(m_shop->until([&] {
            return m_shop->payment(charged.text("payment_no")).body.value(QStringLiteral("doubtful_money")).toBool();
        }));
        QCOMPARE(wait(m_shop->backend().foldInflows()), 0); // not the merchant's to spend
        QCOMPARE(m_shop->call("GET", accountPath()).status, 404);
    }

    void moneyIsFrozenAndGivenBack()
    {
        QVERIFY(!pay().isEmpty());
        wait(m_shop->backend().foldInflows());
        const QByteArray body = R"({"merchant_freeze_no":"f-1","amount":1000,"currency":"CNY"})";
        const ShopAnswer frozen = m_shop->call("POST", accountPath("/freezes"), body);
        QCOMPARE(frozen.status, 201);
        QCOMPARE(frozen.text("status"), QStringLiteral("HELD"));
        QCOMPARE(m_shop->call("POST", accountPath("/freezes"), body).text("freeze_no"), frozen.text("freeze_no"));
        QCOMPARE(m_shop->call("GET", accountPath()).body[QStringLiteral("balance")].toInteger(), 223);
        const QByteArray more = R"({"merchant_freeze_no":"f-2","amount":224,"currency":"CNY"})";
        const ShopAnswer refused = m_shop->call("POST", accountPath("/freezes"), more);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.text("code"), QStringLiteral("INSUFFICIENT_BALANCE"));
        const QString path = QStringLiteral("/v1/freezes/%1/").arg(frozen.text("freeze_no"));
        const QJsonObject tooMuch{{QStringLiteral("amount"), 1001},
                                  {QStringLiteral("to_account_no"), accountPath().section(QLatin1Char('/'), -1)}};
        const QByteArray above = QJsonDocument(tooMuch).toJson(QJsonDocument::Compact);
        QCOMPARE(m_shop->call("POST", path + QStringLiteral("capture"), above).text("code"),
                 QStringLiteral("CAPTURE_ABOVE_FREEZE"));
        QCOMPARE(m_shop->call("POST", path + QStringLiteral("release")).text("status"), QStringLiteral("RELEASED"));
        QCOMPARE(m_shop->call("POST", path + QStringLiteral("release")).text("code"), QStringLiteral("HOLD_RELEASED"));
        QCOMPARE(m_shop->call("GET", accountPath()).body[QStringLiteral("balance")].toInteger(), 1223);
    }

    void anIntegratorOpensNoAccounts()
    {
        const ShopAnswer answer = m_shop->call("POST", QStringLiteral("/v1/accounts"), R"({"currency":"CNY"})");
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.text("code"), QStringLiteral("FORBIDDEN"));
    }

private:
    /// The number of a payment of 12.30 yuan that was paid; empty when it was not.
    QString pay()
    {
        const ShopAnswer charged = m_shop->charge(QStringLiteral("books-%1").arg(++m_orders));
        const bool paid =
            m_sandbox.pay(charged.codeUrl()).status == 200 && m_shop->becomes(charged.text("payment_no"), "SUCCEEDED");
        return paid ? charged.text("payment_no") : QString();
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
    int m_orders = 0;
};

QTEST_GUILESS_MAIN(TestBooks)
#include "tst_books.moc"
