// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_oauth.h"

#include "wire/json_reader.h"
#include "wire/member_reader.h"

#include <algorithm>
#include <array>

namespace guitai::wechat {

namespace {

using wire::JsonValue;
using wire::MemberReader;

constexpr char kUnreadable[] = "UNREADABLE";
constexpr qsizetype kMostState = 128;
constexpr qsizetype kMostCode = 512;
constexpr int kMostOpenid = 128;
constexpr qsizetype kMostAnswerBytes = 16 * 1024;
constexpr auto kDeadline = std::chrono::seconds(5); // somebody stands there and waits

/// Missing, invalid, too old, used before.
constexpr std::array<std::int64_t, 4> kCodeAtFault{41008, 40029, 42003, 40163};

bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isName(QByteArrayView text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) { return isLetterOrDigit(c) || c == '-' || c == '_'; });
}

PayerIdAnswer failed(QByteArray errorCode, bool mayAskAnew = false)
{
    return {{}, mayAskAnew, std::move(errorCode)};
}

} // namespace

Result<QUrl> consentLink(const OauthAccount& account, const QUrl& returnTo, QByteArrayView state)
{
    const bool isState =
        !state.isEmpty() && state.size() <= kMostState && std::all_of(state.begin(), state.end(), isLetterOrDigit);
    if (!isState || !returnTo.isValid() || returnTo.hasFragment())
        return Error{channels::errors::kPayerIdUnavailable};
    const QByteArray link = account.pageUrl.toEncoded() + "/connect/oauth2/authorize?appid=" + account.appid +
                            "&redirect_uri=" + returnTo.toEncoded().toPercentEncoding() +
                            "&response_type=code&scope=snsapi_base&state=" + state.toByteArray() + "#wechat_redirect";
    return QUrl::fromEncoded(link, QUrl::StrictMode);
}

bool isConsentCode(QByteArrayView code)
{
    return isName(code, kMostCode);
}

http::Call payerIdCall(const OauthAccount& account, const Secret& code)
{
    const QByteArray url = account.apiUrl.toEncoded() + "/sns/oauth2/access_token?appid=" + account.appid +
                           "&secret=" + account.appSecret.reveal() + "&code=" + code.reveal() +
                           "&grant_type=authorization_code";
    http::Call call("GET", QUrl::fromEncoded(url, QUrl::StrictMode));
    call.headers.append("Accept", "application/json");
    call.headers.append("User-Agent", "Guitai");
    call.deadline = kDeadline;
    call.answerLimitBytes = kMostAnswerBytes;
    return call;
}

PayerIdAnswer readPayerId(const Result<http::Response>& answer)
{
    if (!answer)
        return failed(answer.error().code.name);
    if (answer->status != 200)
        return failed("HTTP_" + QByteArray::number(answer->status));
    const auto document = wire::readJson(answer->body);
    if (!document || !document->isObject())
        return failed(kUnreadable);
    if (const JsonValue* refusal = document->find("errcode")) {
        if (!refusal->isInteger())
            return failed(kUnreadable);
        const std::int64_t number = refusal->integer();
        if (number != 0)
            return failed(QByteArray::number(number), std::ranges::find(kCodeAtFault, number) != kCodeAtFault.end());
    }
    MemberReader reader(*document, MemberReader::Unknown::Ignore);
    const QByteArray openid = reader.token("openid", kMostOpenid);
    if (reader.failed() || !isName(openid, kMostOpenid))
        return failed(kUnreadable);
    return {openid, false, {}};
}

} // namespace guitai::wechat
