// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out to WeChat Pay and what is made of its answers; doubts are in tests/contract.
#include "wechat_bench.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using channels::CloseState;
using channels::PlaceState;
using channels::ReportedState;

class tst_wechat_calls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreSigned();
    void nativeBody();
    void eachPayWayHasItsPathAndMembers_data();
    void eachPayWayHasItsPathAndMembers();
    void aPageIsHandedSignedParameters();
    void anApplicationIsHandedSignedParameters();
    void aBrowserIsHandedALink();
    void aPrepayIdIsSignedAnewEachTime();
    void aPayersCodeIsSentOnceAndPaidInTheAnswer();
    void aPayerWhoIsAskedKeepsItOpen();
    void aReverseNamesMerchantAndApplication();
    void textsAreCutToTheProvidersLimits();
    void queryAndCloseGoToTheirPaths();
    void refundBody();
    void aRefundIsQueriedByItsNumber();
    void aRefundNoticeOfAnotherMerchantIsForeign();
    void thePreferredKeyIsNamed();
    void answersInPublicKeyMode();
    void refusals_data();
    void refusals();
    void whatCannotBeSaidIsRefusedUnsent();
    void reports_data();
    void reports();
    void foreignIdentities_data();
    void foreignIdentities();
    void theWholeAmountIsReported();
    void aChangedAccountIsReadAgain();
};

void tst_wechat_calls::requestsAreSigned()
{
    test::WechatBench bench;
    bench.place();
    bench.query();
    bench.close();
    QCOMPARE(bench.client.calls().size(), size_t(3));
    for (const http::Call& call : bench.client.calls())
        QCOMPARE(bench.provider.faultOf(call), QByteArray());
    // The judge itself can say no.
    http::Call changed = bench.client.calls()[0];
    changed.body += ' ';
    QCOMPARE(bench.provider.faultOf(changed), QByteArray("signature"));
}

void tst_wechat_calls::nativeBody()
{
    test::WechatBench bench;
    bench.place();
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.url, QUrl(QStringLiteral("https://api.mch.weixin.qq.com/v3/pay/transactions/native")));
    QCOMPARE(call.headers.value("Content-Type"), QByteArray("application/json"));
    const QJsonObject expected = QJsonDocument::fromJson(
                                     R"({"appid":"wx0123456789abcdef","mchid":"1900000001","description":"珍珠奶茶 ×2",
            "out_trade_no":"P202611231234567800ABCDEF0123XY01","time_expire":"2026-11-23T10:18:20+08:00",
            "notify_url":"https://shop.example/v1/callback/wechat/wechat-M1000","attach":"table 7",
            "amount":{"total":1230,"currency":"CNY"},"scene_info":{"payer_client_ip":"203.0.113.9"}})")
                                     .object();
    const QJsonObject sent = QJsonDocument::fromJson(call.body).object();
    QVERIFY(call.body.contains("\"total\":1230"));
    QCOMPARE(sent, expected);
}

void tst_wechat_calls::eachPayWayHasItsPathAndMembers_data()
{
    QTest::addColumn<QByteArray>("payWay");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("members"); // beside what a native order says
    const QByteArray scene = R"("scene_info":{"payer_client_ip":"203.0.113.9")";
    QTest::newRow("jsapi names the payer") << QByteArray("WECHAT_JSAPI") << QStringLiteral("/v3/pay/transactions/jsapi")
                                           << R"({"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},)" + scene + "}}";
    QTest::newRow("h5 names the scene") << QByteArray("WECHAT_H5") << QStringLiteral("/v3/pay/transactions/h5")
                                        << "{" + scene + R"(,"h5_info":{"type":"Wap"}}})";
    QTest::newRow("app is like native") << QByteArray("WECHAT_APP") << QStringLiteral("/v3/pay/transactions/app")
                                        << "{" + scene + "}}";
}

void tst_wechat_calls::eachPayWayHasItsPathAndMembers()
{
    QFETCH(QByteArray, payWay);
    QFETCH(QByteArray, members);
    test::WechatBench bench;
    bench.place();
    bench.place(payWay);
    const http::Call& call = bench.client.calls().at(1);
    QTEST(call.url.path(), "path");
    QCOMPARE(bench.provider.faultOf(call), QByteArray());
    QJsonObject expected = QJsonDocument::fromJson(bench.client.calls().at(0).body).object();
    const QJsonObject own = QJsonDocument::fromJson(members).object();
    for (auto it = own.begin(); it != own.end(); ++it)
        expected.insert(it.key(), it.value());
    QCOMPARE(QJsonDocument::fromJson(call.body).object(), expected);
}

