// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Claims: a merchant's refund number and an idempotency key are taken once each, by unique insert, and carry
// the refund number minted for them. One that a crash left behind is resumed by that number. Inside a
// transaction on the claim's shard.
#pragma once

#include "ids/ids.h"
#include "storage/slot.h"
#include "storage/transaction.h"

namespace guitai::refunds {

/// The two kinds never meet: ids have no space.
QByteArray claimKeyOf(const MerchantRefundNo& merchantRefundNo);
QByteArray claimKeyOf(const IdempotencyKey& key);

struct RefundClaim
{
    RefundClaim(MerchantId merchantId, QByteArray key)
        : merchantId(std::move(merchantId)), key(std::move(key)), slot(storage::Slot::of(this->merchantId, this->key))
    {
    }

    MerchantId merchantId;
    QByteArray key;
    storage::Slot slot;
};

/// What was asked for under a claim.
struct ClaimedRefund
{
    QByteArray fingerprint; ///< SHA-256 hex of payment, amount, currency and reason
    RefundNo refundNo;
    PaymentNo paymentNo;
};

/// What the first claim carried, when there was one.
Result<std::optional<ClaimedRefund>> findRefundClaim(storage::Reader& reader, const RefundClaim& claim);
/// Nothing when it was taken now; otherwise what the first one carries.
Result<std::optional<ClaimedRefund>> takeRefundClaim(storage::Transaction& tx, const RefundClaim& claim,
                                                     const ClaimedRefund& wanted, UtcTime at);
/// Gives the key back when nothing was begun under it.
Result<Done> dropRefundClaim(storage::Transaction& tx, const RefundClaim& claim, const RefundNo& refundNo);

} // namespace guitai::refunds
