// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Held money, on the home slot of its owner: moved from the owner's account to the freeze account when held, from
// there away when captured or back when released. A reference is held once for ever; one outcome, refusal included.
#pragma once

#include "accounts/transfers.h"

namespace guitai::accounts {

enum class HoldStatus {
    Held,
    Refused,  ///< there was not enough money
    Released, ///< given back, or marked so before it was held
    Captured
};

QByteArray textOf(HoldStatus status); ///< "HELD"

struct Hold
{
    QByteArray reference;
    MerchantId merchantId;
    AccountNo accountNo; ///< whose money it is; empty for a mark left before it was held
    UserNo userNo;       ///< whose account that is; empty: the merchant's own
    Money amount{0, Currency::cny()};
    std::int64_t feeShare = 0; ///< part of the amount that came from the fee of `refundOf`, minor units
    PaymentNo refundOf;
    storage::Slot fromSlot{0}; ///< the payment's
    std::int64_t captured = 0;
    std::int64_t released = 0;
    HoldStatus status = HoldStatus::Held;
    std::int64_t version = 1;
    QByteArray paidTo; ///< where it is bound for: the channel of a refund, the account it was captured to
    UtcTime heldAt;
    std::optional<UtcTime> endedAt;
};

Result<std::optional<Hold>> findHold(storage::Reader& reader, const QByteArray& reference);

/// Where held money lies meanwhile. Not for a mark.
AccountId frozenAccount(const Hold& hold);

/// Freezes hold.amount of the owner's account; the fee's share is received from `share` in the same
/// transaction. False when the reference is known; then nothing changed. INSUFFICIENT_BALANCE rolls everything back.
Result<bool> freeze(storage::Transaction& tx, const Hold& hold, const std::optional<Transfer>& share);
/// Writes down that there is nothing held under that reference and never will be. False when it is known.
Result<bool> mark(storage::Transaction& tx, const Hold& hold, HoldStatus status);

/// Held money leaves: `away.amount` by that transfer, which is sent, what is left goes back to the owner. False when
/// somebody else ended the hold. `hold` is as it was read in this transaction.
Result<bool> captureHold(storage::Transaction& tx, const Hold& hold, const Transfer& away, const QByteArray& paidTo);
/// The same for all of it, paid out from the hold's own slot to `to` there: it has left when this answers true.
Result<bool> payOutHold(storage::Transaction& tx, const Hold& hold, const AccountId& to, UtcTime at);
/// Held money goes back; a fee's share goes back to the fee. False when somebody else ended the hold.
Result<bool> releaseHold(storage::Transaction& tx, const Hold& hold, UtcTime at);

/// The transfer that takes a fee's share from the payment's slot to the hold, and the one that takes it back again.
QByteArray shareIdOf(const QByteArray& reference);
QByteArray shareReturnIdOf(const QByteArray& reference);
QByteArray captureIdOf(const QByteArray& reference);

} // namespace guitai::accounts