void tst_wechat_calls::aPageIsHandedSignedParameters()
{
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.placed("WECHAT_JSAPI"));
    const auto credential = *bench.place("WECHAT_JSAPI").credential;
    QCOMPARE(credential.type, QByteArray("sdk"));
    QJsonObject parameters = credential.parameters;
    const QString sign = parameters.take(QStringLiteral("paySign")).toString();
    const QString nonce = parameters.take(QStringLiteral("nonceStr")).toString();
    const QByteArray at = QByteArray::number(bench.clock.now().seconds());
    const QJsonObject expected{
        {QStringLiteral("appId"), QStringLiteral("wx0123456789abcdef")},
        {QStringLiteral("timeStamp"), QString::fromLatin1(at)},
        {QStringLiteral("package"), QStringLiteral("prepay_id=wx201410272009395522657a690389285100")},
        {QStringLiteral("signType"), QStringLiteral("RSA")}};
    QCOMPARE(parameters, expected);
    QVERIFY(nonce.size() >= 16 && nonce.size() <= 32);
    const QByteArray message =
        "wx0123456789abcdef\n" + at + "\n" + nonce.toLatin1() + "\nprepay_id=wx201410272009395522657a690389285100\n";
    QVERIFY(bench.provider.isMerchants(message, sign));
    QVERIFY(!bench.provider.isMerchants(message.chopped(1), sign)); // the judge can say no
}

void tst_wechat_calls::anApplicationIsHandedSignedParameters()
{
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.placed("WECHAT_APP"));
    const auto credential = *bench.place("WECHAT_APP").credential;
    QCOMPARE(credential.type, QByteArray("sdk"));
    QJsonObject parameters = credential.parameters;
    const QString sign = parameters.take(QStringLiteral("sign")).toString();
    const QString nonce = parameters.take(QStringLiteral("noncestr")).toString();
    const QByteArray at = QByteArray::number(bench.clock.now().seconds());
    const QJsonObject expected{{QStringLiteral("appid"), QStringLiteral("wx0123456789abcdef")},
                               {QStringLiteral("partnerid"), QStringLiteral("1900000001")},
                               {QStringLiteral("prepayid"), QStringLiteral("wx201410272009395522657a690389285100")},
                               {QStringLiteral("package"), QStringLiteral("Sign=WXPay")},
                               {QStringLiteral("timestamp"), QString::fromLatin1(at)}};
    QCOMPARE(parameters, expected);
    // The bare id is signed, although a page signs it with its name.
    const QByteArray message =
        "wx0123456789abcdef\n" + at + "\n" + nonce.toLatin1() + "\nwx201410272009395522657a690389285100\n";
    QVERIFY(bench.provider.isMerchants(message, sign));
}

void tst_wechat_calls::aBrowserIsHandedALink()
{
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.placed("WECHAT_H5"));
    const auto credential = *bench.place("WECHAT_H5").credential;
    QCOMPARE(credential.type, QByteArray("link"));
    QVERIFY(credential.text.startsWith(QStringLiteral("https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?")));
    QVERIFY(credential.parameters.isEmpty());
    // Where to come back to is said in the link, not in the order.
    channels::Order order = bench.provider.order("WECHAT_H5");
    order.returnUrl = QUrl(QStringLiteral("https://pay.example/pay/P1?a=1"));
    const auto returning = *test::runTask(bench.channel->place(bench.account, order)).credential;
    QCOMPARE(returning.text,
             credential.text + QStringLiteral("&redirect_url=https%3A%2F%2Fpay.example%2Fpay%2FP1%3Fa%3D1"));
    QCOMPARE(bench.client.calls().at(1).body, bench.client.calls().at(0).body);
}

void tst_wechat_calls::aPrepayIdIsSignedAnewEachTime()
{
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.placed("WECHAT_JSAPI"));
    const QJsonObject first = bench.place("WECHAT_JSAPI").credential->parameters;
    const QJsonObject second = bench.place("WECHAT_JSAPI").credential->parameters;
    QVERIFY(first.value(QStringLiteral("nonceStr")) != second.value(QStringLiteral("nonceStr")));
    QCOMPARE(first.value(QStringLiteral("package")), second.value(QStringLiteral("package")));
}

