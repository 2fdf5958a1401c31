// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_gateway.h"

#include "async/worker_pool.h"
#include "crypto/hash.h"
#include "http/client.h"
#include "log/log.h"
#include "wechat/wechat_wire.h"

namespace guitai::wechat {

namespace {

const log::Category lc{"channels.wechat"};

constexpr size_t kMostWaiting = 256;
constexpr qsizetype kMostFileBytes = 16LL << 30; ///< as packed; the platform splits what is larger
constexpr Duration kFileDeadline = std::chrono::minutes(30);
constexpr char kUnverified[] = "WECHAT_ANSWER_UNVERIFIED";

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
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
        .with("status", answer->status)
        .with("provider_request_id", answer->headers.value("Request-ID").left(128));
}

http::Call signedCall(const LiveAccount& live, const Ask& ask, const RequestSigning& signing,
                      const QByteArray& signature)
{
    const QByteArray url = live.account.baseUrl.toEncoded() + ask.target;
    http::Call call(ask.method, QUrl::fromEncoded(url, QUrl::StrictMode));
    call.headers.append("Authorization", authorization(signing, signature));
    call.headers.append("Accept", "application/json");
    call.headers.append("User-Agent", "Guitai");
    if (!live.account.preferredSerial.isEmpty())
        call.headers.append("Wechatpay-Serial", live.account.preferredSerial);
    if (!ask.body.isEmpty())
        call.headers.append("Content-Type", "application/json");
    call.body = ask.body;
    return call;
}

} // namespace

async::Task<Answer> Gateway::call(LiveAccountPtr live, Ask ask)
{
    refreshWhenStale(live);
    const char* operation = ask.operation;
    auto exchanging = exchange(live, std::move(ask));
    const Result<http::Response> response = co_await exchanging;
    logAnswer(*live, operation, response);
    Answer answer;
    if (!response) {
        answer.errorCode = response.error().code.name;
        co_return answer;
    }
    answer.status = response->status;
    const bool isSigned = hasPlatformSignature(response->headers);
    answer.isTrusted = !isSigned && !isSuccess(response->status);
    if (isSigned) {
        auto verifying = verify(live, response->headers, response->body);
        answer.isTrusted = co_await verifying;
    }
    if (!answer.isTrusted) {
        log::warning(lc, "answer_unverified").with("account", live->id.bytes()).with("operation", operation);
        answer.errorCode = kUnverified;
        co_return answer;
    }
    answer.body = response->body;
    if (!isSuccess(answer.status) || answer.status == 202)
        answer.errorCode = readErrorCode(answer.body);
    co_return answer;
}

async::Task<Answer> Gateway::download(LiveAccountPtr live, Ask ask, http::BodySink sink)
{
    const char* operation = ask.operation;
    auto exchanging = exchange(live, std::move(ask), std::move(sink));
    const Result<http::Response> response = co_await exchanging;
    logAnswer(*live, operation, response);
    Answer answer;
    if (response)
        answer.status = response->status;
    if (!response || !isSuccess(response->status))
        answer.errorCode = response ? readErrorCode(response->body) : QByteArray(response.error().code.name);
    co_return answer;
}

async::Task<bool> Gateway::verify(LiveAccountPtr live, http::Headers headers, QByteArray body)
{
    const auto signature = readPlatformSignature(headers);
    // Everything cheap is refused before a key is looked for.
    if (!signature || !isFresh(*signature, m_tools.clock.now()))
        co_return false;
    if (!live->keys.find(signature->serial)) {
        // A public key's id cannot be downloaded: only the merchant's settings can add it.
        if (isPublicKeyId(signature->serial))
            co_return false;
        auto learning = learnCertificates(live);
        co_await learning;
    }
    const crypto::RsaPublicKey* key = live->keys.find(signature->serial);
    co_return (key && isGenuine(*signature, body, *key));
}

async::Task<QByteArray> Gateway::sign(LiveAccountPtr live, QByteArray message)
{
    std::function<QByteArray()> work = [key = live->account.privateKey, message] { return key.sign(message); };
    auto signing = m_tools.workers.run<QByteArray>(std::move(work));
    QByteArray signature = co_await signing;
    co_return signature;
}

async::Task<Result<http::Response>> Gateway::exchange(LiveAccountPtr live, Ask ask, http::BodySink sink)
{
    const RequestSigning signing{live->account.mchid, live->account.merchantSerial, m_tools.clock.now(),
                                 crypto::randomBytes(16).toHex()};
    auto working = sign(live, requestMessage(signing, ask.method, ask.target, ask.body));
    const QByteArray bytes = co_await working;
    http::Call call = signedCall(*live, ask, signing, bytes);
    if (sink) {
        call.answerTo = std::move(sink);
        call.answerLimitBytes = kMostFileBytes;
        call.deadline = kFileDeadline;
    }
    auto sending = m_tools.client.send(std::move(call));
    Result<http::Response> answer = co_await sending;
    co_return answer;
}

async::Task<Done> Gateway::learnCertificates(LiveAccountPtr live)
{
    if (!live->downloading) {
        auto downloading = downloadCertificates(live);
        co_await downloading;
        co_return Done();
    }
    if (live->waiting.size() >= kMostWaiting)
        co_return Done();
    const async::Promise<Done> promise;
    live->waiting.push_back(promise);
    auto later = promise.later();
    co_await later;
    co_return Done();
}

async::Task<Done> Gateway::downloadCertificates(LiveAccountPtr live)
{
    if (!live->keys.takeDownload(m_tools.clock.monotonic()))
        co_return Done();
    live->downloading = true;
    Ask ask("certificates", "GET", certificatesPath());
    auto exchanging = exchange(live, std::move(ask));
    const Result<http::Response> answer = co_await exchanging;
    logAnswer(*live, "certificates", answer);
    if (answer && isSuccess(answer->status))
        takeCertificates(*live, *answer);
    live->downloading = false;
    const auto waiting = std::exchange(live->waiting, {});
    for (const auto& promise : waiting)
        promise.complete(Done());
    co_return Done();
}

void Gateway::takeCertificates(LiveAccount& live, const http::Response& answer) const
{
    auto ring = readCertificates(answer.body, live.account.apiV3Key, m_tools.clock.now());
    const auto signature = readPlatformSignature(answer.headers);
    const crypto::RsaPublicKey* key = signature ? live.keys.find(signature->serial) : nullptr;
    // The first list may be signed by a key that it brings itself. That is sound: nobody can seal a
    // certificate for this account who does not have its APIv3 key.
    if (!key && signature && ring && ring->contains(signature->serial))
        key = &ring->at(signature->serial);
    const bool isGenuineList =
        ring && key && isFresh(*signature, m_tools.clock.now()) && isGenuine(*signature, answer.body, *key);
    if (!isGenuineList) {
        log::warning(lc, "certificates_refused").with("account", live.id.bytes());
        return;
    }
    log::info(lc, "certificates_downloaded").with("account", live.id.bytes()).with("count", ring->size());
    live.keys.replaceDownloaded(std::move(*ring), m_tools.clock.monotonic());
}

void Gateway::refreshWhenStale(const LiveAccountPtr& live)
{
    if (live->downloading || !live->keys.isStale(m_tools.clock.monotonic()))
        return;
    // Runs on beside the payment that noticed it: the keys at hand still serve.
    downloadCertificates(live);
}

} // namespace guitai::wechat
