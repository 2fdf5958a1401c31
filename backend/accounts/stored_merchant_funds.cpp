// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/stored_merchant_funds.h"

#include "accounts/refunded_fees.h"

namespace guitai::accounts {

namespace {

/// What a reference that is known says to somebody who holds it again.
std::optional<Error> refusalOf(const Hold& known, const HoldRequest& request)
{
    const bool isMark = known.accountNo.isEmpty();
    const bool isSame =
        known.merchantId == request.merchantId && known.amount == request.amount && known.refundOf == request.refundOf;
    if (!isMark && !isSame)
        return Error{errors::kHoldDiffers};
    switch (known.status) {
    case HoldStatus::Held:
    case HoldStatus::Captured: return std::nullopt;
    case HoldStatus::Refused: return Error{errors::kInsufficientBalance};
    case HoldStatus::Released: return Error{errors::kHoldReleased};
    }
    return Error{guitai::errors::kInternal};
}

Hold newHold(const HoldRequest& request, storage::Slot from, const std::optional<Transfer>& share)
{
    Hold hold;
    hold.reference = request.reference;
    hold.merchantId = request.merchantId;
    hold.accountNo = merchantHome(request.merchantId, request.amount.currency()).number;
    hold.amount = request.amount;
    hold.refundOf = request.refundOf;
    hold.fromSlot = from;
    hold.heldAt = request.at;
    if (share) {
        hold.feeShare = share->amount.minor();
        hold.paidTo = share->from.owner;
    }
    return hold;
}

/// A hold that was never made and now never can be.
Hold markFor(const QByteArray& reference, const MerchantId& merchantId, UtcTime at)
{
    Hold hold;
    hold.reference = reference;
    hold.merchantId = merchantId;
    hold.heldAt = at;
    return hold;
}

Result<std::optional<Transfer>> sendShare(storage::Transaction& tx, const HoldRequest& request, storage::Slot from)
{
    if (request.refundOf.isEmpty())
        return std::optional<Transfer>();
    const QByteArray id = shareIdOf(request.reference);
    const auto before = findSent(tx, id);
    if (!before)
        return before.error();
    if (*before)
        return std::optional((*before)->transfer);
    const auto share = takeShare(tx, request.refundOf, request.amount);
    if (!share)
        return share.error();
    const auto channel = feeChannelOf(tx, request.refundOf);
    if (!channel)
        return channel.error();
    const Transfer transfer{id,
                            transfer_kinds::kFeeShare,
                            request.refundOf.bytes(),
                            {from, AccountKind::Fee, channel->value_or(QByteArray(""))},
                            {homeSlot(request.merchantId), AccountKind::MerchantFreeze, request.merchantId.bytes()},
                            *share,
                            request.amount.minor(),
                            request.at};
    const auto sent = send(tx, transfer);
    if (!sent)
        return sent.error();
    if (!*sent) // by another process, between our look and this
        return Error{guitai::errors::kUnavailable};
    return std::optional(transfer);
}

Result<Done> releaseAt(storage::Transaction& tx, const QByteArray& reference, const MerchantId& merchantId, UtcTime at)
{
    const auto found = findHold(tx, reference);
    if (!found)
        return found.error();
    if (!*found) {
        const auto marked = mark(tx, markFor(reference, merchantId, at), HoldStatus::Released);
        if (!marked)
            return marked.error();
        return *marked ? Result<Done>(Done{}) : Error{guitai::errors::kUnavailable};
    }
    const Hold& hold = **found;
    if (hold.merchantId != merchantId)
        return Error{errors::kHoldNotFound};
    if (hold.status == HoldStatus::Captured)
        return Error{errors::kHoldCaptured};
    if (hold.status != HoldStatus::Held)
        return Done{};
    const auto released = releaseHold(tx, hold, at);
    if (!released)
        return released.error();
    return *released ? Result<Done>(Done{}) : Error{guitai::errors::kUnavailable};
}

/// Nothing to carry when it was captured before.
Result<std::optional<Transfer>> captureAt(storage::Transaction& tx, const QByteArray& reference,
                                          const MerchantId& merchantId, const End& to, UtcTime at)
{
    const auto found = findHold(tx, reference);
    if (!found)
        return found.error();
    if (!*found || (*found)->merchantId != merchantId || (*found)->status == HoldStatus::Refused)
        return Error{errors::kHoldNotFound};
    const Hold& hold = **found;
    if (hold.status == HoldStatus::Released)
        return Error{errors::kHoldReleased};
    if (hold.status == HoldStatus::Captured)
        return std::optional<Transfer>();
    const Transfer away{captureIdOf(reference),
                        transfer_kinds::kCapture,
                        reference,
                        {homeSlot(merchantId), AccountKind::MerchantFreeze, merchantId.bytes()},
                        to,
                        hold.amount,
                        0,
                        at};
    const auto captured = captureHold(tx, hold, away, to.owner);
    if (!captured)
        return captured.error();
    if (!*captured)
        return Error{guitai::errors::kUnavailable};
    return std::optional(away);
}

} // namespace

Result<StoredMerchantFunds::Prepared> StoredMerchantFunds::prepare(storage::Transaction& tx, const HoldRequest& request,
                                                                   storage::Slot from)
{
    Prepared prepared;
    auto share = sendShare(tx, request, from);
    if (!share)
        return share.error();
    prepared.share = std::move(*share);
    auto fold = foldInflow(tx, merchantInflow(from, request.merchantId, request.amount.currency()), request.at);
    if (!fold)
        return fold.error();
    prepared.fold = std::move(*fold);
    return prepared;
}

Result<StoredMerchantFunds::Freezing> StoredMerchantFunds::freezeOrFind(storage::Transaction& tx, const Hold& hold,
                                                                        const std::optional<Transfer>& share)
{
    const auto frozen = freeze(tx, hold, share);
    if (!frozen)
        return frozen.error();
    return *frozen ? Freezing() : refuseHold(tx, hold, share);
}

/// Also answers what became of a reference that is known.
Result<StoredMerchantFunds::Freezing> StoredMerchantFunds::refuseHold(storage::Transaction& tx, const Hold& hold,
                                                                      const std::optional<Transfer>& share)
{
    if (const auto marked = mark(tx, hold, HoldStatus::Refused); !marked)
        return marked.error();
    const auto known = findHold(tx, hold.reference);
    if (!known)
        return known.error();
    if (!*known)
        return Error{storage::errors::kStorageFailed};
    HoldRequest request(hold.reference, hold.merchantId, hold.amount, hold.heldAt);
    request.refundOf = hold.refundOf;
    Freezing freezing;
    freezing.refusal = refusalOf(**known, request);
    if (share) {
        const auto arrival = refuse(tx, *share); // posted before, if the hold has it
        if (!arrival)
            return arrival.error();
        freezing.share = *arrival;
    }
    return freezing;
}

async::Task<Result<std::optional<Hold>>> StoredMerchantFunds::find(QByteArray reference, MerchantId merchantId)
{
    std::function<Result<std::optional<Hold>>(storage::Reader&)> work = [reference](storage::Reader& reader) {
        return findHold(reader, reference);
    };
    auto reading = m_storage.read<std::optional<Hold>>(homeSlot(merchantId), std::move(work));
    co_return co_await reading;
}

/// Refuses for ever only after all of the merchant's money was brought home.
async::Task<Result<StoredMerchantFunds::Freezing>> StoredMerchantFunds::freezeAtHome(Hold hold,
                                                                                     std::optional<Transfer> share)
{
    const storage::Slot home = homeSlot(hold.merchantId);
    const std::function<Result<Freezing>(storage::Transaction&)> work = [hold, share](storage::Transaction& tx) {
        return freezeOrFind(tx, hold, share);
    };
    auto freezing = m_storage.write<Freezing>(home, work);
    Result<Freezing> first = co_await freezing;
    if (first || !(first.error().code == errors::kInsufficientBalance))
        co_return first;
    auto folding = m_folding.foldMerchant(hold.merchantId);
    const Result<Done> folded = co_await folding;
    if (!folded)
        co_return folded.error();
    auto again = m_storage.write<Freezing>(home, work);
    Result<Freezing> second = co_await again;
    if (second || !(second.error().code == errors::kInsufficientBalance))
        co_return second;
    std::function<Result<Freezing>(storage::Transaction&)> refusing = [hold, share](storage::Transaction& tx) {
        return refuseHold(tx, hold, share);
    };
    auto marking = m_storage.write<Freezing>(home, std::move(refusing));
    co_return co_await marking;
}

async::Task<Result<Done>> StoredMerchantFunds::hold(HoldRequest request, storage::Slot from)
{
    auto finding = find(request.reference, request.merchantId);
    const Result<std::optional<Hold>> known = co_await finding;
    if (!known)
        co_return known.error();
    if (*known) {
        const auto refusal = refusalOf(**known, request);
        if (refusal)
            co_return *refusal;
        co_return Done{};
    }
    std::function<Result<Prepared>(storage::Transaction&)> work = [request, from](storage::Transaction& tx) {
        return prepare(tx, request, from);
    };
    auto preparing = m_storage.write<Prepared>(from, std::move(work));
    const Result<Prepared> prepared = co_await preparing;
    if (!prepared)
        co_return prepared.error();
    if (prepared->fold) {
        auto carrying = m_courier.carry(*prepared->fold);
        const Result<Done> carried = co_await carrying;
        if (!carried)
            co_return carried.error();
    }
    Hold wanted = newHold(request, from, prepared->share);
    auto freezing = freezeAtHome(std::move(wanted), prepared->share);
    const Result<Freezing> frozen = co_await freezing;
    if (!frozen)
        co_return frozen.error();
    if (prepared->share) {
        auto settling = m_courier.settle(*prepared->share, frozen->share);
        co_await settling; // the courier tries again where it failed
    }
    if (frozen->refusal)
        co_return *frozen->refusal;
    co_return Done{};
}

async::Task<Result<Done>> StoredMerchantFunds::capture(QByteArray reference, MerchantId merchantId, ChannelCode channel,
                                                       storage::Slot to)
{
    const UtcTime now = m_clock.now();
    const storage::Slot home = homeSlot(merchantId);
    const AccountOwner there = takingsOwner(channel, merchantId);
    const End end{to, there.kind, there.owner}; // in the currency of the hold
    using Away = std::optional<Transfer>;
    std::function<Result<Away>(storage::Transaction&)> work = [reference, merchantId, end,
                                                               now](storage::Transaction& tx) {
        return captureAt(tx, reference, merchantId, end, now);
    };
    auto writing = m_storage.write<Away>(home, std::move(work));
    Result<Away> away = co_await writing;
    if (!away)
        co_return away.error();
    if (*away) {
        auto carrying = m_courier.carry(std::move(**away));
        co_await carrying; // it is captured; the courier tries again where this failed
    }
    co_return Done{};
}

async::Task<Result<Done>> StoredMerchantFunds::release(QByteArray reference, MerchantId merchantId)
{
    const UtcTime now = m_clock.now();
    const storage::Slot home = homeSlot(merchantId);
    std::function<Result<Done>(storage::Transaction&)> work = [reference, merchantId, now](storage::Transaction& tx) {
        return releaseAt(tx, reference, merchantId, now);
    };
    auto writing = m_storage.write<Done>(home, std::move(work));
    const Result<Done> released = co_await writing;
    if (!released)
        co_return released.error();
    std::function<Result<std::optional<SentTransfer>>(storage::Reader&)> look = [reference](storage::Reader& reader) {
        return findSent(reader, shareReturnIdOf(reference));
    };
    auto looking = m_storage.read<std::optional<SentTransfer>>(home, std::move(look));
    const Result<std::optional<SentTransfer>> back = co_await looking;
    if (back && *back && (*back)->status == TransferStatus::Sent) {
        auto carrying = m_courier.carry((*back)->transfer);
        co_await carrying; // it is released; the courier tries again where this failed
    }
    co_return Done{};
}

} // namespace guitai::accounts