void tst_wechat_calls::aPayersCodeIsSentOnceAndPaidInTheAnswer()
{
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.placed("WECHAT_CODE"));
    const auto outcome = bench.place("WECHAT_CODE");
    QCOMPARE(outcome.state, PlaceState::Paid);
    QCOMPARE(outcome.money->amount.minor(), 1230);
    QVERIFY(!outcome.credential);
    QCOMPARE(bench.client.calls().size(), size_t(1));
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(bench.provider.faultOf(call), QByteArray());
    QCOMPARE(call.url.path(), QStringLiteral("/v3/pay/transactions/codepay"));
    const QJsonObject expected = QJsonDocument::fromJson(
                                     R"({"appid":"wx0123456789abcdef","mchid":"1900000001","description":"珍珠奶茶 ×2",
            "out_trade_no":"P202611231234567800ABCDEF0123XY01","attach":"table 7",
            "amount":{"total":1230,"currency":"CNY"},"payer":{"auth_code":"134567890123456789"},
            "scene_info":{"device_ip":"127.0.0.1"}})")
                                     .object();
    QCOMPARE(QJsonDocument::fromJson(call.body).object(), expected);
    bench.account.settings.insert(QStringLiteral("device_ip"), QStringLiteral("192.0.2.7"));
    bench.place("WECHAT_CODE");
    QVERIFY(bench.client.calls().at(1).body.contains(R"("device_ip":"192.0.2.7")"));
    bench.account.settings.insert(QStringLiteral("device_ip"), QStringLiteral("till"));
    QCOMPARE(bench.place("WECHAT_CODE").errorCode, QByteArray("CHANNEL_ACCOUNT_INVALID"));
}

void tst_wechat_calls::aPayerWhoIsAskedKeepsItOpen()
{
    test::WechatBench bench;
    for (const http::Response& answer :
         {bench.provider.error(202, "USERPAYING"),
          bench.provider.queried({{QStringLiteral("trade_state"), QStringLiteral("USERPAYING")}})}) {
        bench.client.answerWith(answer);
        const auto outcome = bench.place("WECHAT_CODE");
        QCOMPARE(outcome.state, PlaceState::Placed);
        QVERIFY(!outcome.credential && !outcome.money && outcome.errorCode.isEmpty());
    }
    bench.client.answerWith(bench.provider.error(403, "AUTHCODEEXPIRE"));
    QCOMPARE(bench.place("WECHAT_CODE").errorCode, QByteArray("PAYER_CODE_EXPIRED"));
    bench.client.answerWith(bench.provider.queried({{QStringLiteral("trade_state"), QStringLiteral("PAYERROR")}}));
    QCOMPARE(bench.place("WECHAT_CODE").state, PlaceState::Refused);
    // What nobody signed is believed as a refusal only.
    const http::Response asked = bench.provider.error(202, "USERPAYING");
    bench.client.answerWith(bench.provider.unsignedAnswer(202, asked.body));
    QCOMPARE(bench.place("WECHAT_CODE").state, PlaceState::Unknown);
}

void tst_wechat_calls::aReverseNamesMerchantAndApplication()
{
    test::WechatBench bench;
    const AttemptNo attemptNo = bench.provider.order().attemptNo;
    test::runTask(bench.channel->reverse(bench.account, test::placedOf(bench.provider.order())));
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(bench.provider.faultOf(call), QByteArray());
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.url.toEncoded(), QByteArray("https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/"
                                              "P202611231234567800ABCDEF0123XY01/reverse"));
    QCOMPARE(call.body, QByteArray(R"({"appid":"wx0123456789abcdef","mchid":"1900000001"})"));
}

void tst_wechat_calls::textsAreCutToTheProvidersLimits()
{
    test::WechatBench bench;
    channels::Order order = bench.provider.order();
    order.subject = QString(126, QLatin1Char('x')) + QString::fromUcs4(U"\U0001F9CB\U0001F9CB");
    order.attach = QString();
    order.clientIp = QByteArray();
    test::runTask(bench.channel->place(bench.account, order));
    const QJsonObject sent = QJsonDocument::fromJson(bench.client.calls().at(0).body).object();
    // Half a character would be no UTF-8 at all.
    QCOMPARE(sent.value(QLatin1String("description")).toString(), QString(126, QLatin1Char('x')));
    QVERIFY(!sent.contains(QLatin1String("attach")));
    QVERIFY(!sent.contains(QLatin1String("scene_info")));
}

void tst_wechat_calls::queryAndCloseGoToTheirPaths()
{
    test::WechatBench bench;
    bench.query();
    bench.close();
    const http::Call& query = bench.client.calls().at(0);
    const http::Call& close = bench.client.calls().at(1);
    QCOMPARE(query.method, QByteArray("GET"));
    QCOMPARE(query.url.toEncoded(), QByteArray("https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/"
                                               "P202611231234567800ABCDEF0123XY01?mchid=1900000001"));
    QVERIFY(query.body.isEmpty());
    QCOMPARE(close.method, QByteArray("POST"));
    QCOMPARE(close.url.toEncoded(), QByteArray("https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/"
                                               "P202611231234567800ABCDEF0123XY01/close"));
    QCOMPARE(close.body, QByteArray(R"({"mchid":"1900000001"})"));
}

