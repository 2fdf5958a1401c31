// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's merchant API v2 over the books that API v3 has: XML, two levels of result, HTTP 200 always. Event loop's
// thread.
#pragma once

#include "sandbox/payer_codes.h"
#include "sandbox/played_operation.h"
#include "sandbox/refund_desk.h"
#include "sandbox/wallet.h"
#include "sandbox/wechat/wechat_bill_desk.h"
#include "sandbox/wechat_v2/v2_wire.h"

namespace guitai::sandbox::v2 {

class Api
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        const Identity& identity;
        OrderBook& orders;
        Wallet& wallet;
        PayerCodes& payerCodes;
        RefundBook& refunds;
        RefundDesk& refundDesk;
        const WechatBillDesk& bills;
        PlayedOperations& operations;
        const Faults& faults;
        const Clock& clock;
        RandomBytes random;
    };

    explicit Api(Parts parts) : m_parts(std::move(parts)) {}

    static bool serves(const http::Request& request);
    async::Task<http::Response> answer(http::Request request);

private:
    http::Response perform(Operation operation, const http::Request& request, const Fields& fields);
    http::Response place(const http::Request& request, const Fields& fields);
    http::Response payWithCode(const Fields& fields);
    http::Response query(const Fields& fields);
    http::Response close(const Fields& fields);
    http::Response reverse(const Fields& fields);
    http::Response refund(const Fields& fields);
    http::Response queryRefund(const Fields& fields);
    http::Response bill(const http::Request& request, const Fields& fields) const;

    /// What the gateway says before it looks any further; empty when it does.
    QByteArray turnedDown(const http::Request& request, const Fields& fields) const;
    /// Signed, as the request asks for it.
    http::Response said(const Fields& asked, Fields answer) const;
    http::Response refused(const Fields& asked, const QByteArray& code, const QString& message) const;
    http::Response refused(const Fields& asked, const WireError& error) const;
    const Order* orderOf(const Fields& fields) const;
    QJsonObject told(const Refund& refund) const;

    Parts m_parts;
};

} // namespace guitai::sandbox::v2
