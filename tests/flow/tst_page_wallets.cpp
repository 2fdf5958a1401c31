// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One code for all wallets, handed over: in WeChat once its OAuth 2 has told who pays, at UnionPay by its form.
#include "flow/page_test.h"

#include <QTest>
#include <QUrlQuery>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kInUnionpay = kOrdinary + " UnionPay/1.0 CloudPay";

} // namespace

class TestPageWallets : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void inWechatItIsPaidByWhomWechatNames()
    {
        charge();
        const PageAnswer away = open(kInWechat);
        QCOMPARE(away.status, 302);
        QVERIFY(away.headers.value("Location").contains("/connect/oauth2/authorize?"));
        QVERIFY(away.headers.value("Location").contains("snsapi_base"));
        QVERIFY(away.headers.value("Set-Cookie").contains("; HttpOnly; SameSite=Lax"));
        keepCookie(away);
        const PageAnswer back = follow(away); // at WeChat
        QVERIFY(back.headers.value("Location").startsWith(m_codeUrl.toLatin1() + '?'));
        const PageAnswer named = follow(back);
        QCOMPARE(named.status, 303);
        QCOMPARE(named.headers.value("Location"), m_codeUrl.toLatin1()); // without the code
        keepCookie(named);
        const PageAnswer page = open(kInWechat);
        QCOMPARE(page.status, 200);
        QVERIFY(page.shows("offer"));
        QVERIFY(page.offers("wechat"));
        const PageAnswer chosen = choose("wechat", kInWechat);
        QCOMPARE(chosen.credential()[u"type"_s].toString(), u"sdk"_s);
        QCOMPARE(choose("wechat", kInWechat).credential(), chosen.credential()); // the same payer, the same order
        QCOMPARE(m_sandbox.payWith(chosen.credential()[u"parameters"_s].toObject()).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        QVERIFY(open(kInWechat).shows("paid"));
    }

    void aCodeOfSomebodyElsesVisitIsNotTaken()
    {
        charge();
        const PageAnswer away = open(kInWechat);
        keepCookie(away);
        const PageAnswer back = follow(away);
        m_cookie = "guitai_visit=00112233445566778899aabbccddeeff";
        const PageAnswer refused = follow(back);
        QCOMPARE(refused.status, 200); // and not sent round once more
        QVERIFY(refused.text.contains("data-code=\"PAYER_UNCONFIRMED\""));
        QVERIFY(!refused.offers("wechat"));
        QVERIFY(refused.headers.value("Set-Cookie").isEmpty());
    }

    void aCodeThatWasUsedIsNotTakenAgain()
    {
        charge();
        const PageAnswer away = open(kInWechat);
        keepCookie(away);
        const PageAnswer back = follow(away);
        QCOMPARE(follow(back).status, 303);
        const PageAnswer again = follow(back);
        QVERIFY(again.text.contains("data-code=\"PAYER_CONSENT_REFUSED\""));
        QVERIFY(!again.offers("wechat"));
    }

    void anotherPaymentsPayerIsNotBelieved()
    {
        charge();
        const PageAnswer away = open(kInWechat);
        keepCookie(away);
        keepCookie(follow(follow(away)));
        const QByteArray cookie = m_cookie;
        m_no = m_shop->charge(orderNo() + u"-2"_s, {{u"pay_way"_s, u"AGGREGATE_QR"_s}}).text("payment_no");
        m_cookie = cookie;
        QCOMPARE(open(kInWechat).status, 302);
        QCOMPARE(choose("wechat", kInWechat).code(), u"PAYER_UNCONFIRMED"_s);
    }

    void whileWechatDoesNotNameThePayerItSaysSo()
    {
        charge();
        const QJsonObject busy{{u"error_times"_s, -1}, {u"drop_request"_s, 1}};
        m_sandbox.setFaults({{u"operations"_s, QJsonObject{{u"oauth_token"_s, busy}}}});
        const PageAnswer away = open(kInWechat);
        keepCookie(away);
        const PageAnswer told = follow(follow(away));
        QCOMPARE(told.status, 200);
        QVERIFY(told.text.contains("data-code=\"PAYER_ID_UNAVAILABLE\""));
        QVERIFY(!told.offers("wechat"));
    }

    void atUnionpayTheFormIsPosted()
    {
        charge();
        QVERIFY(open(kInUnionpay).offers("unionpay"));
        QVERIFY(!open(kInUnionpay).offers("alipay"));
        const PageAnswer chosen = choose("unionpay", kInUnionpay);
        QCOMPARE(chosen.credential()[u"type"_s].toString(), u"form"_s);
        const QJsonObject fields = chosen.credential()[u"parameters"_s].toObject();
        QCOMPARE(fields[u"frontUrl"_s].toString(), m_codeUrl);
        QCOMPARE(customer("pay", opened(chosen.credential())).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
        QCOMPARE(m_shop->payment(m_no).text("pay_way"), u"UNIONPAY_WAP"_s);
    }

    /// UnionPay closes nothing before its time is over.
    void unionpaysPageIsNotLeftForAnother()
    {
        charge();
        const PageAnswer chosen = choose("unionpay", kOrdinary);
        QCOMPARE(choose("alipay", kOrdinary).code(), u"WALLET_STILL_ASKED"_s);
        QCOMPARE(attempts(), (QStringList{u"CLOSED"_s, u"PAYING"_s}));
        QCOMPARE(choose("unionpay", kOrdinary).credential(), chosen.credential());
        QCOMPARE(customer("pay", opened(chosen.credential())).status, 200);
        QVERIFY(m_shop->becomes(m_no, "SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestPageWallets)
#include "tst_page_wallets.moc"