void tst_wechat_calls::refundBody()
{
    test::WechatBench bench;
    test::runTask(bench.channel->refund(bench.provider.account(), bench.provider.refund()));
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(bench.provider.faultOf(call), QByteArray());
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.url, QUrl(QStringLiteral("https://api.mch.weixin.qq.com/v3/refund/domestic/refunds")));
    const QJsonObject expected = QJsonDocument::fromJson(R"({"transaction_id":"4200001234202611230000000001",
            "out_refund_no":"R202611231234567800ABCDEF012397","reason":"太甜 too sweet",
            "notify_url":"https://shop.example/v1/callback/wechat/wechat-M1000/refund",
            "amount":{"refund":500,"total":1230,"currency":"CNY"}})")
                                     .object();
    QCOMPARE(QJsonDocument::fromJson(call.body).object(), expected);

    // The reason has 80 bytes at most, and never half a character.
    channels::RefundOrder wordy = bench.provider.refund();
    wordy.reason = QString(60, QChar(0x8336));
    test::runTask(bench.channel->refund(bench.provider.account(), wordy));
    const auto sent = QJsonDocument::fromJson(bench.client.calls().at(1).body).object();
    QCOMPARE(sent.value(QStringLiteral("reason")).toString(), QString(26, QChar(0x8336)));
}

void tst_wechat_calls::aRefundIsQueriedByItsNumber()
{
    test::WechatBench bench;
    test::runTask(bench.channel->queryRefund(bench.provider.account(), bench.provider.refund()));
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(bench.provider.faultOf(call), QByteArray());
    QCOMPARE(call.method, QByteArray("GET"));
    QCOMPARE(call.url, QUrl(QStringLiteral("https://api.mch.weixin.qq.com/v3/refund/domestic/refunds/"
                                           "R202611231234567800ABCDEF012397")));
}

void tst_wechat_calls::aRefundNoticeOfAnotherMerchantIsForeign()
{
    test::WechatBench bench;
    const auto notice = bench.provider.noticeOf(
        bench.provider.refundNoticeBody({{QStringLiteral("mchid"), QStringLiteral("1900000002")}}));
    const auto read =
        test::runTask(bench.channel->readRefundNotice(bench.provider.account(), notice.headers, notice.body));
    QVERIFY(read.ok());
    QVERIFY(read->report.foreignIdentity);
}

void tst_wechat_calls::thePreferredKeyIsNamed()
{
    test::WechatBench bench;
    bench.place();
    QVERIFY(!bench.client.calls().at(0).headers.has("Wechatpay-Serial"));
    bench.account.settings.insert(QStringLiteral("preferred_serial"),
                                  QString::fromLatin1(bench.provider.publicKeyId()));
    bench.place();
    QCOMPARE(bench.client.calls().at(1).headers.value("Wechatpay-Serial"), bench.provider.publicKeyId());
}

void tst_wechat_calls::answersInPublicKeyMode()
{
    test::WechatBench bench;
    bench.provider.signWith(bench.provider.publicKeyId());
    bench.client.answerWith(bench.provider.placed());
    QCOMPARE(bench.place().state, PlaceState::Placed);
    QCOMPARE(bench.place().credential->text, QStringLiteral("weixin://wxpay/bizpayurl?pr=qLw4PtVzz"));
}

void tst_wechat_calls::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("a field at fault") << 400 << QByteArray("PARAM_ERROR") << true;
    QTest::newRow("our signature at fault, answered unsigned") << 401 << QByteArray("SIGN_ERROR") << false;
    QTest::newRow("not allowed to take payments") << 403 << QByteArray("NO_AUTH") << true;
    QTest::newRow("the application of another merchant") << 400 << QByteArray("APPID_MCHID_NOT_MATCH") << true;
}

void tst_wechat_calls::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(bool, isSigned);
    test::WechatBench bench;
    http::Response answer = bench.provider.error(status, code.constData());
    if (!isSigned)
        answer = bench.provider.unsignedAnswer(status, answer.body);
    bench.client.answerWith(answer);
    const auto outcome = bench.place();
    QCOMPARE(outcome.state, PlaceState::Refused);
    QCOMPARE(outcome.errorCode, code);
    QVERIFY(!outcome.credential);
}

