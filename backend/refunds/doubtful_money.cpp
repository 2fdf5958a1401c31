// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/doubtful_money.h"

#include "accounts/payment_postings.h"
#include "payment_records/refund_room.h"
#include "refunds/refund_service.h"
#include "wire/stream_wire.h"

namespace guitai::refunds {

namespace {

using namespace payment_records;
using storage::Bind;

const storage::Statement kFind{"refunds/find_doubtful_money"};
const storage::Statement kList{"refunds/list_doubtful_money"};
const storage::Statement kReserve{"refunds/reserve_doubtful_money"};
const storage::Statement kFinish{"refunds/finish_doubtful_money"};
const storage::Statement kReopen{"refunds/reopen_doubtful_money"};
const storage::Statement kAccept{"refunds/accept_doubtful_money"};
const storage::Statement kPromoteReceipt{"refunds/promote_receipt"};
const storage::Statement kFindReceiptTime{"refunds/find_receipt_time"};

Error changedMeanwhile()
{
    return {storage::errors::kConflict, {}, QStringLiteral("The doubtful money changed meanwhile.")};
}

Result<Done> changedOne(const Result<int>& changed)
{
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return changedMeanwhile();
    return Done{};
}

Result<std::vector<DoubtfulMoneyRecord>> recordsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<DoubtfulMoneyRecord> records;
    for (const storage::Row& row : *rows) {
        DoubtfulMoneyRecord money;
        const auto currency = Currency::parse(row.utf8(7));
        if (!currency)
            return Error{storage::errors::kStorageFailed, {}, QStringLiteral("Stored doubtful money is unreadable.")};
        money.doubtfulId = row.id<DoubtfulId>(0);
        money.paymentNo = row.id<PaymentNo>(1);
        money.merchantId = row.id<MerchantId>(2);
        money.attemptNo = row.id<AttemptNo>(3);
        money.channel = row.id<ChannelCode>(4);
        money.channelTradeNo = row.id<ChannelTradeNo>(5);
        money.amount = Money(row.number(6), *currency);
        money.reason = row.utf8(8);
        money.status = row.utf8(9);
        money.recordedAt = row.time(10);
        money.refundNo = row.id<RefundNo>(11);
        money.resolvedBy = row.utf8(12);
        money.resolvedAt = row.optionalTime(13);
        records.push_back(std::move(money));
    }
    return records;
}

Result<PaymentFile> fileOf(storage::Transaction& tx, const PaymentNo& paymentNo)
{
    auto found = findPayment(tx, paymentNo);
    if (!found)
        return found.error();
    if (!*found)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("Doubtful money has no payment.")};
    return std::move(**found);
}

accounts::ReceivedPayment receivedOf(const PaymentRecord& payment, const ChannelCode& channel, const Money& amount,
                                     UtcTime at)
{
    return {payment.paymentNo, payment.slot, payment.merchantId,  channel, amount,
            payment.createdAt, at,           payment.rechargeUser};
}

/// The money pays its payment after all.
Result<Done> reopen(storage::Transaction& tx, PaymentFile& file, const DoubtfulMoneyRecord& money,
                    const Resolution& resolution)
{
    const auto times = tx.rows(kFindReceiptTime, {money.channel, money.channelTradeNo});
    if (!times)
        return times.error();
    if (times->empty())
        return changedMeanwhile();
    const storage::Row& receipt = times->front();
    PaymentMove move{PaymentStatus::Succeeded, "acceptance", QString::fromLatin1(resolution.actor), resolution.at};
    move.channel = money.channel;
    move.channelTradeNo = money.channelTradeNo;
    move.attemptNo = money.attemptNo;
    move.paidAt = receipt.optionalTime(0).value_or(receipt.time(1));
    const auto moved = movePayment(tx, file.payment, move);
    if (!moved)
        return moved.error();
    if (!*moved)
        return changedMeanwhile();
    const auto received = receivedOf(file.payment, money.channel, money.amount, resolution.at);
    if (const auto posted = accounts::postAcceptedMoney(tx, received); !posted)
        return posted.error();
    if (const auto promoted = changedOne(tx.run(kPromoteReceipt, {money.channel, money.channelTradeNo})); !promoted)
        return promoted.error();
    return insertPaymentEvent(tx, wire::event_types::kPaymentSucceeded, file, resolution.at);
}

} // namespace

