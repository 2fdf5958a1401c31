// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Claims: an idempotency key is taken once, by unique insert, and carries the payment number minted for it.
// A claim that a crash left without an answer is resumed by that number. Inside a transaction on the
// claim's shard.
#pragma once

#include "payments/payment_service.h"
#include "storage/slot.h"
#include "storage/transaction.h"

namespace guitai::payments {

struct Claim
{
    MerchantId merchantId;
    QByteArray key;
    QByteArray fingerprint; ///< SHA-256 hex of the request body
    PaymentNo paymentNo;
    UtcTime at;
    storage::Slot slot = storage::Slot::of(merchantId, key);
};

struct TakenClaim
{
    bool isNew = false;
    PaymentNo paymentNo;                ///< the first claim's, when not new
    std::optional<CreateAnswer> answer; ///< the first answer, when it was given
};

/// IDEMPOTENCY_KEY_REUSED when the key was used for another body.
Result<TakenClaim> takeClaim(storage::Transaction& tx, const Claim& claim);
/// The first answer under that key, where it was given; nothing is taken. IDEMPOTENCY_KEY_REUSED likewise.
Result<std::optional<CreateAnswer>> findAnswer(storage::Reader& reader, const Claim& claim);
/// Keeps the answer that every repetition gets; the first one stays.
Result<Done> answerClaim(storage::Transaction& tx, const Claim& claim, const CreateAnswer& answer);
/// The same where another payment stands for the claim's: repetitions get that one.
Result<Done> joinClaim(storage::Transaction& tx, const Claim& claim, const PaymentNo& paymentNo,
                       const CreateAnswer& answer);
/// Gives the key back when nothing was begun under it.
Result<Done> dropClaim(storage::Transaction& tx, const Claim& claim);

} // namespace guitai::payments
