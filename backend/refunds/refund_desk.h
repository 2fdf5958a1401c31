// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The refund service over the storage; see refund_service.h. A refund is claimed, then begun (reserved on the
// payment and inserted in one transaction), then taken as far as it gets now.
#pragma once

#include "ids/payment_no.h"
#include "payment_records/payment_record.h"
#include "refunds/refund_claim.h"
#include "refunds/refund_progress.h"
#include "refunds/refund_service.h"

namespace guitai::refunds {

/// 5,000 yuan: what a shop sells every day stays below it, and what is above is rare enough for a second look.
inline constexpr std::int64_t kUsualApprovalAbove = 500'000;

/// What the desks need; all outlive the loop.
struct RefundParts
{
    storage::Storage& storage;
    RefundProgress& progress;
    events::EventPump& pump;
    const Clock& clock;
    RandomBytes random;
    RefundApproval& approval;
    std::int64_t approvalAbove = kUsualApprovalAbove; ///< minor units; see needsSecondPerson
};

class RefundDesk final : public RefundService
{
public:
    explicit RefundDesk(RefundParts parts) : m_parts(std::move(parts)) {}

    async::Task<Result<RefundAnswer>> create(RefundCommand command) override;
    async::Task<Result<wire::Refund>> get(MerchantId merchantId, RefundNo refundNo) override;
    async::Task<Result<wire::RefundPage>> list(MerchantId merchantId, RefundFilter filter) override;

private:
    struct Begun
    {
        RefundRecord refund;
        bool isNew = true;
    };

    async::Task<Result<std::optional<RefundRecord>>> stored(RefundNo refundNo);
    /// The number that counts: the first claim's, or this one. Errors when a key was used for something else.
    async::Task<Result<RefundNo>> claimed(RefundCommand command, RefundNo minted);
    async::Task<Result<Done>> giveClaimsBack(RefundCommand command, RefundNo minted, Error because);
    async::Task<Result<Done>> check(RefundCommand command);
    async::Task<Result<Begun>> begin(RefundCommand command, RefundNo refundNo);

    RefundParts m_parts;
};

} // namespace guitai::refunds
