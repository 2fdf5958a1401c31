// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One code for all wallets: from the code over its page to the money, whichever wallet the customer takes, and once.
#include "flow/page_test.h"

#include "merchants/sealed_secret.h"
#include "pay_page/payer_tokens.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAggregatedCode : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeLeadsToThePage()
    {
        const ShopAnswer charged = charge();
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.text("pay_way"), u"AGGREGATE_QR"_s);
        QCOMPARE(charged.codeUrl(), u"http://127.0.0.1:%1/pay/%2"_s.arg(m_shop->settings().port).arg(m_no));
        const PageAnswer page = open(kOrdinary);
        QCOMPARE(page.status, 200);
        QVERIFY(page.shows("offer"));
        QVERIFY(page.text.contains(u"柜台示范店"_s.toUtf8()));
        QVERIFY(page.text.contains(u"\u00A512.30"_s.toUtf8()));
        QVERIFY(page.text.contains(u"茶 tea"_s.toUtf8()));
        QVERIFY(page.offers("alipay"));
        QVERIFY(page.offers("wechat"));
        QVERIFY(page.headers.value("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self';"));
        QVERIFY(!page.text.contains("M1000")); // nothing of the merchant but its name
        const PageAnswer script = get(u"/pay-assets/page.js"_s, kOrdinary);
        QCOMPARE(script.status, 200);
        QVERIFY(script.headers.value("Content-Type").startsWith("text/javascript"));
        QCOMPARE(get(u"/pay-assets/zh.json"_s, kOrdinary).status, 404);
        QCOMPARE(attempts(), (QStringList{u"PAYING"_s})); // looking began nothing
    }

    void aWalletIsOfferedItselfAlone()
    {
        charge();
        const PageAnswer page = open(kInAlipay);
        QVERIFY(page.offers("alipay"));
        QVERIFY(!page.offers("wechat"));
        QVERIFY(open(kInAlipay, "en-US")
                    .text.contains("<button type=\"button\" class=\"wallet alipay\" "
                                   "data-wallet=\"alipay\">Pay with Alipay</button>"));
    }

    void paidByAlipay()
    {
        charge();
        const PageAnswer chosen = choose("alipay", kInAlipay);
        QCOMPARE(chosen.status, 200);
        QCOMPARE(chosen.credential()[u"type"_s].toString(), u"link"_s);
        QVERIFY(open(kInAlipay).shows("waiting"));
        QCOMPARE(state()[u"wallet"_s].toString(), u"alipay"_s);
        // Whoever comes back is handed the same.
        QCOMPARE(choose("alipay", kInAlipay).credential(), chosen.credential());
        QCOMPARE(m_shop->payment(m_no).codeUrl(), m_codeUrl); // and the shop goes on showing its code
        payAtAlipay(chosen);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        QCOMPARE(m_shop->payment(m_no).text("channel"), u"alipay"_s);
        QCOMPARE(m_shop->payment(m_no).text("pay_way"), u"ALIPAY_WAP"_s);
        QCOMPARE(state()[u"state"_s].toString(), u"PAID"_s);
        QVERIFY(!state()[u"paid_at"_s].toString().isEmpty());
        QVERIFY(open(kOrdinary).shows("paid"));
        QCOMPARE(choose("wechat", kOrdinary).code(), u"PAYMENT_ALREADY_PAID"_s);
    }

    void paidByWechatOnceItIsKnownWhoPays()
    {
        charge();
        QCOMPARE(choose("wechat", kInWechat).code(), u"PAYER_UNCONFIRMED"_s);
        m_cookie = "guitai_payer=" + payerToken(m_no);
        const PageAnswer chosen = choose("wechat", kInWechat);
        QCOMPARE(chosen.credential()[u"type"_s].toString(), u"sdk"_s);
        QCOMPARE(m_sandbox.payWith(chosen.credential()[u"parameters"_s].toObject()).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        QCOMPARE(m_shop->payment(m_no).text("pay_way"), u"WECHAT_JSAPI"_s);
        const QJsonObject order = m_sandbox.order(m_no + u"02"_s)[u"transaction"_s].toObject();
        QCOMPARE(order[u"payer"_s].toObject()[u"openid"_s].toString(), QString::fromLatin1(kOpenid));
    }

    void paidByWechatFromAnOrdinaryBrowser()
    {
        charge();
        const PageAnswer chosen = choose("wechat", kOrdinary);
        QCOMPARE(chosen.credential()[u"type"_s].toString(), u"link"_s);
        QCOMPARE(m_sandbox.pay(chosen.credential()[u"text"_s].toString()).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        QCOMPARE(m_shop->payment(m_no).text("pay_way"), u"WECHAT_H5"_s);
    }

    void anotherWalletClosesTheOneBefore()
    {
        charge();
        const PageAnswer wechat = choose("wechat", kOrdinary);
        const PageAnswer alipay = choose("alipay", kOrdinary);
        QCOMPARE(alipay.status, 200);
        QCOMPARE(attempts(), (QStringList{u"CLOSED"_s, u"CLOSED"_s, u"PAYING"_s}));
        QCOMPARE(m_sandbox.pay(wechat.credential()[u"text"_s].toString()).status, 409); // closed at WeChat too
        payAtAlipay(alipay);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
    }

    void aWalletThatWasPaidRefusesTheNext()
    {
        m_sandbox.setFaults({{u"callbacks"_s, QJsonObject{{u"drop"_s, -1}}}});
        charge();
        const PageAnswer wechat = choose("wechat", kOrdinary);
        QCOMPARE(m_sandbox.pay(wechat.credential()[u"text"_s].toString()).status, 200); // and nobody told us
        QCOMPARE(choose("alipay", kOrdinary).code(), u"PAYMENT_ALREADY_PAID"_s);
        QCOMPARE(m_shop->payment(m_no).text("status"), u"SUCCEEDED"_s);
        QCOMPARE(m_shop->payment(m_no).text("channel"), u"wechat"_s);
    }

    void whileAWalletDoesNotAnswerNothingElseIsBegun()
    {
        charge();
        choose("wechat", kOrdinary);
        const QJsonObject lost{{u"drop_request"_s, -1}};
        m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"close"_s, lost}}}});
        QCOMPARE(choose("alipay", kOrdinary).code(), u"WALLET_STILL_ASKED"_s);
        QCOMPARE(attempts(), (QStringList{u"CLOSED"_s, u"PAYING"_s}));
        m_sandbox.clearFaults();
        QCOMPARE(choose("alipay", kOrdinary).status, 200);
    }

    void twoCustomersAtOnceAreOnePayment()
    {
        charge();
        const auto one = begin<PageAnswer>(sent(m_client.get(), choosing("alipay", kInAlipay)));
        const auto other = begin<PageAnswer>(sent(m_client.get(), choosing("wechat", kOrdinary)));
        QVERIFY(m_shop->until([&] { return one->has_value() && other->has_value(); }));
        const std::vector<PageAnswer> answers{**one, **other};
        const auto ok =
            std::count_if(answers.begin(), answers.end(), [](auto& answer) { return answer.status == 200; });
        if (ok == 1) { // they met: the other one is told so
            const PageAnswer& refused = answers[0].status == 200 ? answers[1] : answers[0];
            QVERIFY2(refused.code() == u"WALLET_CHOSEN_ELSEWHERE"_s || refused.code() == u"WALLET_STILL_ASKED"_s,
                     refused.text.constData());
            QCOMPARE(attempts().size(), 2);
        } else { // one after the other: the first is closed
            QCOMPARE(ok, 2);
            QCOMPARE(attempts(), (QStringList{u"CLOSED"_s, u"CLOSED"_s, u"PAYING"_s}));
        }
        QCOMPARE(attempts().count(u"PAYING"_s), 1);
    }

    void lateMoneyOfAWalletThatWasLeftIsCaughtAndGoesBack()
    {
        charge();
        // Nobody opens its link meanwhile, so Alipay knows of no order to close.
        const PageAnswer alipay = choose("alipay", kInAlipay);
        const PageAnswer wechat = choose("wechat", kOrdinary);
        QCOMPARE(wechat.status, 200);
        QCOMPARE(m_sandbox.pay(wechat.credential()[u"text"_s].toString()).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        payAtAlipay(alipay);
        QVERIFY(m_shop->until([&] { return m_shop->payment(m_no).body[u"doubtful_money"_s].toBool(); }));
        QCOMPARE(m_shop->payment(m_no).text("channel"), u"wechat"_s);
        const QJsonArray doubtful =
            m_shop->call("GET", u"/v1/doubtful-money?status=OPEN"_s).body[u"doubtful_money"_s].toArray();
        QCOMPARE(doubtful.size(), 1);
        QCOMPARE(doubtful[0].toObject()[u"channel"_s].toString(), u"alipay"_s);
        const QString id = doubtful[0].toObject()[u"doubtful_id"_s].toString();
        const ShopAnswer refunded = m_shop->callAs(u"supervisor"_s, "POST", u"/v1/doubtful-money/%1/refund"_s.arg(id));
        QCOMPARE(refunded.status, 201);
        QVERIFY(refundBecomes(refunded.text("refund_no"), "SUCCEEDED"));
        QCOMPARE(m_shop->payment(m_no).text("status"), u"SUCCEEDED"_s);
    }

    void itsTimeIsOverOnThePageToo()
    {
        charge({{u"expires_in"_s, 60}});
        m_shop->clock().advance(61s);
        QCOMPARE(state()[u"state"_s].toString(), u"EXPIRED"_s);
        QVERIFY(open(kOrdinary).shows("expired"));
        QCOMPARE(choose("alipay", kOrdinary).code(), u"PAYMENT_ENDED"_s);
        m_shop->clock().advance(60s);
        QVERIFY(m_shop->becomes(m_no, "CLOSED"));
        QCOMPARE(state()[u"state"_s].toString(), u"CLOSED"_s);
        QVERIFY(open(kOrdinary).shows("closed"));
    }

    void theShopClosesIt()
    {
        charge();
        const PageAnswer wechat = choose("wechat", kOrdinary);
        QCOMPARE(m_shop->call("POST", u"/v1/payments/%1/close"_s.arg(m_no)).text("status"), u"CLOSED"_s);
        QVERIFY(open(kOrdinary).shows("closed"));
        QCOMPARE(choose("wechat", kOrdinary).code(), u"PAYMENT_ENDED"_s);
        QCOMPARE(m_sandbox.pay(wechat.credential()[u"text"_s].toString()).status, 409);
    }

    void aPausedWalletIsNotShown()
    {
        const QByteArray reason = R"({"reason":"盘点"})";
        QCOMPARE(m_shop->callAs(u"supervisor"_s, "POST", u"/v1/channels/wechat/pause"_s, reason).status, 200);
        charge();
        QVERIFY(open(kOrdinary).offers("alipay"));
        QVERIFY(!open(kOrdinary).offers("wechat"));
        QVERIFY(!open(kInWechat).offers("wechat"));
        QCOMPARE(choose("wechat", kOrdinary).code(), u"CHANNEL_UNAVAILABLE"_s);
        QCOMPARE(attempts(), (QStringList{u"PAYING"_s}));
    }

    void aDegradedWalletIsNotShown()
    {
        const QJsonObject lost{{u"drop_request"_s, -1}};
        m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"native"_s, lost}, {u"query"_s, lost}}}});
        for (int i = 0; i < 60; ++i)
            m_shop->charge(u"%1-%2"_s.arg(orderNo()).arg(i));
        charge();
        QVERIFY(m_shop->until([&] { return !open(kOrdinary).offers("wechat"); }));
        QVERIFY(open(kOrdinary).offers("alipay"));
    }

    void nothingElseIsFoundByItsNumber()
    {
        const QString named = m_shop->charge(orderNo() + u"-named"_s).text("payment_no");
        for (const QString& number : {named, u"P20261123012345677K3QZ9X004297"_s, u"XYZZY"_s, u"%3Cscript%3E"_s}) {
            const PageAnswer page = get(u"/pay/"_s + number, kOrdinary);
            QCOMPARE(page.status, 404);
            QVERIFY(page.shows("unknown"));
            QVERIFY(!page.text.contains(number.toUtf8()));
            QCOMPARE(get(u"/pay/%1/state"_s.arg(number), kOrdinary).code(), u"PAYMENT_NOT_FOUND"_s);
        }
    }

    void aWalletsPageSendsTheBrowserBack()
    {
        charge();
        http::Call call("POST", address(u"/pay/"_s + m_no));
        call.headers.append("Content-Type", "application/x-www-form-urlencoded");
        call.body = "respCode=00&txnAmt=1";
        const PageAnswer back = wait<PageAnswer>(sent(m_client.get(), std::move(call)));
        QCOMPARE(back.status, 303);
        QCOMPARE(back.headers.value("Location"), m_codeUrl.toLatin1());
        QCOMPARE(m_shop->payment(m_no).text("status"), u"PENDING"_s); // and is not believed
        http::Call form("POST", address(u"/pay/%1/wallet"_s.arg(m_no)));
        form.headers.append("Content-Type", "text/plain");
        form.body = R"({"wallet":"alipay"})";
        QCOMPARE(wait<PageAnswer>(sent(m_client.get(), std::move(form))).status, 415); // another site's form
    }

private:
    /// As WeChat's OAuth would have told it.
    QByteArray payerToken(const QString& paymentNo) const
    {
        const auto sealer = merchants::SecretSealer::fromKeyFile(m_shop->settings().keyFile);
        const pay_page::PayerTokens tokens(sealer->keyFor("pay-page"));
        return tokens.payerFor(PaymentNo::trusted(paymentNo.toLatin1()), kOpenid, m_shop->clock().now());
    }
};

QTEST_GUILESS_MAIN(TestAggregatedCode)
#include "tst_aggregated_code.moc"
