// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money between two slots, which may be on two shards: sent on one (to transit), received on the other (from
// transit) or refused there for ever by a tombstone, then settled or taken back where it was sent. Each step is one
// transaction, is done once however often it is tried, and a crash between two is resumed by the courier.
#pragma once

#include "accounts/ledger.h"

namespace guitai::accounts {

namespace transfer_kinds {
inline constexpr char kFold[] = "FOLD";            ///< a slot's inflow to the merchant's home
inline constexpr char kFeeShare[] = "FEE_SHARE";   ///< a refund's share of the fee; received only by its hold
inline constexpr char kFeeReturn[] = "FEE_RETURN"; ///< that share again, when the refund came to nothing
inline constexpr char kCapture[] = "CAPTURE";      ///< held money to where it was paid out
inline constexpr char kRecharge[] = "RECHARGE";    ///< what a payment paid into a user's account
} // namespace transfer_kinds

/// One end of a transfer: an account but for its currency.
struct End
{
    storage::Slot slot;
    AccountKind kind;
    QByteArray owner;

    AccountId account(const Currency& currency) const { return {slot, kind, owner, currency}; }
};

struct Transfer
{
    QByteArray id; ///< one transfer, once: "capture:R2026…"
    QByteArray kind;
    QByteArray reference; ///< of a fee's share: the payment; otherwise what it is about
    End from;
    End to;
    Money amount;           ///< at least 0; nothing is posted for 0
    std::int64_t basis = 0; ///< of a fee's share: the refund it belongs to, minor units
    UtcTime at;
};

enum class Arrival { Posted, Refused };
enum class TransferStatus { Sent, Done, Void };

struct SentTransfer
{
    Transfer transfer;
    TransferStatus status;
    std::optional<UtcTime> nextAt;
};

/// Where it is sent. False when that id was sent before. INSUFFICIENT_BALANCE as post() says.
Result<bool> send(storage::Transaction& tx, const Transfer& transfer);
Result<std::optional<SentTransfer>> findSent(storage::Reader& reader, const QByteArray& id);

/// Where it arrives; answers what became of it, now or before.
Result<Arrival> receive(storage::Transaction& tx, const Transfer& transfer);
/// Leaves a tombstone unless it was received: a late arrival is then refused.
Result<Arrival> refuse(storage::Transaction& tx, const Transfer& transfer);
Result<std::optional<Arrival>> findArrival(storage::Reader& reader, const QByteArray& id);

/// Where it was sent: closes it, or takes the money back out of transit. Nothing when that was done before.
Result<Done> settle(storage::Transaction& tx, const Transfer& transfer, Arrival arrival);

/// A transfer that is not settled is looked at again after this long.
inline constexpr Duration kTransferPatience = std::chrono::seconds(30);
/// Takes up to `limit` due transfers of the shard; each is due again after kTransferPatience.
Result<std::vector<Transfer>> takeDueTransfers(storage::Transaction& tx, UtcTime now, int limit);
Result<bool> anyDueTransfer(storage::Reader& reader, UtcTime now);

} // namespace guitai::accounts
