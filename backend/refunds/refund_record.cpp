// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_record.h"

#include "events/outbox.h"
#include "refunds/refund_service.h"

namespace guitai::refunds {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kInsertRefund{"refunds/insert_refund"};
const storage::Statement kFindRefund{"refunds/find_refund"};
const storage::Statement kMoveRefund{"refunds/move_refund"};
const storage::Statement kInsertHistory{"refunds/insert_refund_history"};
const storage::Statement kListRefunds{"refunds/list_refunds"};
const storage::Statement kFindDueRefunds{"refunds/find_due_refunds"};
const storage::Statement kTakeDueRefund{"refunds/take_due_refund"};

Bind optionalAscii(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

Bind approvalStatusOf(const RefundRecord& refund)
{
    return refund.approvalNo.isEmpty() ? Bind::null() : Bind::text(textOf(refund.approvalStatus));
}

/// A row that does not parse means that somebody else wrote the database: refuse to guess about money.
Result<RefundRecord> refundOf(const Row& row)
{
    RefundRecord refund;
    const auto currency = Currency::parse(row.utf8(12));
    const auto status = parseRefundStatus(row.utf8(14));
    const auto funds = parseFunds(row.utf8(16));
    if (!currency || !status || !funds)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored refund is unreadable.")};
    refund.refundNo = row.id<RefundNo>(0);
    refund.slot = storage::Slot(static_cast<int>(row.number(1)));
    refund.merchantId = row.id<MerchantId>(2);
    refund.merchantRefundNo = row.id<MerchantRefundNo>(3);
    refund.paymentNo = row.id<PaymentNo>(4);
    refund.attemptNo = row.id<AttemptNo>(5);
    refund.doubtfulId = row.id<DoubtfulId>(6);
    refund.channel = row.id<ChannelCode>(7);
    refund.accountId = row.id<ChannelAccountId>(8);
    refund.channelTradeNo = row.id<ChannelTradeNo>(9);
    refund.amount = Money(row.number(10), *currency);
    refund.total = Money(row.number(11), *currency);
    refund.reason = row.text(13);
    refund.status = *status;
    refund.version = row.number(15);
    refund.funds = *funds;
    refund.channelRefundNo = row.id<ChannelRefundNo>(17);
    refund.errorCode = row.utf8(18);
    refund.requestedBy = row.utf8(19);
    refund.openCalls = static_cast<int>(row.number(20));
    refund.calledAt = row.optionalTime(21);
    refund.nextCheckAt = row.optionalTime(22);
    refund.checksDone = static_cast<int>(row.number(23));
    refund.createdAt = row.time(24);
    refund.finishedAt = row.optionalTime(25);
    refund.approvalNo = row.id<ApprovalNo>(26);
    refund.checker = row.utf8(28);
    if (refund.approvalNo.isEmpty())
        return refund;
    const auto approval = approvals::parseApprovalStatus(row.utf8(27));
    if (!approval)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored refund's approval is unreadable.")};
    refund.approvalStatus = *approval;
    return refund;
}

Result<std::vector<RefundRecord>> refundsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<RefundRecord> refunds;
    for (const Row& row : *rows) {
        auto refund = refundOf(row);
        if (!refund)
            return refund.error();
        refunds.push_back(std::move(*refund));
    }
    return refunds;
}

Result<Done> insertHistory(storage::Transaction& tx, const RefundRecord& before, const RefundMove& move)
{
    // The version a step started from numbers it: unique, because only one writer moves a version on.
    const auto inserted =
        tx.run(kInsertHistory, {before.refundNo, before.version, Bind::text(textOf(before.status)),
                                Bind::text(textOf(move.to)), Bind::text(move.source), move.detail, move.at});
    if (!inserted)
        return inserted.error();
    return Done{};
}

} // namespace

MerchantRefundNo ownNumber(const RefundNo& refundNo)
{
    return MerchantRefundNo::trusted("doubtful:" + refundNo.bytes());
}

