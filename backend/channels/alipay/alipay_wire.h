// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's documents: what we ask (`biz_content`), and what answers and notices tell. Reading is strict about what we
// use and ignores members we do not know. Pure; any thread.
#pragma once

#include "alipay/alipay_signature.h"

namespace guitai::alipay {

/// What the customer's device is handed for an order.
enum class Handed : std::uint8_t {
    Code,   ///< to be scanned
    Page,   ///< to be opened: the customer's browser sends the request itself
    Nothing ///< the payer's code was read, the answer is the result
};

/// How one pay way is asked for.
struct Product
{
    const char* payWay;
    const char* method;
    const char* code; ///< product_code
    Handed handed;
};

/// Null for a pay way that is none of Alipay's.
const Product* productOf(QByteArrayView payWay);

/// "2026-11-23 12:05:06", in Beijing.
QByteArray beijingTime(UtcTime time);

/// Where the customer's browser goes after a page; empty: nobody said.
QUrl pageAfterwards(const Account& account, const channels::Order& order);

// biz_content, one each for a method.
/// Of a payer's code it holds the code.
QByteArray orderContent(const Account& account, const Product& product, const channels::Order& order);
QByteArray tradeContent(const AttemptNo& attemptNo);
QByteArray refundContent(const channels::RefundOrder& order);
QByteArray refundQueryContent(const channels::RefundOrder& order);

QByteArray billContent(const BusinessDate& day);

/// What every response object begins with.
struct Verdict
{
    QByteArray code;    ///< "10000"
    QByteArray subCode; ///< "ACQ.TRADE_NOT_EXIST"; empty when there is none
};
/// Nothing when the content is no response object.
std::optional<Verdict> readVerdict(QByteArrayView content);

/// What a cancel was answered with, about that attempt.
struct Cancel
{
    AttemptNo attemptNo;
    QByteArray retryFlag; ///< "Y": call again
};
std::optional<Cancel> readCancel(QByteArrayView content);

/// The code's text of a precreate.
std::optional<QString> readQrCode(QByteArrayView content, const AttemptNo& attemptNo);

struct Trade
{
    AttemptNo attemptNo;
    ChannelTradeNo tradeNo;
    QByteArray status;
    std::optional<Money> amount; ///< what was ordered
    std::optional<UtcTime> paidAt;
};
std::optional<Trade> readTrade(QByteArrayView content);
/// The answer to a payer's code, which names no state: the money is there.
std::optional<Trade> readPaidTrade(QByteArrayView content);

/// A refund as the answer to its call or to a query tells of it.
struct Refund
{
    AttemptNo attemptNo;
    RefundNo refundNo;           ///< of a query's answer
    QByteArray status;           ///< of a query's answer; empty: not given back
    QByteArray fundChange;       ///< of a call's answer: "Y" when this very call moved money
    std::optional<Money> amount; ///< a query's: given back under this number; a call's: of the trade in all
    std::optional<UtcTime> finishedAt;
};
std::optional<Refund> readRefundCalled(QByteArrayView content);
std::optional<Refund> readRefundQueried(QByteArrayView content);

struct TradeNotice
{
    QByteArray noticeId;
    QByteArray appId;
    QByteArray sellerId;
    Trade trade;
    bool isAboutRefund = false; ///< it tells of money that went back, on the same address as the payment's
};
/// Nothing when a verified notice is none of a trade.
std::optional<TradeNotice> readTradeNotice(const Fields& fields);

} // namespace guitai::alipay
