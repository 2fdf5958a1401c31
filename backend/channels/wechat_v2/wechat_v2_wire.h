// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// API v2's documents: fields we send, answers and notices we read. Reading is strict about what we use and ignores
// fields we do not know. Pure; any thread.
#pragma once

#include "wechat_v2/wechat_v2_signature.h"

namespace guitai::wechat_v2 {

/// What the customer's device is handed for an order.
enum class Handed : std::uint8_t {
    Code,           ///< to be scanned
    Link,           ///< to be opened
    PageParameters, ///< for WeChat's own interface in a page
    AppParameters,  ///< for WeChat's library in an application
    Nothing         ///< the payer's code was read, the answer is the result
};

/// How one pay way is asked for.
struct TradeType
{
    const char* payWay;
    const char* name;     ///< trade_type
    const char* answered; ///< the field of the answer that leads to paying; null where the answer is the result
    qsizetype longest;    ///< of that field
    Handed handed;
};

/// Null for a pay way that is none of WeChat Pay's.
const TradeType* tradeTypeOf(QByteArrayView payWay);

// What is said beside the account, the nonce and the signature.
Fields orderFields(const TradeType& type, const Account& account, const channels::Order& order);
/// An order that is paid with the payer's code. Holds the code.
Fields codeOrderFields(const Account& account, const channels::Order& order);
/// For query, close and reverse.
Fields numberFields(const AttemptNo& attemptNo);
Fields refundFields(const channels::RefundOrder& order);
Fields refundQueryFields(const RefundNo& refundNo);

/// "" when there is none.
QByteArray field(const Fields& fields, const QByteArray& name);
/// Printable ASCII without space, no longer than that; otherwise "".
QByteArray token(const Fields& fields, const QByteArray& name, qsizetype longest);
/// A code in our log's terms; "UNREADABLE" when it is none.
QByteArray codeText(QByteArrayView text);

/// True when the fields name this account.
bool isOurs(const Fields& fields, const Account& account);

struct Transaction
{
    AttemptNo attemptNo;
    QByteArray tradeState;       ///< of a query
    ChannelTradeNo tradeNo;      ///< empty before payment
    std::optional<Money> amount; ///< what was ordered, in whole fen
    std::optional<UtcTime> paidAt;
};

/// Nothing without a number of ours.
std::optional<Transaction> readTransaction(const Fields& fields);

/// A refund as an answer or a notice tells of it.
struct Refund
{
    RefundNo refundNo;
    AttemptNo attemptNo;
    ChannelRefundNo channelRefundNo;
    QByteArray status;           ///< empty in the answer to a refund that was taken on
    std::optional<Money> amount; ///< what is given back, in whole fen
    std::optional<UtcTime> finishedAt;
};

/// The answer to a refund, or a notice's opened content.
std::optional<Refund> readRefund(const Fields& fields);
/// That refund out of a query's list.
std::optional<Refund> readRefundOf(const Fields& fields, const RefundNo& refundNo);

/// What a refund's notice has sealed, in the clear.
Result<Fields> openRefundNotice(const Fields& notice, const Secret& apiKey);

/// "20261123120506" or "2026-11-23 12:05:06", Beijing's time.
std::optional<UtcTime> readBeijingTime(QByteArrayView text);

} // namespace guitai::wechat_v2
