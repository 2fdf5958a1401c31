// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of creating a payment: claim, duplicate guard, payment and attempt, durable with all numbers minted.
// Lives on the event loop's thread.
#pragma once

#include "payments/claim.h"
#include "payments/duplicate_guard.h"

namespace guitai::payments {

struct Begun
{
    payment_records::PaymentFile file;
    std::optional<CreateAnswer> replay;
    bool isFirst = true;   ///< false: an earlier try under this claim may have reached the channel
    bool isJoined = false; ///< the open payment that stands for this one; somebody else places it
    PaymentNo claimedNo;   ///< the number that the claim carries, when joined
};

class BeginPayment
{
public:
    explicit BeginPayment(storage::Storage& storage) : m_storage(storage), m_guard(storage) {}

    /// `intent` carries the claim's number, or afterwards the one of an earlier try under the same key.
    async::Task<Result<Begun>> run(Claim claim, PaymentIntent intent);

private:
    async::Task<Result<Begun>> unguarded(Claim claim, PaymentIntent intent);
    async::Task<Result<Begun>> guarded(Claim claim, PaymentIntent intent);
    async::Task<Result<Begun>> admitted(PaymentIntent intent, bool isFirst);
    async::Task<Result<TakenClaim>> take(Claim claim);
    async::Task<Result<payment_records::PaymentFile>> insert(PaymentIntent intent);
    async::Task<Result<Done>> giveBack(Claim claim);

    storage::Storage& m_storage;
    DuplicateGuard m_guard;
};

} // namespace guitai::payments