void tst_wechat_calls::whatCannotBeSaidIsRefusedUnsent()
{
    test::WechatBench bench;
    channels::Order dollars = bench.provider.order();
    dollars.amount = Money(1230, *Currency::parse("USD"));
    QCOMPARE(test::runTask(bench.channel->place(bench.account, dollars)).state, PlaceState::Refused);
    channels::Order alipay = bench.provider.order();
    alipay.payWay = "ALIPAY_QR";
    QCOMPARE(test::runTask(bench.channel->place(bench.account, alipay)).state, PlaceState::Refused);
    channels::Order nobodys = bench.provider.order("WECHAT_JSAPI");
    nobodys.payerId.clear();
    QCOMPARE(test::runTask(bench.channel->place(bench.account, nobodys)).errorCode, QByteArray("PAYER_ID_MISSING"));
    channels::Order nowhere = bench.provider.order("WECHAT_H5");
    nowhere.clientIp.clear();
    QCOMPARE(test::runTask(bench.channel->place(bench.account, nowhere)).errorCode, QByteArray("CLIENT_IP_MISSING"));
    QVERIFY(bench.client.calls().empty());
}

void tst_wechat_calls::reports_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<ReportedState>("state");
    QTest::newRow("paid") << QStringLiteral("SUCCESS") << ReportedState::Paid;
    QTest::newRow("paid and refunded since") << QStringLiteral("REFUND") << ReportedState::Paid;
    QTest::newRow("not yet paid") << QStringLiteral("NOTPAY") << ReportedState::NotPaid;
    QTest::newRow("closed") << QStringLiteral("CLOSED") << ReportedState::Closed;
    QTest::newRow("being paid") << QStringLiteral("USERPAYING") << ReportedState::Paying;
}

void tst_wechat_calls::reports()
{
    QFETCH(QString, word);
    QFETCH(ReportedState, state);
    test::WechatBench bench;
    QJsonObject changes{{QStringLiteral("trade_state"), word}};
    if (state != ReportedState::Paid) {
        // Before payment the platform names no number, amount or payer.
        for (const char* member : {"transaction_id", "amount", "payer", "success_time", "bank_type", "trade_type"})
            changes.insert(QLatin1String(member), QJsonValue());
    }
    bench.client.answerWith(bench.provider.queried(changes));
    const auto report = bench.query();
    QCOMPARE(report.state, state);
    QCOMPARE(report.money.has_value(), state == ReportedState::Paid);
    QVERIFY(report.errorCode.isEmpty());
}

void tst_wechat_calls::foreignIdentities_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("another merchant") << QStringLiteral("mchid");
    QTest::newRow("another application") << QStringLiteral("appid");
}

void tst_wechat_calls::foreignIdentities()
{
    QFETCH(QString, member);
    test::WechatBench bench;
    bench.client.answerWith(bench.provider.queried({{member, QStringLiteral("wx99")}}));
    const auto report = bench.query();
    QVERIFY(report.foreignIdentity);
    const auto notice =
        bench.read(bench.provider.notice(bench.provider.transaction({{member, QStringLiteral("wx99")}})));
    QVERIFY(notice.ok());
    QVERIFY(notice->report.foreignIdentity);
}

void tst_wechat_calls::theWholeAmountIsReported()
{
    test::WechatBench bench;
    const QJsonObject large{{QStringLiteral("total"), qint64(9'007'199'254'740'993)}};
    bench.client.answerWith(bench.provider.queried());
    const auto report = bench.query();
    // A coupon makes the payer's part smaller; what was ordered is what counts.
    QCOMPARE(report.money->amount.minor(), 1230);
    QCOMPARE(report.money->tradeNo.bytes(), QByteArray("4200001234202611230000000001"));
    QCOMPARE(report.money->paidAt->toRfc3339(), QByteArray("2026-11-23T04:05:06.000Z"));
    bench.client.answerWith(bench.provider.queried({{QStringLiteral("amount"), large}}));
    QCOMPARE(bench.query().state, ReportedState::Unknown);
}

void tst_wechat_calls::aChangedAccountIsReadAgain()
{
    test::WechatBench bench;
    bench.place();
    bench.account.settings.insert(QStringLiteral("appid"), QStringLiteral("wxother"));
    bench.place();
    QVERIFY(bench.client.calls().at(1).body.contains("wxother"));
    bench.account.settings.remove(QStringLiteral("appid"));
    QCOMPARE(bench.place().errorCode, QByteArray("CHANNEL_ACCOUNT_INVALID"));
    QCOMPARE(bench.client.calls().size(), size_t(2));
}

QTEST_GUILESS_MAIN(tst_wechat_calls)
#include "tst_wechat_calls.moc"
