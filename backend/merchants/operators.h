// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// People who sign in: passwords as scrypt hashes made off the event loop, and the lock after ten failures,
// decided by the write itself, so that guessing in parallel gains nothing.
// Lives on the event loop; the rows live on the home shard.
#pragma once

#include "async/worker_pool.h"
#include "merchants/permissions.h"
#include "secret/secret.h"
#include "storage/storage.h"

#include <QHash>

namespace guitai::merchants {

namespace errors {
/// Ten failures: refused for thirty minutes, whoever asks and whatever the password.
inline constexpr ErrorCode kSignInLocked{"SIGN_IN_LOCKED", 429};
/// Of somebody who is signed in and was asked for it again.
inline constexpr ErrorCode kPasswordWrong{"PASSWORD_WRONG", 403};
} // namespace errors

struct Operator
{
    OperatorId operatorId;
    MerchantId merchantId;
    QString merchantName; ///< filled when found, ignored when created
    QString displayName;
    Role role = Role::Cashier;
};

class Operators
{
public:
    static constexpr int kMostFailures = 10;
    static constexpr Duration kLockLife = std::chrono::minutes(30);
    static constexpr int kLeastPasswordBytes = 12;
    static constexpr int kMostPasswordBytes = 256;
    /// More sign-ins waiting for a hash than this are answered UNAVAILABLE.
    static constexpr int kMostWaiting = 32;

    /// `hashing` has at most two threads: a hash takes 64 MiB and a fifth of a second.
    Operators(storage::Storage& storage, async::WorkerPool& hashing, const Clock& clock);

    /// INVALID_REQUEST for a password too short or too long, ALREADY_EXISTS when the id is taken.
    async::Task<Result<Done>> create(Operator who, Secret password, QByteArray actor);
    /// UNAUTHORIZED for an unknown operator, a wrong password, a disabled operator or suspended merchant
    /// (same answer, similar time); SIGN_IN_LOCKED after ten failures, for operators that exist or not.
    async::Task<Result<Operator>> signIn(OperatorId operatorId, Secret password);

private:
    struct Stranger
    {
        int failures = 0;
        UtcTime lockedUntil;
    };

    async::Task<Result<Operator>> checkPassword(OperatorId operatorId, Secret password);
    async::Task<Result<Operator>> refuseStranger(OperatorId operatorId, Secret password);

    storage::Storage& m_storage;
    async::WorkerPool& m_hashing;
    const Clock& m_clock;
    int m_waiting = 0;
    QHash<OperatorId, Stranger> m_strangers; ///< names nobody has, counted so that they answer like real ones
};

/// The insert and its audit line, inside a transaction on the home shard.
Result<Done> insertOperator(storage::Transaction& tx, const Operator& who, const QByteArray& passwordHash, UtcTime at,
                            const QByteArray& actor);

} // namespace guitai::merchants
