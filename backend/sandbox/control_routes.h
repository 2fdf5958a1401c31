// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// /control: faults, and what a test wants to know or do that neither merchant nor customer could.
// JSON in, JSON out; only for callers on this machine. Event loop's thread.
#pragma once

#include "sandbox/refund_desk.h"
#include "sandbox/wallet.h"

namespace guitai::sandbox {

class ControlRoutes
{
public:
    /// Everything named here outlives the routes.
    struct Parts
    {
        Identity& identity;
        const OrderBook& orders;
        Wallet& wallet;
        const RefundBook& refunds;
        RefundDesk& refundDesk;
        WechatCallbacks& callbacks;
        Faults& faults;
        const Traffic& traffic;
    };

    explicit ControlRoutes(Parts parts) : m_parts(parts) {}

    /// A request whose path is below /control.
    http::Response answer(const http::Request& request);

private:
    http::Response faults(const http::Request& request);
    http::Response orders(const http::Request& request) const;
    http::Response requests(const http::Request& request) const;
    http::Response callbacks(const http::Request& request);
    http::Response refunds(const http::Request& request) const;
    http::Response settleRefund(const http::Request& request);
    http::Response payLate(const http::Request& request);
    http::Response rotateCertificate(const http::Request& request);
    QJsonObject orderJson(const Order& order) const;

    Parts m_parts;
};

} // namespace guitai::sandbox
