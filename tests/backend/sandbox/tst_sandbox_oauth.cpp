// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The played OAuth 2 of WeChat: who is sent back, with what, and what a code is worth.
#include "sandbox/wechat/wechat_oauth_desk.h"

#include "backend/sandbox/merchant_fixture.h"
#include "support/fake_timers.h"
#include "support/run_task.h"

#include <QTest>
#include <QUrlQuery>

using namespace guitai;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kPage = "http%3A%2F%2F127.0.0.1%3A8080%2Fpay%2FP1";

QByteArray locationOf(const http::Response& response)
{
    return response.headers.value("Location");
}

QByteArray codeOf(const http::Response& response)
{
    return QUrlQuery(QUrl::fromEncoded(locationOf(response))).queryItemValue(u"code"_s).toLatin1();
}

} // namespace

class SandboxOauthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void browserComesBackWithCodeAndState();
    void browserStaysTheSameUser();
    void browserOfAnybodyElseIsSentNowhere_data();
    void browserOfAnybodyElseIsSentNowhere();
    void codeIsGoodOnce();
    void codeIsGoodForFiveMinutes();
    void onlyTheApplicationLearnsIt_data();
    void onlyTheApplicationLearnsIt();
    void aFaultIsAnsweredAsBusy();

private:
    QByteArray authorizeQuery() const
    {
        return "appid=" + m_merchant.identity().merchant.appid + "&redirect_uri=" + kPage +
               "&response_type=code&scope=snsapi_base&state=n0nce";
    }
    QByteArray exchangeQuery(const QByteArray& code) const
    {
        return "appid=" + m_merchant.identity().merchant.appid + "&secret=" + appSecretOf(m_merchant.identity()) +
               "&code=" + code + "&grant_type=authorization_code";
    }
    http::Response get(const QByteArray& path, const QByteArray& query, const QByteArray& cookie = {})
    {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        if (!cookie.isEmpty())
            request.headers.append("Cookie", cookie);
        return test::runTask(m_desk->answer(request));
    }
    http::Response authorize(const QByteArray& query, const QByteArray& cookie = {})
    {
        return get("/connect/oauth2/authorize", query, cookie);
    }
    QJsonObject exchange(const QByteArray& query)
    {
        return QJsonDocument::fromJson(get("/sns/oauth2/access_token", query).body).object();
    }
    int refusalOf(const QByteArray& query) { return exchange(query).value(u"errcode"_s).toInt(); }

    test::FakeClock m_clock;
    test::FakeTimers m_timers;
    test::Merchant m_merchant{m_clock};
    QStringList m_hosts{u"127.0.0.1"_s};
    sandbox::Faults m_faults;
    sandbox::Traffic m_traffic;
    sandbox::PlayedOperations m_operations{{m_faults, m_traffic, m_timers, test::countingBytes()}};
    std::unique_ptr<sandbox::WechatOauthDesk> m_desk;
};

void SandboxOauthTest::init()
{
    m_faults = {};
    m_desk = std::make_unique<sandbox::WechatOauthDesk>(
        sandbox::WechatOauthDesk::Parts{m_merchant.identity(), m_hosts, m_operations, m_clock, test::countingBytes()});
}

void SandboxOauthTest::browserComesBackWithCodeAndState()
{
    const http::Response back = authorize(authorizeQuery());
    QCOMPARE(back.status, 303);
    QCOMPARE(locationOf(back), "http://127.0.0.1:8080/pay/P1?code=" + codeOf(back) + "&state=n0nce");
    const QJsonObject told = exchange(exchangeQuery(codeOf(back)));
    QVERIFY(told.value(u"openid"_s).toString().startsWith(u'o'));
    QCOMPARE(told.value(u"scope"_s).toString(), u"snsapi_base"_s);
    QVERIFY(!told.contains(u"errcode"_s));
}

void SandboxOauthTest::browserStaysTheSameUser()
{
    const http::Response first = authorize(authorizeQuery());
    const QByteArray cookie = first.headers.value("Set-Cookie").split(';').first();
    const QJsonObject known = exchange(exchangeQuery(codeOf(first)));
    const QJsonObject again = exchange(exchangeQuery(codeOf(authorize(authorizeQuery(), "a=b; " + cookie))));
    const QJsonObject other = exchange(exchangeQuery(codeOf(authorize(authorizeQuery()))));
    QCOMPARE(again.value(u"openid"_s), known.value(u"openid"_s));
    QVERIFY(other.value(u"openid"_s) != known.value(u"openid"_s));
}

void SandboxOauthTest::browserOfAnybodyElseIsSentNowhere_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* title, const QByteArray& from, const QByteArray& to) {
        QTest::newRow(title) << from << to;
    };
    row("another application", "appid=wx", "appid=wy");
    row("another host", kPage, "http%3A%2F%2Fshop.example%2Fpay%2FP1");
    row("a host that begins like ours", kPage, "http%3A%2F%2F127.0.0.1.example%2Fpay%2FP1");
    row("no page", kPage, "javascript%3Aalert(1)");
    row("wanting more than the id", "snsapi_base", "snsapi_userinfo");
    row("another flow", "response_type=code", "response_type=token");
    row("a state with a separator", "state=n0nce", "state=a%26b");
}

void SandboxOauthTest::browserOfAnybodyElseIsSentNowhere()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray query = authorizeQuery();
    QVERIFY(query.contains(from));
    const http::Response refused = authorize(query.replace(from, to));
    QCOMPARE(refused.status, 400);
    QVERIFY(locationOf(refused).isEmpty());
}

void SandboxOauthTest::codeIsGoodOnce()
{
    const QByteArray code = codeOf(authorize(authorizeQuery()));
    QVERIFY(exchange(exchangeQuery(code)).contains(u"openid"_s));
    QCOMPARE(refusalOf(exchangeQuery(code)), 40163);
}

void SandboxOauthTest::codeIsGoodForFiveMinutes()
{
    const QByteArray early = codeOf(authorize(authorizeQuery()));
    const QByteArray late = codeOf(authorize(authorizeQuery()));
    m_clock.advance(5min - 1ms);
    QCOMPARE(refusalOf(exchangeQuery(early)), 0);
    m_clock.advance(1ms);
    QCOMPARE(refusalOf(exchangeQuery(late)), 42003);
}

void SandboxOauthTest::onlyTheApplicationLearnsIt_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("number");
    QTest::newRow("another application") << QByteArray("appid=wx") << QByteArray("appid=wy") << 40013;
    QTest::newRow("another secret") << QByteArray("secret=") << QByteArray("secret=0") << 40125;
    QTest::newRow("another grant") << QByteArray("authorization_code") << QByteArray("client_credential") << 40002;
    QTest::newRow("no code") << QByteArray("&code=c0de") << QByteArray() << 41008;
    QTest::newRow("a code that never was") << QByteArray("c0de") << QByteArray("c0df") << 40029;
}

void SandboxOauthTest::onlyTheApplicationLearnsIt()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray query = exchangeQuery("c0de");
    QVERIFY(query.contains(from));
    QTEST(refusalOf(query.replace(from, to)), "number");
}

void SandboxOauthTest::aFaultIsAnsweredAsBusy()
{
    m_faults.operation(sandbox::Operation::OauthToken).errorTimes = 1;
    const QByteArray code = codeOf(authorize(authorizeQuery()));
    QCOMPARE(refusalOf(exchangeQuery(code)), -1);
    QCOMPARE(refusalOf(exchangeQuery(code)), 0);
}

QTEST_GUILESS_MAIN(SandboxOauthTest)
#include "tst_sandbox_oauth.moc"
