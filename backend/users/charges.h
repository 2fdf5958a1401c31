// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Charges of users' accounts by the balance channel. A charge is decided once under its attempt's number, on the shard
// of the user: paid, refused for ever, or void for ever. The payment's shard remembers which user's slot was asked.
// All inside transactions.
#pragma once

#include "channels/channel.h"
#include "users/consents.h"

namespace guitai::users {

namespace errors {
/// Another user was asked under this number before: only a query can tell how that ended.
inline constexpr ErrorCode kAnotherUserAsked{"ANOTHER_USER_ASKED", 503};
} // namespace errors

enum class ChargeStatus { Paid, Refused, Void };

struct Charge
{
    AttemptNo attemptNo;
    UserNo userNo; ///< empty unless paid
    Money amount{0, Currency::cny()};
    ChargeStatus status = ChargeStatus::Void;
    QByteArray errorCode; ///< of a refused one
    UtcTime at;
};

struct ChargeRequest
{
    AttemptNo attemptNo;
    MerchantId merchantId;
    Money amount;
    Secret consent;
    UtcTime at;
};

std::optional<storage::Slot> slotOfPaymentOf(const AttemptNo& attemptNo);

/// On the payment's slot: whom the attempt asks. Answers the slot that was written first; nothing when the attempt was
/// voided before anybody was asked.
Result<std::optional<storage::Slot>> askFor(storage::Transaction& tx, const AttemptNo& attemptNo,
                                            std::optional<storage::Slot> user, UtcTime at);
struct Asked
{
    bool known = false;
    std::optional<storage::Slot> user; ///< nothing: voided before anybody was asked
};
Result<Asked> findAsked(storage::Reader& reader, const AttemptNo& attemptNo);

/// On the user's slot: consent, booking and charge at once, or as it was decided before. PAYER_CONSENT_INVALID and
/// INSUFFICIENT_BALANCE leave nothing; then refuseCharge() makes them the outcome of the attempt.
Result<Charge> charge(storage::Transaction& tx, storage::Slot user, const ChargeRequest& request);
Result<Charge> refuseCharge(storage::Transaction& tx, storage::Slot user, const ChargeRequest& request,
                            const QByteArray& errorCode);
Result<Charge> voidCharge(storage::Transaction& tx, storage::Slot user, const AttemptNo& attemptNo, UtcTime at);
Result<std::optional<Charge>> findCharge(storage::Reader& reader, const AttemptNo& attemptNo);

/// On the user's slot: gives a part of a paid charge back, once under the refund's number. False when there is no such
/// money to give back.
Result<bool> payBack(storage::Transaction& tx, storage::Slot user, const channels::RefundOrder& order, UtcTime at);
/// What was given back under the number.
Result<std::optional<Money>> findPayBack(storage::Reader& reader, const RefundNo& refundNo);

} // namespace guitai::users
