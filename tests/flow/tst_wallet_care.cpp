// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How people look after a shop's wallets: keys are entered and replaced, and a penny shows that a wallet works.
#include "flow/shop_test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kAdmin = u"admin"_s;
const QString kAccounts = u"/v1/merchants/M1000/channels"_s;

QByteArray bytesOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestWalletCare : public ShopTest
{
    Q_OBJECT

private Q_SLOTS:
    void aReplacedKeyIsUsedByTheNextPayment()
    {
        const QJsonObject account = m_sandbox.account();
        QJsonObject secrets = account.value(u"secrets"_s).toObject();
        secrets.insert(u"api_v3_key"_s, u"another-key-of-thirty-two-bytes!"_s);
        const ShopAnswer replaced = put("wechat", {{u"version"_s, version("wechat")}, {u"secrets"_s, secrets}});
        QCOMPARE(replaced.status, 200);
        const ShopAnswer lost = m_shop->charge(orderNo());
        QCOMPARE(m_sandbox.pay(lost.codeUrl()).status, 200);
        m_shop->clock().advance(6s); // its notice does not open; the query needs no such key
        QVERIFY(m_shop->becomes(lost.text("payment_no"), "SUCCEEDED"));
        const QJsonObject right{{u"version"_s, replaced.body.value(u"version"_s)},
                                {u"secrets"_s, account.value(u"secrets"_s)}};
        QCOMPARE(put("wechat", right).status, 200);
        QCOMPARE(put("wechat", right).status, 200); // the same again
        QCOMPARE(m_shop->paid(orderNo() + u"-2"_s).text("status"), u"SUCCEEDED"_s);
    }

    void whatCannotBeUsedChangesNothing()
    {
        const int before = version("wechat");
        QJsonObject settings = m_sandbox.account().value(u"settings"_s).toObject();
        settings.insert(u"base_url"_s, u"https://wallet.example"_s);
        const ShopAnswer refused = put("wechat", {{u"version"_s, before}, {u"settings"_s, settings}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.text("code"), u"CHANNEL_ADDRESS_REFUSED"_s);
        QCOMPARE(refused.text("field"), u"base_url"_s);
        const ShopAnswer stale = put("wechat", {{u"version"_s, before + 5}, {u"secrets"_s, QJsonObject()}});
        QCOMPARE(stale.status, 422); // no keys at all
        QCOMPARE(version("wechat"), before);
        QCOMPARE(m_shop->callAs(u"supervisor"_s, "PUT", kAccounts + u"/M1000-wechat"_s, "{}").status, 403);
        QCOMPARE(m_shop->call("PUT", kAccounts + u"/M1000-wechat"_s, "{}").status, 403);
        QCOMPARE(m_shop->paid(orderNo()).text("status"), u"SUCCEEDED"_s);
    }

    void keysAreListedByWhatMayBeKnown()
    {
        const QJsonObject unionpay = accountOf("unionpay");
        const QJsonArray keys = unionpay.value(u"keys"_s).toArray();
        QVERIFY(!keys.isEmpty());
        QVERIFY(keys.first()[u"expires_at"_s].isString());
        const QByteArray listed = bytesOf(m_shop->call("GET", kAccounts).body);
        QVERIFY(!listed.contains("PRIVATE KEY"));
        const QString apiKey = m_sandbox.account().value(u"secrets"_s)[u"api_v3_key"_s].toString();
        QVERIFY(!listed.contains(apiKey.toLatin1()));
        const QJsonArray wallets = m_shop->call("GET", u"/v1/channels"_s).body.value(u"channels"_s).toArray();
        for (const auto& wallet : wallets) {
            if (wallet[u"code"_s] == u"unionpay"_s)
                QVERIFY(!wallet[u"certificates"_s].toArray().isEmpty());
        }
        QVERIFY(m_shop->until([&] { return metrics().contains("guitai_channel_certificate_days_left{"); }));
    }

    void aPennyIsPaidAndGivenBack()
    {
        const ShopAnswer test = start("wechat");
        QCOMPARE(test.status, 201);
        QCOMPARE(test.text("status"), u"WAITING"_s);
        const QJsonObject payment = test.body.value(u"payment"_s).toObject();
        QCOMPARE(payment.value(u"amount"_s).toInteger(), 1);
        QCOMPARE(payment.value(u"attach"_s).toString(), u"guitai:channel-test"_s);
        const QString no = payment.value(u"payment_no"_s).toString();
        QCOMPARE(look("wechat", no).text("status"), u"WAITING"_s);
        QCOMPARE(m_sandbox.pay(payment.value(u"credential"_s)[u"text"_s].toString()).status, 200);
        QVERIFY(m_shop->becomes(no, "REFUNDED")); // nobody looked
        const ShopAnswer ended = look("wechat", no);
        QCOMPARE(ended.text("status"), u"PASSED"_s);
        QCOMPARE(ended.body.value(u"refund"_s)[u"amount"_s].toInteger(), 1);
        QCOMPARE(look("wechat", no).body.value(u"refund"_s)[u"refund_no"_s],
                 ended.body.value(u"refund"_s)[u"refund_no"_s]);
    }

    void aPausedWalletIsTestedBeforeItIsResumed()
    {
        QCOMPARE(
            m_shop->callAs(u"supervisor"_s, "POST", u"/v1/channels/alipay/pause"_s, R"({"reason":"new keys"})").status,
            200);
        const QJsonObject alipay{{u"pay_way"_s, u"ALIPAY_QR"_s}};
        QCOMPARE(m_shop->charge(orderNo(), alipay).text("code"), u"CHANNEL_UNAVAILABLE"_s);
        QCOMPARE(start("alipay").status, 201);
    }

    void aTestThatNobodyPaysEnds()
    {
        const QString no = start("wechat").body.value(u"payment"_s)[u"payment_no"_s].toString();
        m_shop->clock().advance(2min + 61s);
        QVERIFY(m_shop->becomes(no, "CLOSED"));
        QCOMPARE(look("wechat", no).text("status"), u"UNPAID"_s);
    }

    void onlyWalletsAreTestedAndOnlyByWhoMay()
    {
        QCOMPARE(start("cash").text("code"), u"CHANNEL_NOT_TESTABLE"_s);
        QCOMPARE(start("nobody").text("code"), u"CHANNEL_NOT_TESTABLE"_s);
        QCOMPARE(m_shop->callAs(u"cashier"_s, "POST", u"/v1/channels/wechat/test"_s).status, 403);
        QCOMPARE(m_shop->callAs(u"finance"_s, "POST", u"/v1/channels/wechat/test"_s).status, 403);
        QCOMPARE(m_shop->call("POST", u"/v1/channels/wechat/test"_s).status, 403);
        const QString sale = m_shop->paid(orderNo()).text("payment_no");
        QCOMPARE(look("wechat", sale).text("code"), u"CHANNEL_TEST_NOT_FOUND"_s); // and is not given back
        QCOMPARE(m_shop->payment(sale).text("status"), u"SUCCEEDED"_s);
    }

private:
    ShopAnswer start(const char* channel)
    {
        return m_shop->callAs(kAdmin, "POST", u"/v1/channels/%1/test"_s.arg(QLatin1String(channel)));
    }
    ShopAnswer look(const char* channel, const QString& no)
    {
        return m_shop->callAs(kAdmin, "GET", u"/v1/channels/%1/test/%2"_s.arg(QLatin1String(channel), no));
    }
    ShopAnswer put(const char* channel, const QJsonObject& body)
    {
        return m_shop->callAs(kAdmin, "PUT", kAccounts + u"/M1000-"_s + QLatin1String(channel), bytesOf(body));
    }
    QJsonObject accountOf(const char* channel)
    {
        const QJsonArray all = m_shop->call("GET", kAccounts).body.value(u"channels"_s).toArray();
        for (const auto& one : all) {
            if (one[u"channel"_s] == QLatin1String(channel))
                return one.toObject();
        }
        return {};
    }
    int version(const char* channel) { return accountOf(channel).value(u"version"_s).toInt(); }
    QByteArray metrics()
    {
        const auto client = http::makeSocketClient({});
        http::Call call("GET", QUrl(u"http://127.0.0.1:%1/metrics"_s.arg(m_shop->backend().port())));
        const auto answer = wait(client->send(call));
        return answer ? answer->body : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestWalletCare)
#include "tst_wallet_care.moc"
