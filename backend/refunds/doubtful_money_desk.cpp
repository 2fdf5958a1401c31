// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/doubtful_money_desk.h"

#include "merchants/audit_trail.h"
#include "refunds/refund_lists.h"
#include "wire/stream_wire.h"

#include <algorithm>

namespace guitai::refunds {

namespace {

using namespace payment_records;

constexpr Duration kCallGrace = std::chrono::seconds(20);

Error notFound()
{
    return {errors::kDoubtfulMoneyNotFound, {}, QStringLiteral("There is no such doubtful money.")};
}

Error resolved(const DoubtfulMoneyRecord& money)
{
    Error error{errors::kDoubtfulMoneyResolved, {}, QStringLiteral("It was accepted or is given back already.")};
    error.extras.insert(QStringLiteral("resolution"), QString::fromLatin1(money.status));
    return error;
}

/// As another process left it meanwhile.
Error resolvedMeanwhile(storage::Reader& reader, const DoubtfulId& doubtfulId)
{
    const auto found = findDoubtfulMoney(reader, doubtfulId);
    if (!found)
        return found.error();
    return *found ? resolved(**found) : notFound();
}

Result<RefundRecord> insertDoubtfulRefund(storage::Transaction& tx, const DoubtfulMoneyRecord& money,
                                          const RefundNo& refundNo, const Resolution& resolution)
{
    auto file = findPayment(tx, money.paymentNo);
    if (!file)
        return file.error();
    if (!*file)
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("Doubtful money has no payment.")};
    const auto& attempts = (*file)->attempts;
    const auto paid = std::find_if(attempts.begin(), attempts.end(),
                                   [&](const AttemptRecord& one) { return one.attemptNo == money.attemptNo; });
    if (paid == attempts.end())
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("Doubtful money has no attempt.")};
    RefundRecord refund;
    refund.refundNo = refundNo;
    refund.slot = (*file)->payment.slot;
    refund.merchantId = money.merchantId;
    refund.merchantRefundNo = ownNumber(refundNo);
    refund.paymentNo = money.paymentNo;
    refund.attemptNo = money.attemptNo;
    refund.doubtfulId = money.doubtfulId;
    refund.channel = money.channel;
    refund.accountId = paid->accountId;
    refund.channelTradeNo = money.channelTradeNo;
    refund.amount = money.amount;
    refund.total = money.amount;
    refund.funds = Funds::NotNeeded; // it was never credited to the merchant
    refund.requestedBy = resolution.actor;
    refund.nextCheckAt = resolution.at + kCallGrace;
    refund.createdAt = resolution.at;
    const auto reserved = reserveDoubtfulMoney(tx, refund);
    if (!reserved)
        return reserved.error();
    if (!*reserved)
        return resolvedMeanwhile(tx, money.doubtfulId);
    if (const auto inserted = insertRefund(tx, refund); !inserted)
        return inserted.error();
    if (const auto told = insertRefundEvent(tx, wire::event_types::kRefundCreated, refund, resolution.at); !told)
        return told.error();
    return refund;
}

} // namespace

async::Task<Result<DoubtfulMoneyRecord>> DoubtfulMoneyDesk::find(DoubtfulMoneyCommand command)
{
    // The id does not say where it lies; a person asks, so looking everywhere is cheap enough.
    for (storage::ShardIndex shard = 0; shard < m_parts.storage.shardCount(); ++shard) {
        std::function<Result<std::optional<DoubtfulMoneyRecord>>(storage::Reader&)> work =
            [id = command.doubtfulId](storage::Reader& reader) { return findDoubtfulMoney(reader, id); };
        auto reading = m_parts.storage.read<std::optional<DoubtfulMoneyRecord>>(shard, std::move(work));
        Result<std::optional<DoubtfulMoneyRecord>> found = co_await reading;
        if (!found)
            co_return found.error();
        if (!*found)
            continue;
        // Another merchant's money looks exactly like none.
        if ((*found)->merchantId != command.merchantId)
            break;
        if ((*found)->status != doubtful_statuses::kOpen)
            co_return resolved(**found);
        co_return std::move(**found);
    }
    co_return notFound();
}

