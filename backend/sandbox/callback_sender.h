// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends callbacks of payments and refunds as the played providers do: written anew at each send, repeated on their
// schedule until they are acknowledged within 5 s. Only to this machine. Event loop's thread.
#pragma once

#include "async/timers.h"
#include "http/client.h"
#include "sandbox/traffic.h"

namespace guitai::sandbox {

/// A callback to be delivered; the id stays the same over its repetitions.
struct Notice
{
    QByteArray id;
    QByteArray outTradeNo;
    QUrl url;
    /// Its form on the wire, signed when it is asked for.
    std::function<http::Call(Forgery)> write;
    QByteArray outRefundNo = {}; ///< of a refund's callback; empty for a payment's
    /// Which body acknowledges it, beside the status; none: any.
    std::function<bool(QByteArrayView body)> isAcknowledged = {};
};

/// One provider's.
class CallbackSender
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        http::Client& client;
        async::Timers& timers;
        const Clock& clock;
        CallbackFault& fault;
        Traffic& traffic;
    };

    explicit CallbackSender(Parts parts) : m_parts(parts) {}

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

    Parts m_parts;
    std::vector<async::Promise<bool>> m_held;
};

} // namespace guitai::sandbox
