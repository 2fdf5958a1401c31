// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed calls to WeChat Pay's API v2 and the judgement of what came back. One wire attempt per call. Lives on the
// event loop's thread; outlives its calls.
#pragma once

#include "channels/registry.h"
#include "wechat_v2/wechat_v2_wire.h"

namespace guitai::wechat_v2 {

struct LiveAccount
{
    LiveAccount(ChannelAccountId id, Account account) : id(std::move(id)), account(std::move(account)) {}

    ChannelAccountId id;
    Account account;
};

using LiveAccountPtr = std::shared_ptr<const LiveAccount>;

struct Ask
{
    Ask(const char* operation, QByteArray path, Fields fields)
        : operation(operation), path(std::move(path)), fields(std::move(fields))
    {
    }

    const char* operation; ///< for the log
    QByteArray path;       ///< below /secapi/ or for fund flows the merchant's certificate is shown
    Fields fields;
    std::optional<Digest> digest = {}; ///< instead of the account's
};

/// What may be believed.
struct Answer
{
    bool isTrusted = false; ///< signed with the account's key
    bool succeeded = false; ///< result_code SUCCESS; false unless trusted
    Fields fields;          ///< empty unless trusted
    QByteArray errorCode;   ///< the transport's, ours or the provider's err_code; empty when it succeeded
};

/// Of an answer of status 200.
Answer readAnswer(QByteArrayView body, const Account& account);

class Gateway
{
public:
    explicit Gateway(const channels::Tools& tools) : m_tools(tools) {}

    async::Task<Answer> call(LiveAccountPtr live, Ask ask);
    /// A file, whose bytes are not signed; the sink sees refusals too, which come with status 200.
    async::Task<Result<http::Response>> download(LiveAccountPtr live, Ask ask, http::BodySink sink);

private:
    const channels::Tools m_tools;
};

} // namespace guitai::wechat_v2
