// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends callbacks of payments and refunds as WeChat Pay does: encrypted, signed anew at each send, repeated on the
// schedule until they are acknowledged with 200 or 204 within 5 s. Only to this machine. Event loop's thread.
#pragma once

#include "async/timers.h"
#include "http/client.h"
#include "sandbox/refund_book.h"
#include "sandbox/traffic.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox {

/// A callback to be delivered; the id stays the same over its repetitions.
struct Notice
{
    QByteArray id;
    QByteArray outTradeNo;
    QUrl url;
    QJsonObject document; ///< to be encrypted
    QByteArray platformKeyId;
    QByteArray outRefundNo = {}; ///< of a refund's callback; empty for a payment's
};

class CallbackSender
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        http::Client& client;
        async::Timers& timers;
        const Clock& clock;
        const Identity& identity;
        Faults& faults;
        Traffic& traffic;
        RandomBytes random;
    };

    explicit CallbackSender(Parts parts) : m_parts(std::move(parts)) {}

    /// The callback of a paid order.
    Notice noticeOf(const Order& order) const;
    /// The callback of a settled refund.
    Notice noticeOf(const Refund& refund) const;
    /// Ends when acknowledged or given up. `firstAttempt` completes after the first send was answered.
    async::Task<> deliver(Notice notice, async::Promise<bool> firstAttempt);
    /// One send of so many copies at the same moment, without repetitions; true when one was acknowledged.
    async::Task<bool> send(Notice notice, int attempt, int copies);
    /// Lets go what waits for reordering.
    void releaseHeld();

private:
    async::Task<bool> sendCopy(Notice notice, int attempt);
    async::Later<bool> hold();
    void releaseNewest();
    http::Call callFor(const Notice& notice, Forgery forgery) const;
    const PlatformKey& keyFor(const Notice& notice) const;

    Parts m_parts;
    std::vector<async::Promise<bool>> m_held;
};

} // namespace guitai::sandbox
