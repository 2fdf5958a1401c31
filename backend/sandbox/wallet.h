// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's side: pays or declines what a code leads to, and sets the callback going.
// Event loop's thread.
#pragma once

#include "sandbox/order_book.h"
#include "sandbox/wechat/wechat_callbacks.h"

namespace guitai::sandbox {

class Wallet
{
public:
    Wallet(OrderBook& orders, WechatCallbacks& callbacks, async::Timers& timers, const Clock& clock)
        : m_orders(orders), m_callbacks(callbacks), m_timers(timers), m_clock(clock)
    {
    }

    /// Pays honestly; nothing when it worked.
    std::optional<PayProblem> pay(const QByteArray& code);
    std::optional<PayProblem> decline(const QByteArray& code);
    /// Takes the money although the order has expired or was closed; false when unknown or paid before.
    bool payLate(const QByteArray& outTradeNo);
    /// Pays and ends when the first callback was answered.
    async::Task<> payAndTell(QByteArray outTradeNo);
    /// Pays honestly after a while.
    async::Task<> payAfter(QByteArray code, Duration delay);

private:
    OrderBook& m_orders;
    WechatCallbacks& m_callbacks;
    async::Timers& m_timers;
    const Clock& m_clock;
};

/// What is behind "pr=" of a native link or "prepay_id=" of any text; the text itself when it has neither.
QByteArray codeOfLink(const QString& link);
/// The page that a browser outside WeChat opens.
inline constexpr char kH5Path[] = "/cgi-bin/mmpayweb-bin/checkmweb";
/// What leads to paying: a native code_url, an h5_url without its host, otherwise "prepay_id=…".
QString linkOf(TradeType type, const QByteArray& code);
/// "EXPIRED": a problem as machines read it.
QString problemName(PayProblem problem);

} // namespace guitai::sandbox
