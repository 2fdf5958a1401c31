// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/approval.h"

#include "crypto/hash.h"
#include "merchants/audit_trail.h"

#include <algorithm>
#include <iterator>

namespace guitai::approvals {

namespace {

using storage::Bind;

const storage::Statement kInsert{"approvals/insert_approval"};
const storage::Statement kFind{"approvals/find_approval"};
const storage::Statement kDecide{"approvals/decide_approval"};
const storage::Statement kCancel{"approvals/cancel_approval"};
const storage::Statement kExpire{"approvals/expire_approval"};
const storage::Statement kFinish{"approvals/finish_approval"};
const storage::Statement kList{"approvals/list_approvals"};
const storage::Statement kFindUnended{"approvals/find_unended_approvals"};

constexpr char kDesk[] = "system:approvals";

constexpr std::pair<ApprovalStatus, const char*> kTexts[] = {
    {ApprovalStatus::Pending, "PENDING"},   {ApprovalStatus::Approved, "APPROVED"},
    {ApprovalStatus::Rejected, "REJECTED"}, {ApprovalStatus::Cancelled, "CANCELLED"},
    {ApprovalStatus::Executed, "EXECUTED"}, {ApprovalStatus::Failed, "FAILED"},
    {ApprovalStatus::Expired, "EXPIRED"},
};

struct VerdictText
{
    Verdict verdict;
    ApprovalStatus status;
    const char* action;
};

constexpr VerdictText kVerdicts[] = {
    {Verdict::Approve, ApprovalStatus::Approved, "approval.approved"},
    {Verdict::Reject, ApprovalStatus::Rejected, "approval.rejected"},
    {Verdict::Cancel, ApprovalStatus::Cancelled, "approval.cancelled"},
};

const VerdictText& lineOf(Verdict verdict)
{
    return *std::find_if(std::begin(kVerdicts), std::end(kVerdicts),
                         [&](const VerdictText& line) { return line.verdict == verdict; });
}

/// Length before content, so that moving a byte from one field to the next changes the hash.
void appendField(QByteArray& text, QByteArrayView field)
{
    text.append(QByteArray::number(field.size())).append(':').append(field).append(',');
}

Result<Approval> approvalOf(const storage::Row& row)
{
    const auto status = parseApprovalStatus(row.utf8(7));
    if (!status)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("unknown status of an approval")};
    Approval approval;
    approval.approvalNo = row.id<ApprovalNo>(0);
    approval.kind = row.utf8(1);
    approval.merchantId = row.id<MerchantId>(2);
    approval.content = row.utf8(3);
    approval.contentHash = row.utf8(4);
    approval.maker = row.utf8(5);
    approval.checker = row.utf8(6);
    approval.status = *status;
    approval.errorCode = row.utf8(8);
    approval.createdAt = row.time(9);
    approval.expiresAt = row.time(10);
    approval.decidedAt = row.optionalTime(11);
    approval.endedAt = row.optionalTime(12);
    return approval;
}

Result<std::vector<Approval>> approvalsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<Approval> approvals;
    for (const storage::Row& row : *rows) {
        auto approval = approvalOf(row);
        if (!approval)
            return approval.error();
        approvals.push_back(std::move(*approval));
    }
    return approvals;
}

/// Why the conditional update changed nothing.
Error refusalOf(const Approval& approval, const Decision& decision)
{
    const bool isCancelled = decision.verdict == Verdict::Cancel;
    if ((approval.maker == decision.actor) != isCancelled)
        return Error{isCancelled ? errors::kNotOwnRequest : errors::kOwnRequest};
    if (!decision.contentHash.isEmpty() && approval.contentHash != decision.contentHash)
        return Error{errors::kContentDiffers, QStringLiteral("content_hash"), {}};
    return Error{errors::kApprovalEnded};
}

struct Line
{
    QByteArray actor;
    QByteArray action;
    QByteArray session;
    UtcTime at;
};

Result<Done> note(storage::Transaction& tx, const Approval& approval, const Line& line)
{
    QByteArray detail = approval.kind + ' ' + approval.contentHash;
    if (!line.session.isEmpty())
        detail += " by PIN at " + line.session;
    return merchants::appendAuditEntry(
        tx, {line.at, line.actor, line.action, "approval/" + approval.approvalNo.bytes(), QString::fromUtf8(detail)});
}

