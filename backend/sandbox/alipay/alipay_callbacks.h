// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The notices of Alipay: a signed form to the order's own address, for payments, refunds and closing alike.
// Event loop's thread.
#pragma once

#include "sandbox/alipay/alipay_book.h"
#include "sandbox/alipay/alipay_identity.h"
#include "sandbox/alipay/alipay_wire.h"
#include "sandbox/callback_sender.h"

namespace guitai::sandbox {

class AlipayCallbacks : public CallbackSender
{
public:
    /// Everything named here outlives the event loop.
    AlipayCallbacks(CallbackSender::Parts parts, const AlipayIdentity& identity)
        : CallbackSender(parts), m_clock(parts.clock), m_identity(identity)
    {
    }

    /// Of a trade that was paid.
    Notice paid(const AlipayTrade& trade) const;
    /// Of the newest refund of a trade.
    Notice refunded(const AlipayTrade& trade) const;

    /// Where the browser goes once the trade is paid, signed; empty: nowhere.
    QByteArray returnAddress(const AlipayTrade& trade) const;

private:
    AlipayFields fieldsOf(const AlipayTrade& trade, const QByteArray& noticeId) const;
    Notice noticeOf(const AlipayTrade& trade, AlipayFields fields) const;
    http::Call callFor(const QUrl& url, AlipayFields fields, Forgery forgery) const;

    const Clock& m_clock;
    const AlipayIdentity& m_identity;
};

} // namespace guitai::sandbox
