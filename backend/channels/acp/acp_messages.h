// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What we ask UnionPay: one set of fields per transaction, still without its signature. Its identity of a
// transaction is merchant, orderId and txnTime, so all three come from what was stored. Pure; any thread.
#pragma once

#include "acp/acp_account.h"

namespace guitai::acp {

/// What the customer is asked to do.
enum class Kind : std::uint8_t {
    Code,  ///< scan ours
    Payer, ///< show theirs, which places the order
    Form   ///< fill in UnionPay's own page, opened by a form in the customer's browser
};

/// How one pay way is asked for.
struct Product
{
    const char* payWay;
    Kind kind;
    const char* subType; ///< txnSubType of the payment
    const char* bizType;
    const char* channelType;
};

/// "20261123120506"
QByteArray beijingTime(UtcTime at);
/// A moment as "MMDDhhmmss" tells it, the first one about or after `since`.
std::optional<UtcTime> traceTime(QByteArrayView text, UtcTime since);
std::optional<UtcTime> readBeijingTime(QByteArrayView text);
/// The day in whose books it stands: from 23:00 to 23:00. "20261123"
QByteArray settlementDay(UtcTime at);

/// Where the customer's browser goes after a form; empty: nobody said.
QByteArray frontUrl(const Account& account, const channels::Order& order);
Fields paymentFields(const Account& account, const Product& product, const channels::Order& order);
Fields queryFields(const Account& account, const channels::PlacedOrder& order);
/// The settlement file of that day, from 23:00 of the day before.
Fields fileFields(const Account& account, const BusinessDate& day, UtcTime now);
Fields refundQueryFields(const Account& account, const channels::RefundOrder& order);
Fields reversalFields(const Account& account, const Product& product, const channels::PlacedOrder& order);
/// A refund, or on the day the undoing of the whole payment, where the account wants it; the same values always give
/// the same.
Fields refundFields(const Account& account, const Product& product, const channels::RefundOrder& order);

} // namespace guitai::acp
