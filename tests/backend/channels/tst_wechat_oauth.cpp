// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who pays in WeChat: where a browser is sent, what is asked with the code it brings, and what is believed.
#include "wechat_bench.h"

#include "support/log_capture.h"
#include "wechat/wechat_account.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using test::WechatBench;

namespace {

constexpr char kAppSecret[] = "c0ffee00c0ffee00c0ffee00c0ffee00";
constexpr char kCode[] = "041q8Wkl2aIMXg4GnEol2xCwlY3q8Wk6";
constexpr char kOpenid[] = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
constexpr char kConsentRefused[] = "PAYER_CONSENT_REFUSED";
constexpr char kUnavailable[] = "PAYER_ID_UNAVAILABLE";

void addSecret(channels::ChannelAccount& account, const QJsonValue& appSecret)
{
    QJsonObject secrets = QJsonDocument::fromJson(account.secrets.reveal()).object();
    secrets.insert(QStringLiteral("app_secret"), appSecret);
    account.secrets = Secret(QJsonDocument(secrets).toJson());
}

struct OauthBench : WechatBench
{
    OauthBench() { addSecret(account, QLatin1String(kAppSecret)); }

    Result<QByteArray> find(const QByteArray& code = kCode)
    {
        return test::runTask(channel->findPayerId(account, Secret(code)));
    }
};

QByteArray codeOf(const Result<QByteArray>& found)
{
    return found ? QByteArray() : QByteArray(found.error().code.name);
}

const QUrl kPage(QStringLiteral("https://pay.example/pay/P20261123?a=1&b=2"));

} // namespace

class WechatOauthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void browserIsSentWithTheReturnAddressEncodedWhole();
    void hostsAreTheAccounts();
    void nobodyIsSentWithWhatWechatWouldNotCarry_data();
    void nobodyIsSentWithWhatWechatWouldNotCarry();
    void codeIsExchangedForTheOpenid();
    void codeThatIsNoneIsAskedAboutNowhere_data();
    void codeThatIsNoneIsAskedAboutNowhere();
    void answersHaveStableCodes_data();
    void answersHaveStableCodes();
    void withoutAnAnswerNobodyIsKnown_data();
    void withoutAnAnswerNobodyIsKnown();
    void accountWithoutTheSecretSendsNobody();
    void secretThatWouldChangeTheAddressIsRefused();
    void neitherSecretNorCodeNorOpenidIsLogged();
    void answerIsNotReadBeyondItsLimit();
};

void WechatOauthTest::browserIsSentWithTheReturnAddressEncodedWhole()
{
    OauthBench bench;
    const auto link = bench.channel->payerIdLink(bench.account, kPage, "n0nce");
    QVERIFY(link.ok());
    QCOMPARE(link->toEncoded(),
             QByteArray("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0123456789abcdef"
                        "&redirect_uri=https%3A%2F%2Fpay.example%2Fpay%2FP20261123%3Fa%3D1%26b%3D2"
                        "&response_type=code&scope=snsapi_base&state=n0nce#wechat_redirect"));
    QVERIFY(bench.client.calls().empty());
}

void WechatOauthTest::hostsAreTheAccounts()
{
    OauthBench bench;
    bench.account.settings.insert(QStringLiteral("oauth_url"), QStringLiteral("http://127.0.0.1:8080/"));
    bench.account.settings.insert(QStringLiteral("oauth_api_url"), QStringLiteral("http://127.0.0.1:8081"));
    const auto link = bench.channel->payerIdLink(bench.account, kPage, "1");
    QVERIFY(link->toEncoded().startsWith("http://127.0.0.1:8080/connect/oauth2/authorize?"));
    QVERIFY(!bench.find().ok());
    QVERIFY(bench.client.calls().at(0).url.toEncoded().startsWith("http://127.0.0.1:8081/sns/oauth2/access_token?"));
}

