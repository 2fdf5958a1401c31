// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's merchant API: orders of every trade type, query, close, reverse, certificates, refunds, with the faults
// set for each. Event loop's thread.
#pragma once

#include "sandbox/payer_codes.h"
#include "sandbox/refund_desk.h"
#include "sandbox/wallet.h"
#include "sandbox/wechat/wechat_bill_desk.h"

namespace guitai::sandbox {

class WechatApi
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
        WechatBillDesk& bills;
        Faults& faults;
        Traffic& traffic;
        async::Timers& timers;
        const Clock& clock;
        RandomBytes random;
    };

    explicit WechatApi(Parts parts) : m_parts(std::move(parts)) {}

    async::Task<http::Response> answer(http::Request request);

private:
    struct Answer
    {
        int status = 200;
        QByteArray body = {};
        bool isSigned = true;
        QByteArray newOrder = {}; ///< set when this request placed it
        QByteArray newCode = {};
        QByteArray contentType = "application/json; charset=utf-8";
    };

    Answer perform(Operation operation, const http::Request& request);
    Answer allowed(Operation operation, const http::Request& request);
    Answer place(const http::Request& request, TradeType type);
    Answer query(const http::Request& request);
    Answer close(const http::Request& request);
    Answer payWithCode(const http::Request& request);
    Answer reverse(const http::Request& request);
    Answer refund(const http::Request& request);
    Answer queryRefund(const http::Request& request);
    Answer bill(const http::Request& request);
    Answer billFile(const http::Request& request) const;
    Answer refundAnswer(const Refund& refund) const;
    http::Response finished(const http::Request& request, Answer answer);
    bool errs(Operation operation, bool afterEffect);
    Answer faultyAnswer(Operation operation) const;
    static Answer refused(const WireError& error, bool isSigned = true);

    Parts m_parts;
};

/// The number in the path, percent-decoded.
QByteArray numberIn(const http::Request& request);
/// The operation a request means; nothing when there is no such address.
std::optional<Operation> operationOf(const http::Request& request);

} // namespace guitai::sandbox