Result<int> write(storage::Transaction& tx, const Decision& decision)
{
    const auto hash = decision.contentHash.isEmpty() ? Bind::null() : Bind::text(decision.contentHash);
    if (decision.verdict == Verdict::Cancel)
        return tx.run(kCancel,
                      {decision.at, decision.approvalNo, decision.merchantId, hash, decision.actor, decision.at});
    return tx.run(kDecide, {textOf(lineOf(decision.verdict).status), decision.actor, decision.at, decision.approvalNo,
                            decision.merchantId, hash, decision.actor, decision.at});
}

Result<Approval> stored(storage::Reader& reader, const MerchantId& merchantId, const ApprovalNo& approvalNo)
{
    auto found = findApproval(reader, merchantId, approvalNo);
    if (!found)
        return found.error();
    if (!*found)
        return Error{errors::kApprovalNotFound};
    return std::move(**found);
}

} // namespace

QByteArray textOf(ApprovalStatus status)
{
    const auto found =
        std::find_if(std::begin(kTexts), std::end(kTexts), [&](const auto& row) { return row.first == status; });
    return found->second;
}

std::optional<ApprovalStatus> parseApprovalStatus(QByteArrayView text)
{
    for (const auto& [status, its] : kTexts) {
        if (text == QByteArrayView(its))
            return status;
    }
    return std::nullopt;
}

QByteArray contentHashOf(const Approval& approval)
{
    QByteArray text;
    appendField(text, approval.kind);
    appendField(text, approval.merchantId.bytes());
    appendField(text, approval.content);
    return crypto::sha256(text).toHex();
}

Result<Done> insertApproval(storage::Transaction& tx, const Approval& approval)
{
    const auto inserted =
        tx.run(kInsert, {approval.approvalNo, approval.kind, approval.merchantId, approval.content,
                         approval.contentHash, approval.maker, approval.createdAt, approval.expiresAt});
    if (!inserted)
        return inserted.error();
    return note(tx, approval, {approval.maker, "approval.asked", {}, approval.createdAt});
}

Result<std::optional<Approval>> findApproval(storage::Reader& reader, const MerchantId& merchantId,
                                             const ApprovalNo& approvalNo)
{
    const auto found = approvalsOf(reader.rows(kFind, {approvalNo, merchantId}));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<Approval>() : std::optional(found->front());
}

Result<Approval> decide(storage::Transaction& tx, const Decision& decision)
{
    const auto decided = write(tx, decision);
    if (!decided)
        return decided.error();
    auto approval = stored(tx, decision.merchantId, decision.approvalNo);
    if (!approval)
        return approval.error();
    if (*decided != 1)
        return refusalOf(*approval, decision);
    // Whoever changed the stored content did not change what was looked at.
    if (contentHashOf(*approval) != approval->contentHash)
        return Error{errors::kContentDiffers, QStringLiteral("content_hash"), {}};
    const Line line{decision.actor, lineOf(decision.verdict).action, decision.session, decision.at};
    if (const auto noted = note(tx, *approval, line); !noted)
        return noted.error();
    return approval;
}

Result<Approval> expire(storage::Transaction& tx, const Approval& approval, UtcTime at)
{
    const auto expired = tx.run(kExpire, {approval.approvalNo, at});
    if (!expired)
        return expired.error();
    if (*expired == 1) {
        if (const auto noted = note(tx, approval, {kDesk, "approval.expired", {}, at}); !noted)
            return noted.error();
    }
    return stored(tx, approval.merchantId, approval.approvalNo);
}

Result<bool> finish(storage::Transaction& tx, const Approval& approval, const QByteArray& errorCode, UtcTime at)
{
    ApprovalStatus status = approval.status;
    if (status == ApprovalStatus::Approved)
        status = errorCode.isEmpty() ? ApprovalStatus::Executed : ApprovalStatus::Failed;
    const auto finished = tx.run(kFinish, {textOf(status), errorCode.isEmpty() ? Bind::null() : Bind::text(errorCode),
                                           at, approval.approvalNo, textOf(approval.status)});
    if (!finished)
        return finished.error();
    return *finished == 1;
}

Result<std::vector<Approval>> listApprovals(storage::Reader& reader, const MerchantId& merchantId,
                                            std::optional<ApprovalStatus> status, const ApprovalNo& before, int limit)
{
    return approvalsOf(
        reader.rows(kList, {merchantId, status ? Bind::text(textOf(*status)) : Bind::null(), before, limit}));
}

Result<std::vector<Approval>> findUnended(storage::Reader& reader, UtcTime now, int limit)
{
    return approvalsOf(reader.rows(kFindUnended, {now, limit}));
}

} // namespace guitai::approvals
