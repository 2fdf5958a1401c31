// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_gateway.h"

#include "crypto/hash.h"
#include "http/client.h"
#include "log/log.h"

namespace guitai::wechat_v2 {

namespace {

const log::Category lc{"channels.wechat_v2"};

constexpr qsizetype kMostFileBytes = 16LL << 30; ///< as packed
constexpr Duration kFileDeadline = std::chrono::minutes(30);
constexpr char kUnverified[] = "WECHAT_ANSWER_UNVERIFIED";
constexpr char kUnreadable[] = "WECHAT_ANSWER_UNREADABLE";
constexpr char kReturnFail[] = "WECHAT_RETURN_FAIL";
constexpr char kSuccess[] = "SUCCESS";

bool showsCertificate(const QByteArray& path)
{
    return path.startsWith("/secapi/") || path == "/pay/downloadfundflow";
}

/// Never the body: it may name the customer.
void logAnswer(const LiveAccount& live, const char* operation, const Result<http::Response>& answer)
{
    if (!answer) {
        log::warning(lc, "call_unanswered")
            .with("account", live.id.bytes())
            .with("operation", operation)
            .with("code", answer.error().code.name);
        return;
    }
    log::info(lc, "call_answered")
        .with("account", live.id.bytes())
        .with("operation", operation)
        .with("status", answer->status);
}

http::Call signedCall(const Account& account, const Ask& ask)
{
    const Digest digest = ask.digest.value_or(account.digest);
    Fields fields = ask.fields;
    fields["appid"] = account.appid;
    fields["mch_id"] = account.mchid;
    fields["nonce_str"] = crypto::randomBytes(16).toHex();
    fields["sign_type"] = nameOf(digest);
    std::erase_if(fields, [](const auto& entry) { return entry.second.isEmpty(); });
    fields["sign"] = signature(fields, account.apiKey, digest);
    const bool isSecure = showsCertificate(ask.path);
    const QUrl& host = isSecure ? account.secureBaseUrl : account.baseUrl;
    http::Call call("POST", QUrl::fromEncoded(host.toEncoded() + ask.path, QUrl::StrictMode));
    if (isSecure)
        call.tls = account.party;
    call.headers.append("Content-Type", "text/xml; charset=utf-8");
    call.headers.append("User-Agent", "Guitai");
    call.body = xml::writeFlat(fields);
    return call;
}

} // namespace

Answer readAnswer(QByteArrayView body, const Account& account)
{
    Answer answer;
    // A line end behind the document is no reason to leave a payment in doubt.
    const auto fields = xml::readFlat(body.trimmed());
    if (!fields) {
        answer.errorCode = kUnreadable;
    } else if (field(*fields, "return_code") != kSuccess) {
        // Not signed, and its message is made for people.
        answer.errorCode = kReturnFail;
    } else if (!isSigned(*fields, account)) {
        answer.errorCode = kUnverified;
    } else {
        answer.isTrusted = true;
        answer.fields = *fields;
        answer.succeeded = field(*fields, "result_code") == kSuccess;
        if (!answer.succeeded)
            answer.errorCode = codeText(field(*fields, "err_code"));
    }
    return answer;
}

async::Task<Answer> Gateway::call(LiveAccountPtr live, Ask ask)
{
    auto sending = m_tools.client.send(signedCall(live->account, ask));
    const Result<http::Response> response = co_await sending;
    logAnswer(*live, ask.operation, response);
    Answer answer;
    if (!response)
        answer.errorCode = response.error().code.name;
    else if (response->status != 200)
        answer.errorCode = "HTTP_" + QByteArray::number(response->status);
    else
        answer = readAnswer(response->body, live->account);
    if (response && !answer.isTrusted)
        log::warning(lc, "answer_untrusted")
            .with("account", live->id.bytes())
            .with("operation", ask.operation)
            .with("code", answer.errorCode);
    co_return answer;
}

async::Task<Result<http::Response>> Gateway::download(LiveAccountPtr live, Ask ask, http::BodySink sink)
{
    http::Call call = signedCall(live->account, ask);
    call.answerTo = std::move(sink);
    call.answerLimitBytes = kMostFileBytes;
    call.deadline = kFileDeadline;
    auto sending = m_tools.client.send(std::move(call));
    Result<http::Response> response = co_await sending;
    logAnswer(*live, ask.operation, response);
    co_return response;
}

} // namespace guitai::wechat_v2
