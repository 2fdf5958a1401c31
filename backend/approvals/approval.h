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
/// Only who asked may withdraw it.
inline constexpr ErrorCode kNotOwnRequest{"APPROVAL_NOT_OWN_REQUEST", 403};
/// A PIN is not enough for this kind: the second person signs in.
inline constexpr ErrorCode kPinNotEnough{"APPROVAL_PIN_NOT_ENOUGH", 403};
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
    Cancelled, ///< by who asked
    Executed,
    Failed, ///< approved, and refused by what it was for: `errorCode`
    Expired ///< pending after its time; stored when the desk sees it
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
    std::optional<UtcTime> endedAt; ///< what it is for was told, and is done or given up

    ApprovalStatus statusAt(UtcTime now) const
    {
        return status == ApprovalStatus::Pending && now >= expiresAt ? ApprovalStatus::Expired : status;
    }
};

/// SHA-256 in hex over kind, merchant and content: what a decision is bound to.
QByteArray contentHashOf(const Approval& approval);

/// With a line in the audit trail. STORAGE_UNIQUE_VIOLATION when the number is taken.
Result<Done> insertApproval(storage::Transaction& tx, const Approval& approval);
/// Nothing when the merchant has no such approval.
Result<std::optional<Approval>> findApproval(storage::Reader& reader, const MerchantId& merchantId,
                                             const ApprovalNo& approvalNo);

enum class Verdict { Approve, Reject, Cancel };

struct Decision
{
    MerchantId merchantId;
    ApprovalNo approvalNo;
    QByteArray contentHash; ///< of what was looked at; empty: what is stored under that number
    QByteArray actor;       ///< "operator:supervisor"; of a Cancel: the maker
    Verdict verdict = Verdict::Reject;
    QByteArray session = {}; ///< whose session it came through, where the actor proved themselves by a PIN there
    UtcTime at = {};
};

/// Decides a pending approval, with a line in the audit trail; the errors above otherwise, and nothing changed.
Result<Approval> decide(storage::Transaction& tx, const Decision& decision);
/// PENDING → EXPIRED after its time, with a line in the audit trail; the approval as it is then.
Result<Approval> expire(storage::Transaction& tx, const Approval& approval, UtcTime at);
/// What it is for was told: an approved one is EXECUTED, or FAILED with that code; every other stays what it is. False
/// when it has ended already.
Result<bool> finish(storage::Transaction& tx, const Approval& approval, const QByteArray& errorCode, UtcTime at);

/// Newest first, at most `limit`; an empty status is any. `before`: the number the last page ended with.
Result<std::vector<Approval>> listApprovals(storage::Reader& reader, const MerchantId& merchantId,
                                            std::optional<ApprovalStatus> status, const ApprovalNo& before, int limit);
/// Decided, or over by now, and not ended: the oldest first.
Result<std::vector<Approval>> findUnended(storage::Reader& reader, UtcTime now, int limit);

} // namespace guitai::approvals
