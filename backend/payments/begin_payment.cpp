// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/begin_payment.h"

namespace guitai::payments {

namespace {

using namespace payment_records;

/// Claim and payment in one transaction on the shard where both live.
Result<Begun> claimAndBegin(storage::Transaction& tx, const Claim& claim, PaymentIntent intent)
{
    auto taken = takeClaim(tx, claim);
    if (!taken)
        return taken.error();
    intent.paymentNo = taken->paymentNo;
    Begun begun{fileOf(intent), std::move(taken->answer), taken->isNew, false, {}};
    if (begun.replay)
        return begun;
    auto inserted = beginOrResume(tx, begun.file);
    if (!inserted)
        return inserted.error();
    begun.file = std::move(*inserted);
    return begun;
}

/// Only a refusal proves that nothing is stored under the number. After any other error this try or one before it may
/// have stored the payment, and its claims stay: who asks again is led to it, or begins it.
bool isRefused(const Error& error)
{
    constexpr int kServersFault = 500;
    return error.code.httpStatus < kServersFault;
}

} // namespace

async::Task<Result<Begun>> BeginPayment::run(Claim claim, PaymentIntent intent)
{
    if (isGuarded(intent.wanted))
        return guarded(std::move(claim), std::move(intent));
    return unguarded(std::move(claim), std::move(intent));
}

async::Task<Result<Begun>> BeginPayment::unguarded(Claim claim, PaymentIntent intent)
{
    const storage::ShardIndex claimShard = m_storage.shardOf(claim.slot);
    const storage::ShardIndex paymentShard =
        m_storage.shardOf(storage::Slot::of(claim.merchantId, intent.wanted.merchantOrderNo.bytes()));
    if (claimShard == paymentShard) {
        std::function<Result<Begun>(storage::Transaction&)> together =
            [claim = std::move(claim), intent = std::move(intent)](storage::Transaction& tx) {
                return claimAndBegin(tx, claim, intent);
            };
        auto beginning = m_storage.write<Begun>(claimShard, std::move(together));
        Result<Begun> begun = co_await beginning;
        co_return begun;
    }

    auto taking = take(claim);
    Result<TakenClaim> taken = co_await taking;
    if (!taken)
        co_return taken.error();
    intent.paymentNo = taken->paymentNo;
    claim.paymentNo = taken->paymentNo;
    Begun begun{fileOf(intent), std::move(taken->answer), taken->isNew, false, {}};
    if (begun.replay)
        co_return begun;
    auto inserting = insert(std::move(intent));
    Result<PaymentFile> inserted = co_await inserting;
    if (!inserted && !isRefused(inserted.error()))
        co_return inserted.error();
    if (!inserted) {
        auto givingBack = giveBack(std::move(claim));
        co_await givingBack;
        co_return inserted.error();
    }
    begun.file = std::move(*inserted);
    co_return begun;
}

async::Task<Result<Begun>> BeginPayment::guarded(Claim claim, PaymentIntent intent)
{
    auto taking = take(claim);
    Result<TakenClaim> taken = co_await taking;
    if (!taken)
        co_return taken.error();
    intent.paymentNo = taken->paymentNo;
    claim.paymentNo = taken->paymentNo;
    if (taken->answer) {
        Begun replayed{fileOf(intent), std::move(taken->answer), false, false, {}};
        co_return replayed;
    }
    if (!taken->isNew) { // what was begun before a crash goes on, whatever the guard says meanwhile
        const PaymentNo paymentNo = intent.paymentNo;
        const storage::Slot slot = storage::Slot::of(claim.merchantId, intent.wanted.merchantOrderNo.bytes());
        std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> find =
            [paymentNo](storage::Reader& reader) { return findPayment(reader, paymentNo); };
        auto finding = m_storage.read<std::optional<PaymentFile>>(slot, std::move(find));
        Result<std::optional<PaymentFile>> existing = co_await finding;
        if (!existing)
            co_return existing.error();
        if (*existing) {
            Begun resumed{std::move(**existing), std::nullopt, false, false, {}};
            co_return resumed;
        }
    }
    auto admitting = admitted(std::move(intent), taken->isNew);
    Result<Begun> begun = co_await admitting;
    if (begun) {
        begun->claimedNo = claim.paymentNo;
    } else if (isRefused(begun.error())) {
        auto givingBack = giveBack(std::move(claim));
        co_await givingBack;
    }
    co_return begun;
}

async::Task<Result<Begun>> BeginPayment::admitted(PaymentIntent intent, bool isFirst)
{
    auto asking = m_guard.admit(intent);
    Result<std::optional<PaymentFile>> open = co_await asking;
    if (!open)
        co_return open.error();
    if (*open) {
        Begun joined{std::move(**open), std::nullopt, false, true, {}};
        co_return joined;
    }
    auto inserting = insert(intent);
    Result<PaymentFile> inserted = co_await inserting;
    if (!inserted && !isRefused(inserted.error()))
        co_return inserted.error();
    if (!inserted) {
        auto releasing = m_guard.release(std::move(intent));
        co_await releasing;
        co_return inserted.error();
    }
    Begun begun{std::move(*inserted), std::nullopt, isFirst, false, {}};
    co_return begun;
}

async::Task<Result<TakenClaim>> BeginPayment::take(Claim claim)
{
    const storage::Slot slot = claim.slot;
    std::function<Result<TakenClaim>(storage::Transaction&)> work =
        [claim = std::move(claim)](storage::Transaction& tx) { return takeClaim(tx, claim); };
    auto taking = m_storage.write<TakenClaim>(slot, std::move(work));
    Result<TakenClaim> taken = co_await taking;
    co_return taken;
}

async::Task<Result<PaymentFile>> BeginPayment::insert(PaymentIntent intent)
{
    PaymentFile file = fileOf(intent);
    const storage::Slot slot = file.payment.slot;
    std::function<Result<PaymentFile>(storage::Transaction&)> work =
        [file = std::move(file)](storage::Transaction& tx) { return beginOrResume(tx, file); };
    auto inserting = m_storage.write<PaymentFile>(slot, std::move(work));
    Result<PaymentFile> inserted = co_await inserting;
    co_return inserted;
}

async::Task<Result<Done>> BeginPayment::giveBack(Claim claim)
{
    const storage::Slot slot = claim.slot;
    std::function<Result<Done>(storage::Transaction&)> work = [claim = std::move(claim)](storage::Transaction& tx) {
        return dropClaim(tx, claim);
    };
    auto dropping = m_storage.write<Done>(slot, std::move(work));
    Result<Done> dropped = co_await dropping;
    co_return dropped;
}

} // namespace guitai::payments
