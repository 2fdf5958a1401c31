// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/holds.h"

#include <algorithm>
#include <array>

namespace guitai::accounts {

namespace {

using storage::Bind;

const storage::Statement kInsertHold{"accounts/insert_hold"};
const storage::Statement kFindHold{"accounts/find_hold"};
const storage::Statement kEndHold{"accounts/end_hold"};

struct StatusLine
{
    HoldStatus status;
    const char* text;
};
constexpr std::array kStatuses{StatusLine{HoldStatus::Held, "HELD"}, StatusLine{HoldStatus::Refused, "REFUSED"},
                               StatusLine{HoldStatus::Released, "RELEASED"},
                               StatusLine{HoldStatus::Captured, "CAPTURED"}};

/// A mark, which nobody's money is behind, lies at the merchant's home.
storage::Slot slotOf(const Hold& hold)
{
    return slotOfAccount(hold.accountNo.bytes()).value_or(homeSlot(hold.merchantId));
}

AccountId ownAccount(const Hold& hold)
{
    const Currency currency = hold.amount.currency();
    return hold.userNo.isEmpty() ? merchantHome(hold.merchantId, currency)
                                 : userAccount(slotOf(hold), hold.userNo, currency);
}

Result<bool> insert(storage::Transaction& tx, const Hold& hold, HoldStatus status)
{
    const bool ended = status != HoldStatus::Held;
    const auto inserted =
        tx.run(kInsertHold,
               {Bind::text(hold.reference), slotOf(hold).number(), hold.merchantId, Bind::text(hold.accountNo.bytes()),
                hold.amount.minor(), Bind::text(hold.amount.currency().code()), hold.feeShare,
                Bind::text(hold.refundOf.bytes()), hold.fromSlot.number(), Bind::text(textOf(status)),
                Bind::text(hold.paidTo), hold.heldAt, ended ? std::optional(hold.heldAt) : std::nullopt, hold.userNo});
    if (inserted)
        return true;
    if (inserted.error().code == storage::errors::kUniqueViolation)
        return false;
    return inserted.error();
}

struct Ending
{
    HoldStatus status;
    std::int64_t captured;
    QByteArray paidTo;
    UtcTime at;
};

Result<bool> end(storage::Transaction& tx, const Hold& hold, const Ending& ending)
{
    const auto ended =
        tx.run(kEndHold, {Bind::text(textOf(ending.status)), ending.captured, hold.amount.minor() - ending.captured,
                          Bind::text(ending.paidTo), ending.at, Bind::text(hold.reference), hold.version});
    if (!ended)
        return ended.error();
    return *ended == 1;
}

Result<Done> moveBetween(storage::Transaction& tx, const Hold& hold, const char* kind, std::int64_t minor, UtcTime at,
                         bool intoFreeze)
{
    if (minor == 0)
        return Done{};
    const AccountId own = ownAccount(hold);
    const AccountId frozen = frozenAccount(hold);
    const Money amount(minor, hold.amount.currency());
    const Batch batch{
        QByteArray(intoFreeze ? "hold:" : "unhold:") + hold.reference,
        kind,
        hold.reference,
        at,
        {{intoFreeze ? own : frozen, Side::Debit, amount}, {intoFreeze ? frozen : own, Side::Credit, amount}}};
    const auto posted = post(tx, batch);
    if (!posted)
        return posted.error();
    return Done{};
}

/// False when it was sent before.
Result<bool> returnShare(storage::Transaction& tx, const Hold& hold, UtcTime at)
{
    // Also for a share of nothing: the payment's refunded sum has to be corrected.
    if (hold.refundOf.isEmpty())
        return true;
    const Transfer transfer{shareReturnIdOf(hold.reference),
                            transfer_kinds::kFeeReturn,
                            hold.refundOf.bytes(),
                            {homeSlot(hold.merchantId), AccountKind::MerchantFreeze, hold.merchantId.bytes()},
                            {hold.fromSlot, AccountKind::Fee, hold.paidTo},
                            Money(hold.feeShare, hold.amount.currency()),
                            hold.amount.minor(),
                            at};
    return send(tx, transfer);
}

} // namespace

QByteArray textOf(HoldStatus status)
{
    const auto* const line =
        std::find_if(kStatuses.begin(), kStatuses.end(), [&](const StatusLine& one) { return one.status == status; });
    return line->text;
}

QByteArray shareIdOf(const QByteArray& reference)
{
    return "share:" + reference;
}

QByteArray shareReturnIdOf(const QByteArray& reference)
{
    return "unshare:" + reference;
}

QByteArray captureIdOf(const QByteArray& reference)
{
    return "capture:" + reference;
}

Result<std::optional<Hold>> findHold(storage::Reader& reader, const QByteArray& reference)
{
    const auto rows = reader.rows(kFindHold, {Bind::text(reference)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Hold>();
    const storage::Row& row = rows->front();
    const auto currency = Currency::parse(row.utf8(4));
    const QByteArray text = row.utf8(10);
    const auto* const status =
        std::find_if(kStatuses.begin(), kStatuses.end(), [&](const StatusLine& line) { return text == line.text; });
    if (!currency || status == kStatuses.end())
        return Error{storage::errors::kStorageFailed, {}, QStringLiteral("A stored hold is unreadable.")};
    Hold hold;
    hold.reference = row.utf8(0);
    hold.merchantId = row.id<MerchantId>(1);
    hold.accountNo = row.id<AccountNo>(2);
    hold.amount = Money(row.number(3), *currency);
    hold.feeShare = row.number(5);
    hold.refundOf = row.id<PaymentNo>(6);
    hold.fromSlot = storage::Slot(static_cast<int>(row.number(7)));
    hold.captured = row.number(8);
    hold.released = row.number(9);
    hold.status = status->status;
    hold.version = row.number(11);
    hold.paidTo = row.utf8(12);
    hold.heldAt = row.time(13);
    hold.endedAt = row.optionalTime(14);
    hold.userNo = row.id<UserNo>(15);
    return std::optional(std::move(hold));
}

AccountId frozenAccount(const Hold& hold)
{
    const Currency currency = hold.amount.currency();
    return hold.userNo.isEmpty() ? merchantFreeze(hold.merchantId, currency)
                                 : userFreeze(slotOf(hold), hold.userNo, currency);
}

Result<bool> freeze(storage::Transaction& tx, const Hold& hold, const std::optional<Transfer>& share)
{
    const auto inserted = insert(tx, hold, HoldStatus::Held);
    if (!inserted || !*inserted)
        return inserted;
    if (share) {
        const auto arrival = receive(tx, *share);
        if (!arrival)
            return arrival.error();
        if (*arrival == Arrival::Refused) // a tombstone without a hold is nothing we ever write
            return Error{guitai::errors::kInternal};
    }
    const auto frozen = moveBetween(tx, hold, "HOLD", hold.amount.minor() - hold.feeShare, hold.heldAt, true);
    if (!frozen)
        return frozen.error();
    return true;
}

Result<bool> mark(storage::Transaction& tx, const Hold& hold, HoldStatus status)
{
    return insert(tx, hold, status);
}

Result<bool> captureHold(storage::Transaction& tx, const Hold& hold, const Transfer& away, const QByteArray& paidTo)
{
    const std::int64_t minor = away.amount.minor();
    const auto ended = end(tx, hold, {HoldStatus::Captured, minor, paidTo, away.at});
    if (!ended || !*ended)
        return ended;
    if (const auto back = moveBetween(tx, hold, "RELEASE", hold.amount.minor() - minor, away.at, false); !back)
        return back.error();
    return send(tx, away);
}

Result<bool> payOutHold(storage::Transaction& tx, const Hold& hold, const AccountId& to, UtcTime at)
{
    const AccountId frozen = frozenAccount(hold);
    const Transfer away{captureIdOf(hold.reference),
                        transfer_kinds::kCapture,
                        hold.reference,
                        {frozen.slot, frozen.kind, frozen.owner},
                        {to.slot, to.kind, to.owner},
                        hold.amount,
                        0,
                        at};
    const auto captured = captureHold(tx, hold, away, to.owner);
    if (!captured || !*captured)
        return captured;
    const auto arrival = receive(tx, away);
    if (!arrival)
        return arrival.error();
    if (const auto settled = settle(tx, away, *arrival); !settled)
        return settled.error();
    return true;
}

Result<bool> releaseHold(storage::Transaction& tx, const Hold& hold, UtcTime at)
{
    const auto ended = end(tx, hold, {HoldStatus::Released, 0, hold.paidTo, at});
    if (!ended || !*ended)
        return ended;
    const auto back = moveBetween(tx, hold, "RELEASE", hold.amount.minor() - hold.feeShare, at, false);
    if (!back)
        return back.error();
    return returnShare(tx, hold, at);
}

} // namespace guitai::accounts
