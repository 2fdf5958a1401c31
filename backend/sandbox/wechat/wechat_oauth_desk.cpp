// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/wechat_oauth_desk.h"

#include "sandbox/answers.h"
#include "sandbox/wallet_page.h"
#include "sandbox/wallet_routes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace guitai::sandbox {

namespace {

const QByteArray kAuthorize = "/connect/oauth2/authorize";
const QByteArray kExchange = "/sns/oauth2/access_token";
const QByteArray kCookie = "sandbox_wechat_user=";
constexpr Duration kConsentLife = std::chrono::minutes(5);
constexpr qsizetype kMostConsents = 10'000;
constexpr int kMissingCode = 41008;
constexpr int kInvalidCode = 40029;
constexpr int kUsedCode = 40163;
constexpr int kOldCode = 42003;
constexpr int kInvalidAppid = 40013;
constexpr int kInvalidSecret = 40125;
constexpr int kInvalidGrant = 40002;

/// As the provider does: 200, and JSON that calls itself a text.
http::Response told(const QJsonObject& body)
{
    http::Response response = jsonResponse(200, body);
    response.headers.set("Content-Type", "text/plain");
    return response;
}

http::Response refused(int number, const QString& say)
{
    return told({{u"errcode"_s, number}, {u"errmsg"_s, say}});
}

http::Response problemPage(const QString& say)
{
    return pageResponse(400, messagePage(say));
}

bool isState(const QString& state)
{
    return state.size() <= 128 &&
           std::ranges::all_of(state, [](QChar c) { return c < u'\x7f' && c.isLetterOrNumber(); });
}

/// Who the browser was before; empty for a new one.
QByteArray userIn(const http::Headers& headers)
{
    for (const QByteArray& pair : headers.value("Cookie").split(';')) {
        if (pair.trimmed().startsWith(kCookie))
            return pair.trimmed().mid(kCookie.size());
    }
    return {};
}

} // namespace

bool WechatOauthDesk::serves(const http::Request& request)
{
    return request.method == "GET" && (request.path == kAuthorize || request.path == kExchange);
}

async::Task<http::Response> WechatOauthDesk::answer(http::Request request)
{
    if (request.path == kAuthorize)
        co_return authorize(request);
    PlayedOperations::Act act = [this, query = request.query] { return exchange(query); };
    PlayedOperations::Act failing = [] { return refused(-1, u"system error"_s); };
    auto answering = m_parts.operations.answer(Operation::OauthToken, std::move(act), std::move(failing));
    http::Response answer = co_await answering;
    co_return answer;
}

http::Response WechatOauthDesk::authorize(const http::Request& request)
{
    const auto value = [&request](const char* name) { return formValue(request.query, name); };
    const QUrl page(value("redirect_uri"), QUrl::StrictMode);
    if (value("appid").toLatin1() != m_parts.identity.merchant.appid)
        return problemPage(u"AppID 参数错误"_s);
    const bool isWeb = page.scheme() == u"https"_s || page.scheme() == u"http"_s;
    if (!page.isValid() || !isWeb || !m_parts.pageHosts.contains(page.host()))
        return problemPage(u"redirect_uri 参数错误"_s);
    if (value("scope") != u"snsapi_base"_s)
        return problemPage(u"Scope 参数错误或没有 Scope 权限"_s);
    if (value("response_type") != u"code"_s || !isState(value("state")))
        return problemPage(u"response_type 或 state 参数错误"_s);
    forgetOld();
    QByteArray user = userIn(request.headers);
    if (user.isEmpty())
        user = "o" + randomText(m_parts.random, 27);
    const QByteArray code = randomText(m_parts.random, 32);
    m_consents.insert(code, Consent{user, m_parts.clock.now()});
    const QByteArray separator = page.hasQuery() ? "&" : "?";
    http::Response back =
        redirectTo(page.toEncoded() + separator + "code=" + code + "&state=" + value("state").toLatin1());
    back.headers.append("Set-Cookie", kCookie + user + "; Path=/; HttpOnly; SameSite=Lax");
    return back;
}

http::Response WechatOauthDesk::exchange(const QByteArray& query)
{
    const auto value = [&query](const char* name) { return formValue(query, name).toLatin1(); };
    if (value("appid") != m_parts.identity.merchant.appid)
        return refused(kInvalidAppid, u"invalid appid"_s);
    if (value("secret") != appSecretOf(m_parts.identity))
        return refused(kInvalidSecret, u"invalid appsecret"_s);
    if (value("grant_type") != "authorization_code")
        return refused(kInvalidGrant, u"invalid grant_type"_s);
    if (value("code").isEmpty())
        return refused(kMissingCode, u"missing code"_s);
    const auto found = m_consents.find(value("code"));
    if (found == m_consents.end())
        return refused(kInvalidCode, u"invalid code"_s);
    if (found->isUsed)
        return refused(kUsedCode, u"code been used"_s);
    if (m_parts.clock.now() >= found->givenAt + kConsentLife)
        return refused(kOldCode, u"code expired"_s);
    found->isUsed = true;
    return told({{u"access_token"_s, QString::fromLatin1("83_" + randomText(m_parts.random, 60))},
                 {u"expires_in"_s, 7200},
                 {u"refresh_token"_s, QString::fromLatin1("83_" + randomText(m_parts.random, 60))},
                 {u"openid"_s, QString::fromLatin1(found->openid)},
                 {u"scope"_s, u"snsapi_base"_s}});
}

void WechatOauthDesk::forgetOld()
{
    if (m_consents.size() < kMostConsents)
        return;
    const UtcTime now = m_parts.clock.now();
    m_consents.removeIf([now](const auto& consent) { return now >= consent->givenAt + kConsentLife; });
}

} // namespace guitai::sandbox
