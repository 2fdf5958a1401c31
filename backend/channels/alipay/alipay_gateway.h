// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed calls to Alipay and the judgement of what came back. One wire attempt per call; signing happens on the worker
// pool. Lives on the event loop's thread; outlives its calls.
#pragma once

#include "alipay/alipay_wire.h"
#include "channels/registry.h"

namespace guitai::alipay {

/// An account in use.
struct LiveAccount
{
    ChannelAccountId id;
    Account account;
};

using LiveAccountPtr = std::shared_ptr<const LiveAccount>;

struct Ask
{
    Ask(const char* method, QByteArray content, QUrl notifyUrl = {})
        : method(method), content(std::move(content)), notifyUrl(std::move(notifyUrl))
    {
    }

    const char* method; ///< "alipay.trade.query"
    QByteArray content;
    QUrl notifyUrl;      ///< empty: none
    QUrl returnUrl = {}; ///< where the customer's browser goes afterwards; empty: nowhere
};

/// What may be believed.
struct Answer
{
    bool isVerified = false;   ///< signed by Alipay
    bool isTurnedDown = false; ///< this call certainly did nothing; the gateway says so without a signature too
    QByteArray content;        ///< the response object; empty unless verified
    Verdict verdict;
    QByteArray errorCode; ///< the transport's or the provider's; empty for a verified success

    bool succeeded() const { return isVerified && verdict.code == "10000"; }
    /// A business refusal: its sub-code counts.
    bool isRefusal() const { return isVerified && verdict.code == "40004"; }
};

class Gateway
{
public:
    explicit Gateway(const channels::Tools& tools) : m_tools(tools) {}

    async::Task<Answer> call(LiveAccountPtr live, Ask ask);
    /// The address that makes the customer's browser ask.
    async::Task<QUrl> page(LiveAccountPtr live, Ask ask);

private:
    /// Everything but the biz_content, which goes into the body of a call.
    async::Task<Fields> sign(LiveAccountPtr live, Ask ask);

    const channels::Tools m_tools;
};

} // namespace guitai::alipay
