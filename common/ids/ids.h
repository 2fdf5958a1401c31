// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of id of the product.
#pragma once

#include "ids/tagged_id.h"

namespace guitai {

using MerchantId = TaggedId<struct MerchantIdTag>;             ///< "M1000"
using MerchantOrderNo = TaggedId<struct MerchantOrderNoTag>;   ///< chosen by the merchant, unique per merchant for ever
using PaymentNo = TaggedId<struct PaymentNoTag>;               ///< 30 characters, see payment_no.h
using AttemptNo = TaggedId<struct AttemptNoTag>;               ///< PaymentNo + 2 digits; what a channel sees
using ChannelCode = TaggedId<struct ChannelCodeTag>;           ///< "wechat"; text everywhere, never an enum
using ChannelAccountId = TaggedId<struct ChannelAccountIdTag>; ///< a merchant's account at a channel, in callback URLs
using ChannelTradeNo = TaggedId<struct ChannelTradeNoTag>;     ///< the channel's own number of a payment
using RefundNo = TaggedId<struct RefundNoTag>;                 ///< 30 characters, R…; what a channel sees too
using MerchantRefundNo = TaggedId<struct MerchantRefundNoTag>; ///< chosen by the merchant, unique per merchant for ever
using ChannelRefundNo = TaggedId<struct ChannelRefundNoTag>;   ///< the channel's own number of a refund
using DoubtfulId = TaggedId<struct DoubtfulIdTag>;             ///< one receipt that its payment could not take
using ApiKeyId = TaggedId<struct ApiKeyIdTag>;                 ///< keyid of RFC 9421 signatures
using OperatorId = TaggedId<struct OperatorIdTag>;
using EventId = TaggedId<struct EventIdTag>;
using RequestId = TaggedId<struct RequestIdTag>;
using IdempotencyKey = TaggedId<struct IdempotencyKeyTag>;
using TillNo = TaggedId<struct TillNoTag>;
using UserNo = TaggedId<struct UserNoTag>;         ///< pays from a balance; built like a PaymentNo, from U
using ApprovalNo = TaggedId<struct ApprovalNoTag>; ///< built like a PaymentNo, from V

} // namespace guitai
