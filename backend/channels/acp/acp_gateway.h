// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed calls to UnionPay and the judgement of what came back. One wire attempt per call; signing happens on the
// worker pool. Lives on the event loop's thread; outlives its calls.
#pragma once

#include "acp/acp_account.h"
#include "channels/registry.h"

namespace guitai::acp {

struct LiveAccount
{
    LiveAccount(ChannelAccountId id, Account account) : id(std::move(id)), account(std::move(account)) {}

    ChannelAccountId id;
    Account account;
};

using LiveAccountPtr = std::shared_ptr<const LiveAccount>;

struct Ask
{
    Ask(const char* operation, const char* path, Fields fields)
        : operation(operation), path(path), fields(std::move(fields))
    {
    }

    const char* operation; ///< for the log
    const char* path;
    Fields fields;                        ///< without signature
    QUrl host = {};                       ///< empty: the account's base_url
    qsizetype answerLimitBytes = 1 << 20; ///< a larger answer is none
    Duration deadline = std::chrono::seconds(10);
};

inline constexpr char kTransactionPath[] = "/gateway/api/backTransReq.do";
inline constexpr char kQueryPath[] = "/gateway/api/queryTrans.do";
inline constexpr char kFilePath[] = "/";
inline constexpr char kFrontPath[] = "/gateway/api/frontTransReq.do";

/// What may be believed.
struct Answer
{
    bool isTrusted = false; ///< UnionPay's signature, about the order that was asked for
    Fields fields;          ///< empty unless trusted
    QByteArray respCode;
    QByteArray errorCode; ///< the transport's, ours, or the respCode unless that is a success
};

class Gateway
{
public:
    explicit Gateway(const channels::Tools& tools) : m_tools(tools) {}

    async::Task<Answer> call(LiveAccountPtr live, Ask ask);
    /// The fields with the merchant's signature, made on a worker.
    async::Task<Fields> sign(LiveAccountPtr live, Fields fields);

private:
    Answer judged(const LiveAccount& live, const char* operation, const Fields& asked,
                  const http::Response& response) const;

    const channels::Tools m_tools;
};

} // namespace guitai::acp
