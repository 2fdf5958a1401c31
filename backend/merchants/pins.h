// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PINs: by which an operator proves at a colleague's till that they are there and agree. Scrypt hashes made off the
// event loop, and a lock after five wrong ones, decided by the write itself, so that guessing in parallel or across a
// restart gains nothing. Lives on the event loop; the rows live on the home shard.
#pragma once

#include "async/worker_pool.h"
#include "merchants/permissions.h"
#include "secret/secret.h"
#include "storage/storage.h"

namespace guitai::merchants {

namespace errors {
/// Also where the operator has none, is disabled, or is nobody of this merchant. Not 401: the caller's session is fine.
inline constexpr ErrorCode kPinWrong{"PIN_WRONG", 403};
/// Five wrong ones: refused for thirty minutes, or until the operator sets another.
inline constexpr ErrorCode kPinLocked{"PIN_LOCKED", 429};
/// The first that somebody would try: one digit only, or a run like 123456.
inline constexpr ErrorCode kPinTooSimple{"PIN_TOO_SIMPLE", 422};
} // namespace errors

bool isTooSimple(const Secret& pin);

class Pins
{
public:
    static constexpr int kMostWrong = 5;
    static constexpr Duration kLockLife = std::chrono::minutes(30);
    /// More than this waiting for a hash are answered UNAVAILABLE.
    static constexpr int kMostWaiting = 32;

    /// `hashing` has at most two threads: a hash takes 64 MiB and a fifth of a second.
    Pins(storage::Storage& storage, async::WorkerPool& hashing, const Clock& clock)
        : m_storage(storage), m_hashing(hashing), m_clock(clock)
    {
    }

    /// A new one ends the lock. PIN_TOO_SIMPLE. Who they are must have been proved by their password.
    async::Task<Result<Done>> set(OperatorId operatorId, Secret pin);

    struct Proof
    {
        MerchantId merchantId;
        OperatorId operatorId;
        Secret pin;
    };
    /// That this operator is there. FORBIDDEN when their role lacks the permission; PIN_WRONG, PIN_LOCKED.
    async::Task<Result<Done>> check(Proof proof, Permission permission);

private:
    async::Task<Result<bool>> matches(Secret pin, QByteArray pinHash);

    storage::Storage& m_storage;
    async::WorkerPool& m_hashing;
    const Clock& m_clock;
    int m_waiting = 0;
};

/// The insert or change and its audit line, inside a transaction on the home shard.
Result<Done> storePin(storage::Transaction& tx, const OperatorId& operatorId, const QByteArray& pinHash, UtcTime at,
                      const QByteArray& actor);

} // namespace guitai::merchants
