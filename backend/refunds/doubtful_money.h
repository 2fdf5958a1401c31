// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Doubtful money: what a channel took for a payment that could not take it any more. A person gives it back
// or accepts it, once: OPEN → REFUNDING → REFUNDED (or OPEN again), OPEN → ACCEPTED. Inside a transaction on
// the payment's shard.
#pragma once

#include "payment_records/payment_record.h"
#include "refunds/refund_record.h"
#include "wire/doubtful_money_wire.h"

namespace guitai::refunds {

namespace doubtful_statuses {
inline constexpr char kOpen[] = "OPEN";
inline constexpr char kRefunding[] = "REFUNDING";
inline constexpr char kRefunded[] = "REFUNDED";
inline constexpr char kAccepted[] = "ACCEPTED";
} // namespace doubtful_statuses

struct DoubtfulMoneyRecord
{
    DoubtfulId doubtfulId;
    PaymentNo paymentNo;
    MerchantId merchantId;
    AttemptNo attemptNo;
    ChannelCode channel;
    ChannelTradeNo channelTradeNo;
    Money amount{0, Currency::cny()};
    QByteArray reason; ///< results::doubtful_reasons
    QByteArray status;
    UtcTime recordedAt;
    RefundNo refundNo;
    QByteArray resolvedBy; ///< Caller::actor()
    std::optional<UtcTime> resolvedAt;
};

Result<std::optional<DoubtfulMoneyRecord>> findDoubtfulMoney(storage::Reader& reader, const DoubtfulId& doubtfulId);

struct DoubtfulQuery
{
    MerchantId merchantId;
    QByteArray status; ///< empty: in every status
    std::int64_t beforeMs = 0;
    QByteArray beforeId;
    int limit = 50;
};
/// Newest first.
Result<std::vector<DoubtfulMoneyRecord>> listDoubtfulMoney(storage::Reader& reader, const DoubtfulQuery& query);

struct Resolution
{
    QByteArray actor;
    UtcTime at;
};

/// OPEN → REFUNDING under that refund's number; false when somebody was faster.
Result<bool> reserveDoubtfulMoney(storage::Transaction& tx, const RefundRecord& refund);
/// REFUNDING → REFUNDED, with an event about the payment.
Result<Done> doubtfulMoneyReturned(storage::Transaction& tx, const RefundRecord& refund, UtcTime at);
/// OPEN → ACCEPTED: a closed payment is SUCCEEDED from now on, with the acceptance on its history; on a paid
/// one it stays a surplus. False when somebody was faster.
Result<bool> acceptDoubtfulMoney(storage::Transaction& tx, DoubtfulMoneyRecord& money, const Resolution& resolution);

/// Gives back what a failed refund had reserved: room on the payment, or doubtful money that is OPEN again.
Result<Done> giveRoomBack(storage::Transaction& tx, const RefundRecord& refund);

wire::DoubtfulMoney toWire(const DoubtfulMoneyRecord& money);

} // namespace guitai::refunds
