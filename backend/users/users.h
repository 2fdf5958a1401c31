// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users who pay from a balance: opening them, their payment password, and the consents they ask for. Event loop's
// thread.
#pragma once

#include "async/worker_pool.h"
#include "storage/storage.h"
#include "users/consents.h"

namespace guitai::users {

struct NewUser
{
    MerchantId merchantId;
    QString userId;         ///< 1 to 64 characters
    Secret paymentPassword; ///< 6 to 64 bytes
};

class Users
{
public:
    /// `hashing` has at most two threads: a hash takes 64 MiB and a fifth of a second.
    Users(storage::Storage& storage, async::WorkerPool& hashing, const Clock& clock, RandomBytes random)
        : m_storage(storage), m_hashing(hashing), m_clock(clock), m_random(std::move(random))
    {
    }

    /// USER_EXISTS when the merchant has one of that id.
    async::Task<Result<User>> open(NewUser wanted);
    /// USER_NOT_FOUND for a number of another merchant too.
    async::Task<Result<User>> get(MerchantId merchantId, UserNo userNo);

    /// A token for whoever knows the payment password. PAYMENT_PASSWORD_WRONG, USER_LOCKED after five wrong ones.
    async::Task<Result<NewConsent>> openToken(MerchantId merchantId, UserNo userNo, Secret paymentPassword);
    /// A code for one payment, for whoever holds a token of that user.
    async::Task<Result<NewConsent>> openCode(MerchantId merchantId, UserNo userNo, Secret token);

private:
    async::Task<Result<NewConsent>> consent(UserNo userNo, ConsentKind kind);
    async::Task<Result<Done>> checkPassword(User user, Secret password);

    storage::Storage& m_storage;
    async::WorkerPool& m_hashing;
    const Clock& m_clock;
    RandomBytes m_random;
    int m_waiting = 0; ///< for a hash
};

} // namespace guitai::users
