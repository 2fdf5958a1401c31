// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The callbacks of WeChat Pay: encrypted, and signed with the key the merchant asked for.
// Event loop's thread.
#pragma once

#include "sandbox/callback_sender.h"
#include "sandbox/refund_book.h"
#include "sandbox/wechat/identity.h"

namespace guitai::sandbox {

/// The document as one that lies, for the forgeries that are signed properly.
QJsonObject forged(QJsonObject transaction, Forgery forgery);

class WechatCallbacks : public CallbackSender
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

    explicit WechatCallbacks(Parts parts)
        : CallbackSender({parts.client, parts.timers, parts.clock, parts.faults.callbacks, parts.traffic}),
          m_parts(std::move(parts))
    {
    }

    /// The callback of a paid order.
    Notice noticeOf(const Order& order) const;
    /// The callback of a settled refund.
    Notice noticeOf(const Refund& refund) const;

private:
    struct Content
    {
        QByteArray id;
        QUrl url;
        QJsonObject document; ///< to be encrypted
        QByteArray platformKeyId;
        bool isRefund = false;
    };
    http::Call callFor(const Content& content, Forgery forgery) const;
    const PlatformKey& keyFor(const QByteArray& ordered) const;

    Parts m_parts;
};

} // namespace guitai::sandbox