void WechatOauthTest::nobodyIsSentWithWhatWechatWouldNotCarry_data()
{
    QTest::addColumn<QUrl>("page");
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("no state") << kPage << QByteArray();
    QTest::newRow("a state of 129 letters") << kPage << QByteArray(129, 's');
    QTest::newRow("a state with a separator") << kPage << QByteArray("a&appid=other");
    QTest::newRow("a page that is none") << QUrl() << QByteArray("1");
    QTest::newRow("a page with a fragment") << QUrl(QStringLiteral("https://pay.example/#x")) << QByteArray("1");
}

void WechatOauthTest::nobodyIsSentWithWhatWechatWouldNotCarry()
{
    QFETCH(QUrl, page);
    QFETCH(QByteArray, state);
    OauthBench bench;
    const auto link = bench.channel->payerIdLink(bench.account, page, state);
    QVERIFY(!link.ok());
    QCOMPARE(link.error().code.name, kUnavailable);
}

void WechatOauthTest::codeIsExchangedForTheOpenid()
{
    OauthBench bench;
    http::Response answer;
    answer.headers.append("Content-Type", "text/plain");
    answer.body = R"({"access_token":"83_x","expires_in":7200,"refresh_token":"83_y",)"
                  R"("openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","scope":"snsapi_base","is_snapshotuser":0})";
    bench.client.answerWith(answer);
    const auto found = bench.find();
    QVERIFY(found.ok());
    QCOMPARE(*found, QByteArray(kOpenid));
    QCOMPARE(bench.client.calls().size(), size_t(1));
    const http::Call& call = bench.client.calls().at(0);
    QCOMPARE(call.method, QByteArray("GET"));
    QCOMPARE(call.url.toEncoded(),
             QByteArray("https://api.weixin.qq.com/sns/oauth2/access_token?appid=wx0123456789abcdef"
                        "&secret=c0ffee00c0ffee00c0ffee00c0ffee00&code=041q8Wkl2aIMXg4GnEol2xCwlY3q8Wk6"
                        "&grant_type=authorization_code"));
    QVERIFY(!call.headers.has("Authorization"));
}

void WechatOauthTest::codeThatIsNoneIsAskedAboutNowhere_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another parameter behind it") << QByteArray("041&secret=x");
    QTest::newRow("a line break") << QByteArray("041\r\nHost: x");
    QTest::newRow("no text") << QByteArray("\xff\xfe");
    QTest::newRow("513 letters") << QByteArray(513, 'c');
}

void WechatOauthTest::codeThatIsNoneIsAskedAboutNowhere()
{
    QFETCH(QByteArray, code);
    OauthBench bench;
    QCOMPARE(codeOf(bench.find(code)), kConsentRefused);
    QVERIFY(bench.client.calls().empty());
}

void WechatOauthTest::answersHaveStableCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* title, const QByteArray& body, const char* code, int status = 200) {
        QTest::newRow(title) << status << body << QByteArray(code);
    };
    row("a code that never was", R"({"errcode":40029,"errmsg":"invalid code, rid: 1"})", kConsentRefused);
    row("a code that was used", R"({"errcode":40163,"errmsg":"code been used"})", kConsentRefused);
    row("a code that is too old", R"({"errcode":42003,"errmsg":"code expired"})", kConsentRefused);
    row("no code", R"({"errcode":41008,"errmsg":"missing code"})", kConsentRefused);
    row("a wrong application", R"({"errcode":40013,"errmsg":"invalid appid"})", kUnavailable);
    row("a wrong secret", R"({"errcode":40125,"errmsg":"invalid appsecret"})", kUnavailable);
    row("too often", R"({"errcode":45011,"errmsg":"api minute-quota reach limit"})", kUnavailable);
    row("busy", R"({"errcode":-1,"errmsg":"system error"})", kUnavailable);
    row("a number nobody has told us of", R"({"errcode":99999})", kUnavailable);
    row("a number that is a text", R"({"errcode":"40029"})", kUnavailable);
    row("a number beyond 64 bits", R"({"errcode":99999999999999999999})", kUnavailable);
    row("a refusal with an openid", R"({"errcode":40029,"openid":"o1"})", kConsentRefused);
    row("no refusal and an openid", R"({"errcode":0,"openid":"o1"})", "");
    row("nothing in it", "{}", kUnavailable);
    row("an openid that is a number", R"({"openid":1})", kUnavailable);
    row("an empty openid", R"({"openid":""})", kUnavailable);
    row("an openid of 129 letters", "{\"openid\":\"" + QByteArray(129, 'o') + "\"}", kUnavailable);
    row("an openid with a quotation mark", R"({"openid":"o\"1"})", kUnavailable);
    row("an openid in Chinese", R"({"openid":"微信"})", kUnavailable);
    row("an openid twice", R"({"openid":"o1","openid":"o2"})", kUnavailable);
    row("an array", R"(["o1"])", kUnavailable);
    row("no JSON", "openid=o1", kUnavailable);
    row("cut short", R"({"openid":"o1")", kUnavailable);
    row("empty", "", kUnavailable);
    row("another status", R"({"openid":"o1"})", kUnavailable, 502);
    row("a redirect", R"({"openid":"o1"})", kUnavailable, 302);
}