Result<std::optional<DoubtfulMoneyRecord>> findDoubtfulMoney(storage::Reader& reader, const DoubtfulId& doubtfulId)
{
    auto found = recordsOf(reader.rows(kFind, {doubtfulId}));
    if (!found)
        return found.error();
    if (found->empty())
        return std::optional<DoubtfulMoneyRecord>();
    return std::optional(std::move(found->front()));
}

Result<std::vector<DoubtfulMoneyRecord>> listDoubtfulMoney(storage::Reader& reader, const DoubtfulQuery& query)
{
    const auto status = query.status.isEmpty() ? Bind::null() : Bind::text(query.status);
    return recordsOf(reader.rows(
        kList, {query.merchantId, query.beforeMs, query.beforeMs, Bind::text(query.beforeId), status, query.limit}));
}

Result<bool> reserveDoubtfulMoney(storage::Transaction& tx, const RefundRecord& refund)
{
    const auto changed =
        tx.run(kReserve, {refund.refundNo, Bind::text(refund.requestedBy), refund.doubtfulId, refund.merchantId});
    if (!changed)
        return changed.error();
    return *changed == 1;
}

Result<Done> doubtfulMoneyReturned(storage::Transaction& tx, const RefundRecord& refund, UtcTime at)
{
    if (const auto finished = changedOne(tx.run(kFinish, {at, refund.doubtfulId, refund.refundNo})); !finished)
        return finished.error();
    const auto file = fileOf(tx, refund.paymentNo);
    if (!file)
        return file.error();
    const auto received = receivedOf(file->payment, refund.channel, refund.amount, at);
    if (const auto posted = accounts::postReturnedMoney(tx, received, refund.doubtfulId.bytes()); !posted)
        return posted.error();
    return insertPaymentEvent(tx, wire::event_types::kDoubtfulMoneyRefunded, *file, at);
}

Result<bool> acceptDoubtfulMoney(storage::Transaction& tx, DoubtfulMoneyRecord& money, const Resolution& resolution)
{
    const auto changed =
        tx.run(kAccept, {Bind::text(resolution.actor), resolution.at, money.doubtfulId, money.merchantId});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return false;
    money.status = doubtful_statuses::kAccepted;
    money.resolvedBy = resolution.actor;
    money.resolvedAt = resolution.at;
    auto file = fileOf(tx, money.paymentNo);
    if (!file)
        return file.error();
    if (file->payment.frozen)
        return Error{errors::kPaymentFrozen, {}, QStringLiteral("An exception of the payment waits for a person.")};
    const auto received = receivedOf(file->payment, money.channel, money.amount, resolution.at);
    const auto done = file->payment.status == PaymentStatus::Closed
                          ? reopen(tx, *file, money, resolution)
                          : accounts::postSurplus(tx, received, money.doubtfulId.bytes());
    if (!done)
        return done.error();
    if (const auto told = insertPaymentEvent(tx, wire::event_types::kDoubtfulMoneyAccepted, *file, resolution.at);
        !told)
        return told.error();
    return true;
}

Result<Done> giveRoomBack(storage::Transaction& tx, const RefundRecord& refund)
{
    if (refund.doubtfulId.isEmpty())
        return releaseRefund(tx, refund.paymentNo, refund.amount);
    return changedOne(tx.run(kReopen, {refund.doubtfulId, refund.refundNo}));
}

wire::DoubtfulMoney toWire(const DoubtfulMoneyRecord& money)
{
    wire::DoubtfulMoney document;
    document.doubtfulId = money.doubtfulId;
    document.paymentNo = money.paymentNo;
    document.attemptNo = money.attemptNo;
    document.channel = money.channel.bytes();
    document.channelTradeNo = money.channelTradeNo;
    document.amount = money.amount;
    document.reason = money.reason;
    document.status = money.status;
    document.refundNo = money.refundNo;
    document.resolvedBy = money.resolvedBy;
    document.recordedAt = money.recordedAt;
    document.resolvedAt = money.resolvedAt;
    return document;
}

} // namespace guitai::refunds
