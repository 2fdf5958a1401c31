// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_claim.h"

namespace guitai::refunds {

namespace {

using storage::Bind;

const storage::Statement kInsertClaim{"refunds/insert_refund_claim"};
const storage::Statement kFindClaim{"refunds/find_refund_claim"};
const storage::Statement kDropClaim{"refunds/drop_refund_claim"};

} // namespace

QByteArray claimKeyOf(const MerchantRefundNo& merchantRefundNo)
{
    return "refund " + merchantRefundNo.bytes();
}

QByteArray claimKeyOf(const IdempotencyKey& key)
{
    return "key " + key.bytes();
}

Result<std::optional<ClaimedRefund>> findRefundClaim(storage::Reader& reader, const RefundClaim& claim)
{
    const auto rows = reader.rows(kFindClaim, {claim.merchantId, Bind::text(claim.key)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<ClaimedRefund>();
    ClaimedRefund claimed;
    claimed.fingerprint = rows->front().utf8(0);
    claimed.refundNo = rows->front().id<RefundNo>(1);
    return std::optional(std::move(claimed));
}

Result<std::optional<ClaimedRefund>> takeRefundClaim(storage::Transaction& tx, const RefundClaim& claim,
                                                     const ClaimedRefund& wanted, UtcTime at)
{
    const auto inserted = tx.run(kInsertClaim, {claim.merchantId, Bind::text(claim.key), claim.slot.number(),
                                                Bind::text(wanted.fingerprint), wanted.refundNo, wanted.paymentNo, at});
    if (inserted)
        return std::optional<ClaimedRefund>();
    if (!(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    auto first = findRefundClaim(tx, claim);
    if (first && !*first)
        return Error{storage::errors::kConflict, {}, QStringLiteral("The claim vanished.")};
    return first;
}

Result<Done> dropRefundClaim(storage::Transaction& tx, const RefundClaim& claim, const RefundNo& refundNo)
{
    const auto dropped = tx.run(kDropClaim, {claim.merchantId, Bind::text(claim.key), refundNo});
    if (!dropped)
        return dropped.error();
    return Done{};
}

} // namespace guitai::refunds