async::Task<Result<Done>> DoubtfulMoneyDesk::writeTrail(DoubtfulMoneyCommand command, QByteArray action)
{
    merchants::AuditEntry entry{
        m_parts.clock.now(), command.actor, action, "doubtful_money/" + command.doubtfulId.bytes(), {}};
    if (!command.session.isEmpty())
        entry.detail = QStringLiteral("by PIN at ") + QString::fromUtf8(command.session);
    std::function<Result<Done>(storage::Transaction&)> work = [entry](storage::Transaction& tx) {
        return merchants::appendAuditEntry(tx, entry);
    };
    auto writing = m_parts.storage.write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> written = co_await writing;
    co_return written;
}

async::Task<Result<wire::DoubtfulMoneyPage>> DoubtfulMoneyDesk::list(MerchantId merchantId, DoubtfulMoneyFilter filter)
{
    return listDoubtfulMoney(m_parts.storage, std::move(merchantId), std::move(filter));
}

async::Task<Result<wire::Refund>> DoubtfulMoneyDesk::refund(DoubtfulMoneyCommand command)
{
    auto finding = find(command);
    Result<DoubtfulMoneyRecord> money = co_await finding;
    if (!money)
        co_return money.error();
    auto writing = writeTrail(command, "doubtful_money.refund_asked");
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    const storage::Slot slot(slotOfNumber('P', money->paymentNo.bytes()).value());
    const Resolution resolution{command.actor, m_parts.clock.now()};
    const RefundNo refundNo = mintRefundNo(resolution.at, slot.number(), m_parts.random);
    std::function<Result<RefundRecord>(storage::Transaction&)> work = [money = *money, refundNo,
                                                                       resolution](storage::Transaction& tx) {
        return insertDoubtfulRefund(tx, money, refundNo, resolution);
    };
    auto beginning = m_parts.storage.write<RefundRecord>(slot, std::move(work));
    Result<RefundRecord> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    m_parts.pump.wake(m_parts.storage.shardOf(slot));
    wire::Refund answer = toWire(*begun);
    auto starting = m_parts.progress.start(std::move(*begun));
    Result<RefundRecord> started = co_await starting;
    if (started)
        answer = toWire(*started);
    co_return answer; // without an answer it goes on by itself and is told by the stream
}

async::Task<Result<wire::DoubtfulMoney>> DoubtfulMoneyDesk::accept(DoubtfulMoneyCommand command)
{
    auto finding = find(command);
    Result<DoubtfulMoneyRecord> money = co_await finding;
    if (!money)
        co_return money.error();
    auto writing = writeTrail(command, "doubtful_money.accept_asked");
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    const storage::Slot slot(slotOfNumber('P', money->paymentNo.bytes()).value());
    const Resolution resolution{command.actor, m_parts.clock.now()};
    std::function<Result<DoubtfulMoneyRecord>(storage::Transaction&)> work =
        [open = *money, resolution](storage::Transaction& tx) -> Result<DoubtfulMoneyRecord> {
        DoubtfulMoneyRecord accepted = open;
        const auto done = acceptDoubtfulMoney(tx, accepted, resolution);
        if (!done)
            return done.error();
        return *done ? Result<DoubtfulMoneyRecord>(accepted) : resolvedMeanwhile(tx, open.doubtfulId);
    };
    auto accepting = m_parts.storage.write<DoubtfulMoneyRecord>(slot, std::move(work));
    Result<DoubtfulMoneyRecord> accepted = co_await accepting;
    if (!accepted)
        co_return accepted.error();
    m_parts.pump.wake(m_parts.storage.shardOf(slot));
    co_return toWire(*accepted);
}

} // namespace guitai::refunds