Result<Done> insertRefund(storage::Transaction& tx, const RefundRecord& refund)
{
    const auto inserted = tx.run(kInsertRefund, {refund.refundNo,
                                                 refund.slot.number(),
                                                 refund.merchantId,
                                                 refund.merchantRefundNo,
                                                 refund.paymentNo,
                                                 refund.attemptNo,
                                                 refund.doubtfulId,
                                                 refund.channel,
                                                 refund.accountId,
                                                 refund.channelTradeNo,
                                                 refund.amount.minor(),
                                                 refund.total.minor(),
                                                 Bind::text(refund.amount.currency().code()),
                                                 refund.reason,
                                                 Bind::text(textOf(refund.status)),
                                                 Bind::text(textOf(refund.funds)),
                                                 Bind::text(refund.requestedBy),
                                                 refund.nextCheckAt,
                                                 refund.createdAt,
                                                 refund.approvalNo,
                                                 approvalStatusOf(refund)});
    if (!inserted)
        return inserted.error();
    return Done{};
}

Result<std::optional<RefundRecord>> findRefund(storage::Reader& reader, const RefundNo& refundNo)
{
    auto found = refundsOf(reader.rows(kFindRefund, {refundNo}));
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<RefundRecord>();
    return std::optional(std::move(found->front()));
}

Result<RefundRecord> storedRefund(storage::Reader& reader, const RefundNo& refundNo)
{
    auto found = findRefund(reader, refundNo);
    if (!found)
        return found.error();
    if (!*found)
        return Error{errors::kRefundNotFound};
    return std::move(**found);
}

Result<bool> moveRefund(storage::Transaction& tx, RefundRecord& refund, const RefundMove& move)
{
    const bool staying = refund.status == move.to;
    if (!staying && !mayMove(refund.status, move.to))
        return false;
    if (!staying && isFinal(move.to) && !refund.finishedAt)
        refund.finishedAt = move.at;
    const auto changed = tx.run(kMoveRefund, {Bind::text(textOf(move.to)), Bind::text(textOf(refund.funds)),
                                              refund.channelRefundNo, optionalAscii(refund.errorCode), refund.openCalls,
                                              refund.calledAt, refund.nextCheckAt, refund.checksDone, refund.finishedAt,
                                              approvalStatusOf(refund), optionalAscii(refund.checker), refund.refundNo,
                                              refund.version, Bind::text(textOf(refund.status))});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return false;
    if (!staying) {
        if (const auto written = insertHistory(tx, refund, move); !written)
            return written.error();
    }
    refund.status = move.to;
    ++refund.version;
    return true;
}

Result<std::vector<RefundRecord>> listRefunds(storage::Reader& reader, const RefundQuery& query)
{
    return refundsOf(
        reader.rows(kListRefunds, {query.merchantId, query.beforeMs, query.beforeMs, Bind::text(query.beforeNo),
                                   query.paymentNo, optionalAscii(query.status), query.limit}));
}

Result<std::vector<RefundRecord>> findDueRefunds(storage::Reader& reader, UtcTime now, int limit)
{
    return refundsOf(reader.rows(kFindDueRefunds, {now, limit}));
}

Result<bool> takeDueRefund(storage::Transaction& tx, RefundRecord& refund, UtcTime next)
{
    const auto taken = tx.run(kTakeDueRefund, {next, refund.refundNo, refund.version});
    if (!taken)
        return taken.error();
    if (*taken != 1)
        return false;
    ++refund.version;
    ++refund.checksDone;
    refund.nextCheckAt = next;
    return true;
}

wire::Refund toWire(const RefundRecord& refund)
{
    wire::Refund document;
    document.refundNo = refund.refundNo;
    document.paymentNo = refund.paymentNo;
    if (refund.doubtfulId.isEmpty())
        document.merchantRefundNo = refund.merchantRefundNo;
    document.doubtfulId = refund.doubtfulId;
    document.amount = refund.amount;
    document.status = textOf(refund.status);
    if (refund.status == RefundStatus::Failed || refund.status == RefundStatus::Abnormal)
        document.errorCode = refund.errorCode;
    document.reason = refund.reason;
    if (!refund.approvalNo.isEmpty())
        document.approval =
            wire::RefundApproval{refund.approvalNo, textOf(refund.approvalStatus), refund.requestedBy, refund.checker};
    document.channel = refund.channel.bytes();
    document.channelRefundNo = refund.channelRefundNo;
    document.createdAt = refund.createdAt;
    document.finishedAt = refund.finishedAt;
    return document;
}

Result<Done> insertRefundEvent(storage::Transaction& tx, const char* type, const RefundRecord& refund, UtcTime at)
{
    const events::NewEvent event{refund.slot, refund.merchantId, type, refund.refundNo.bytes(), toWire(refund).toJson(),
                                 at};
    const auto inserted = events::insertEvent(tx, event);
    if (!inserted)
        return inserted.error();
    return Done{};
}

} // namespace guitai::refunds
