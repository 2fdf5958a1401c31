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
const storage::Statement kFinish{"approvals/finish_approval"};
const storage::Statement kList{"approvals/list_approvals"};
const storage::Statement kFindUnexecuted{"approvals/find_unexecuted_approvals"};

constexpr std::pair<ApprovalStatus, const char*> kTexts[] = {
    {ApprovalStatus::Pending, "PENDING"},   {ApprovalStatus::Approved, "APPROVED"},
    {ApprovalStatus::Rejected, "REJECTED"}, {ApprovalStatus::Executed, "EXECUTED"},
    {ApprovalStatus::Failed, "FAILED"},     {ApprovalStatus::Expired, "EXPIRED"},
};

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
    if (approval.maker == decision.checker)
        return Error{errors::kOwnRequest};
    if (approval.contentHash != decision.contentHash)
        return Error{errors::kContentDiffers, QStringLiteral("content_hash"), {}};
    return Error{errors::kApprovalEnded};
}

Result<Done> note(storage::Transaction& tx, const Decision& decision, const Approval& approval)
{
    const char* action = decision.approve ? "approval.approved" : "approval.rejected";
    return merchants::appendAuditEntry(tx, {decision.at, decision.checker, action,
                                            "approval/" + approval.approvalNo.bytes(),
                                            QString::fromLatin1(approval.kind + ' ' + approval.contentHash)});
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
    return merchants::appendAuditEntry(tx, {approval.createdAt, approval.maker, "approval.asked",
                                            "approval/" + approval.approvalNo.bytes(),
                                            QString::fromLatin1(approval.kind + ' ' + approval.contentHash)});
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
    const QByteArray status = textOf(decision.approve ? ApprovalStatus::Approved : ApprovalStatus::Rejected);
    const auto decided =
        tx.run(kDecide, {status, decision.checker, decision.at, decision.approve, decision.at, decision.approvalNo,
                         decision.merchantId, decision.contentHash, decision.checker, decision.at});
    if (!decided)
        return decided.error();
    const auto approval = findApproval(tx, decision.merchantId, decision.approvalNo);
    if (!approval)
        return approval.error();
    if (!*approval)
        return Error{errors::kApprovalNotFound};
    if (*decided != 1)
        return refusalOf(**approval, decision);
    // Whoever changed the stored content did not change what was looked at.
    if (contentHashOf(**approval) != decision.contentHash)
        return Error{errors::kContentDiffers, QStringLiteral("content_hash"), {}};
    if (const auto noted = note(tx, decision, **approval); !noted)
        return noted.error();
    return **approval;
}

Result<bool> finish(storage::Transaction& tx, const Approval& approval, const QByteArray& errorCode, UtcTime at)
{
    const QByteArray status = textOf(errorCode.isEmpty() ? ApprovalStatus::Executed : ApprovalStatus::Failed);
    const auto finished =
        tx.run(kFinish, {status, errorCode.isEmpty() ? Bind::null() : Bind::text(errorCode), at, approval.approvalNo});
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

Result<std::vector<Approval>> findUnexecuted(storage::Reader& reader, int limit)
{
    return approvalsOf(reader.rows(kFindUnexecuted, {limit}));
}

} // namespace guitai::approvals
