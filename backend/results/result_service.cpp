// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/result_service.h"

#include "accounts/payment_postings.h"
#include "ids/payment_no.h"
#include "log/log.h"

namespace guitai::results {

namespace {

const log::Category lc{"results"};

void logEffect(const Applied& applied, Source source)
{
    const auto& paymentNo = applied.file.payment.paymentNo.bytes();
    switch (applied.effect) {
    case Effect::Paid:
        log::info(lc, "payment_succeeded").with("payment_no", paymentNo).with("source", textOf(source));
        break;
    case Effect::Closed:
        log::info(lc, "payment_closed").with("payment_no", paymentNo).with("source", textOf(source));
        break;
    case Effect::DoubtfulMoney: log::warning(lc, "doubtful_money").with("payment_no", paymentNo); break;
    case Effect::Exception: log::error(lc, "payment_exception").with("payment_no", paymentNo); break;
    case Effect::NoSuchAttempt: log::error(lc, "report_without_attempt").with("source", textOf(source)); break;
    case Effect::Nothing:
    case Effect::Updated: break;
    }
}

} // namespace

std::optional<storage::Slot> slotOfAttempt(const AttemptNo& attemptNo)
{
    const auto paymentNo = paymentOfAttempt(attemptNo);
    const auto slot = paymentNo ? slotOfNumber('P', paymentNo->bytes()) : std::nullopt;
    return slot ? std::optional(storage::Slot(*slot)) : std::nullopt;
}

async::Task<Result<Applied>> ResultService::apply(Reported reported)
{
    const auto slot = slotOfAttempt(reported.report.attemptNo);
    if (!slot) {
        Applied unknown{Effect::NoSuchAttempt, {}, false};
        co_return unknown;
    }
    const storage::ShardIndex shard = m_storage.shardOf(*slot);
    const Source source = reported.source;
    std::function<Result<Applied>(storage::Transaction&)> work =
        [reported = std::move(reported)](storage::Transaction& tx) { return applyChannelResult(tx, reported); };
    auto writing = m_storage.write<Applied>(shard, std::move(work));
    Result<Applied> applied = co_await writing;
    if (!applied) {
        log::error(lc, "apply_failed").with("code", applied.error().code.name).with("detail", applied.error().detail);
        co_return applied;
    }
    announce(shard, *applied, source);
    co_return applied;
}

void ResultService::announce(storage::ShardIndex shard, const Applied& applied, Source source)
{
    if (applied.effect == Effect::Paid && m_courier && !applied.file.payment.rechargeUser.isEmpty())
        bringHome(applied.file.payment.paymentNo, shard); // goes on by itself
    logEffect(applied, source);
    if (applied.insertedEvent)
        m_pump.wake(shard);
}

/// Where it fails the courier's next round finds it.
async::Task<> ResultService::bringHome(PaymentNo paymentNo, storage::ShardIndex shard)
{
    using Sent = std::optional<accounts::SentTransfer>;
    std::function<Result<Sent>(storage::Reader&)> work = [paymentNo](storage::Reader& reader) {
        return accounts::findSent(reader, accounts::rechargeIdOf(paymentNo));
    };
    auto reading = m_storage.read<Sent>(shard, std::move(work));
    Result<Sent> sent = co_await reading;
    if (!sent || !*sent || (*sent)->status != accounts::TransferStatus::Sent)
        co_return;
    auto carrying = m_courier->carry(std::move((*sent)->transfer));
    co_await carrying;
}

} // namespace guitai::results
