// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A request that needs a second person, and the only statements that change one. Inside a transaction on the
// home shard.
#pragma once

#include "ids/ids.h"
#include "storage/transaction.h"

namespace guitai::approvals {

namespace errors {
inline constexpr ErrorCode kApprovalNotFound{"APPROVAL_NOT_FOUND", 404};
/// Who asked may not decide.
inline constexpr ErrorCode kOwnRequest{"APPROVAL_OWN_REQUEST", 403};
/// The hash in the decision is not that of the content: look again at what would be approved.
inline constexpr ErrorCode kContentDiffers{"APPROVAL_CONTENT_DIFFERS", 409};
/// Decided already, or its 24 hours are over.
inline constexpr ErrorCode kApprovalEnded{"APPROVAL_ENDED", 409};
} // namespace errors

/// How long a second person has.
inline constexpr Duration kApprovalLife = std::chrono::hours(24);

enum class ApprovalStatus {
    Pending,
    Approved, ///< durable; being executed
    Rejected,
    Executed,
    Failed, ///< approved, and refused by what it was for: `errorCode`
    Expired ///< never stored: pending after its time
};

QByteArray textOf(ApprovalStatus status); ///< "PENDING"
std::optional<ApprovalStatus> parseApprovalStatus(QByteArrayView text);

struct Approval
{
    ApprovalNo approvalNo;
    QByteArray kind; ///< "withdrawal": which executor it is for
    MerchantId merchantId;
    QByteArray content;     ///< a JSON object: exactly what will be done
    QByteArray contentHash; ///< see contentHashOf
    QByteArray maker;       ///< "operator:cashier" or "key:demo-key"
    QByteArray checker;     ///< empty until decided
    ApprovalStatus status = ApprovalStatus::Pending;
    QByteArray errorCode; ///< of a Failed one
    UtcTime createdAt;
    UtcTime expiresAt;
    std::optional<UtcTime> decidedAt;
    std::optional<UtcTime> endedAt;

    ApprovalStatus statusAt(UtcTime now) const
    {
        return status == ApprovalStatus::Pending && now >= expiresAt ? ApprovalStatus::Expired : status;
    }
};

/// SHA-256 in hex over kind, merchant and content: what a decision is bound to.
QByteArray contentHashOf(const Approval& approval);

Result<Done> insertApproval(storage::Transaction& tx, const Approval& approval);
/// Nothing when the merchant has no such approval.
Result<std::optional<Approval>> findApproval(storage::Reader& reader, const MerchantId& merchantId,
                                             const ApprovalNo& approvalNo);

struct Decision
{
    MerchantId merchantId;
    ApprovalNo approvalNo;
    QByteArray contentHash;
    QByteArray checker; ///< "operator:supervisor"
    bool approve = false;
    UtcTime at;
};

/// Decides a pending approval, with a line in the audit trail; the errors above otherwise, and nothing changed.
Result<Approval> decide(storage::Transaction& tx, const Decision& decision);
/// Ends an approved one. False when it has ended already.
Result<bool> finish(storage::Transaction& tx, const Approval& approval, const QByteArray& errorCode, UtcTime at);

/// Newest first, at most `limit`; an empty status is any. `before`: the number the last page ended with.
Result<std::vector<Approval>> listApprovals(storage::Reader& reader, const MerchantId& merchantId,
                                            std::optional<ApprovalStatus> status, const ApprovalNo& before, int limit);
/// Approved and not ended, oldest first.
Result<std::vector<Approval>> findUnexecuted(storage::Reader& reader, int limit);

} // namespace guitai::approvals