void WechatOauthTest::answersHaveStableCodes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    OauthBench bench;
    http::Response answer;
    answer.status = status;
    answer.body = body;
    bench.client.answerWith(answer);
    QCOMPARE(codeOf(bench.find()), code);
}

void WechatOauthTest::withoutAnAnswerNobodyIsKnown_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("not sent") << QByteArray(http::errors::kNotSent.name);
    QTest::newRow("unanswered") << QByteArray(http::errors::kNoAnswer.name);
    QTest::newRow("100 MB of answer") << QByteArray(http::errors::kBadAnswer.name);
}

void WechatOauthTest::withoutAnAnswerNobodyIsKnown()
{
    QFETCH(QByteArray, name);
    OauthBench bench;
    bench.client.failWith(ErrorCode{name.constData(), 502});
    QCOMPARE(codeOf(bench.find()), kUnavailable);
    QCOMPARE(bench.client.calls().size(), size_t(1));
}

void WechatOauthTest::accountWithoutTheSecretSendsNobody()
{
    WechatBench bench;
    QCOMPARE(bench.channel->payerIdLink(bench.account, kPage, "1").error().code.name, kUnavailable);
    const auto found = test::runTask(bench.channel->findPayerId(bench.account, Secret(kCode)));
    QCOMPARE(codeOf(found), kUnavailable);
    QVERIFY(bench.client.calls().empty());
    // It is no condition for being paid.
    bench.client.answerWith(bench.provider.placed());
    QCOMPARE(bench.place().state, channels::PlaceState::Placed);
}

void WechatOauthTest::secretThatWouldChangeTheAddressIsRefused()
{
    for (const QJsonValue& secret : {QJsonValue(QStringLiteral("a&code=b")), QJsonValue(1), QJsonValue(QString())}) {
        WechatBench bench;
        addSecret(bench.account, secret);
        const auto account = wechat::readOauthAccount(bench.account);
        QVERIFY(!account.ok());
        QCOMPARE(account.error().field, QStringLiteral("app_secret"));
    }
}

void WechatOauthTest::neitherSecretNorCodeNorOpenidIsLogged()
{
    test::LogCapture log;
    OauthBench bench;
    http::Response answer;
    answer.body = R"({"errcode":40125,"errmsg":"invalid appsecret c0ffee00c0ffee00c0ffee00c0ffee00"})";
    bench.client.answerWith(answer);
    QVERIFY(!bench.find().ok());
    answer.body = R"({"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"})";
    bench.client.answerWith(answer);
    QVERIFY(bench.find().ok());
    const QByteArray text = log.text();
    QVERIFY2(text.contains("\"code\":\"40125\""), text.constData());
    for (const char* secret : {kAppSecret, kCode, kOpenid})
        QVERIFY2(!text.contains(secret), text.constData());
}

void WechatOauthTest::answerIsNotReadBeyondItsLimit()
{
    OauthBench bench;
    QVERIFY(!bench.find().ok());
    QCOMPARE(bench.client.calls().at(0).answerLimitBytes, qsizetype(16) * 1024);
    QVERIFY(!bench.client.calls().at(0).answerTo);
}

QTEST_GUILESS_MAIN(WechatOauthTest)
#include "tst_wechat_oauth.moc"
