// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed calls to WeChat Pay and the judgement of what came back. One wire attempt per call; signing happens
// on the worker pool. Lives on the event loop's thread; outlives its calls.
#pragma once

#include "channels/registry.h"
#include "wechat/platform_keys.h"
#include "wechat/wechat_signature.h"

namespace guitai::wechat {

/// An account in use: what is configured, what was downloaded since, and who waits for a download.
struct LiveAccount
{
    LiveAccount(ChannelAccountId id, Account account, PlatformKeys::Instant now)
        : id(std::move(id)), account(std::move(account)), keys(this->account.platformKeys, now)
    {
    }

    ChannelAccountId id;
    Account account;
    PlatformKeys keys;
    bool downloading = false;
    std::vector<async::Promise<Done>> waiting;
};

using LiveAccountPtr = std::shared_ptr<LiveAccount>;

struct Ask
{
    Ask(const char* operation, QByteArray method, QByteArray target, QByteArray body = {})
        : operation(operation), method(std::move(method)), target(std::move(target)), body(std::move(body))
    {
    }

    const char* operation; ///< for the log
    QByteArray method;
    QByteArray target; ///< path and query as on the wire
    QByteArray body;
};

/// What may be believed.
struct Answer
{
    bool isTrusted =
        false;            ///< verified, or an unsigned refusal (a request whose signature failed is answered unsigned)
    int status = 0;       ///< 0 when nothing came
    QByteArray body;      ///< empty unless trusted
    QByteArray errorCode; ///< the transport's or the provider's; empty for a trusted 2xx
};

class Gateway
{
public:
    explicit Gateway(const channels::Tools& tools) : m_tools(tools) {}

    async::Task<Answer> call(LiveAccountPtr live, Ask ask);

    /// A file at the gateway, whose bytes are not signed: `sink` has to know what to expect. A refusal goes to no sink.
    async::Task<Answer> download(LiveAccountPtr live, Ask ask, http::BodySink sink);

    /// The merchant's signature over these bytes, made on a worker.
    async::Task<QByteArray> sign(LiveAccountPtr live, QByteArray message);

    /// True for the platform's own, fresh signature. Downloads certificates when the serial is unknown.
    async::Task<bool> verify(LiveAccountPtr live, http::Headers headers, QByteArray body);

private:
    async::Task<Result<http::Response>> exchange(LiveAccountPtr live, Ask ask, http::BodySink sink = {});
    async::Task<Done> learnCertificates(LiveAccountPtr live);
    async::Task<Done> downloadCertificates(LiveAccountPtr live);
    void takeCertificates(LiveAccount& live, const http::Response& answer) const;
    void refreshWhenStale(const LiveAccountPtr& live);

    const channels::Tools m_tools;
};

} // namespace guitai::wechat
