// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/users.h"

#include "accounts/ledger.h"
#include "crypto/password.h"

namespace guitai::users {

namespace {

/// More than this waiting for a hash are answered UNAVAILABLE: one hash takes a fifth of a second.
constexpr int kMostWaiting = 32;

} // namespace

async::Task<Result<User>> Users::open(NewUser wanted)
{
    if (m_waiting >= kMostWaiting)
        co_return Error{guitai::errors::kUnavailable};
    ++m_waiting;
    std::function<QByteArray()> hashing = [password = wanted.paymentPassword] {
        return crypto::hashPassword(password);
    };
    auto hashed = m_hashing.run<QByteArray>(std::move(hashing));
    const QByteArray passwordHash = co_await hashed;
    --m_waiting;

    const storage::Slot slot = storage::Slot::of(wanted.merchantId, wanted.userId.toUtf8());
    User user;
    user.createdAt = m_clock.now();
    user.userNo = UserNo::trusted(mintNumber('U', user.createdAt, slot.number(), m_random));
    user.merchantId = wanted.merchantId;
    user.userId = wanted.userId;
    user.passwordHash = passwordHash;
    std::function<Result<User>(storage::Transaction&)> work = [user](storage::Transaction& tx) -> Result<User> {
        const auto inserted = insertUser(tx, user);
        if (!inserted)
            return inserted.error();
        // The number is told at once, so money may be sent to it at once.
        const auto account = accounts::openAccount(tx, accountOf(user.userNo, Currency::cny()), user.createdAt);
        if (!account)
            return account.error();
        return user;
    };
    auto writing = m_storage.write<User>(slot, std::move(work));
    Result<User> opened = co_await writing;
    co_return opened;
}

async::Task<Result<User>> Users::get(MerchantId merchantId, UserNo userNo)
{
    const auto slot = slotOfUser(userNo);
    if (!slot)
        co_return Error{errors::kUserNotFound};
    std::function<Result<std::optional<User>>(storage::Reader&)> work = [userNo](storage::Reader& reader) {
        return findUser(reader, userNo);
    };
    auto reading = m_storage.read<std::optional<User>>(*slot, std::move(work));
    const Result<std::optional<User>> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!*found || (*found)->merchantId != merchantId)
        co_return Error{errors::kUserNotFound};
    co_return **found;
}

async::Task<Result<Done>> Users::checkPassword(User user, Secret password)
{
    if (user.lockedUntil && *user.lockedUntil > m_clock.now())
        co_return Error{errors::kUserLocked};
    if (m_waiting >= kMostWaiting)
        co_return Error{guitai::errors::kUnavailable};
    ++m_waiting;
    std::function<bool()> comparing = [password, hash = user.passwordHash] {
        return crypto::verifyPassword(password, hash);
    };
    auto compared = m_hashing.run<bool>(std::move(comparing));
    const bool isRight = co_await compared;
    --m_waiting;
    const bool right = isRight && user.active;
    const UtcTime now = m_clock.now();
    const storage::Slot slot = slotOfUser(user.userNo).value();
    std::function<Result<bool>(storage::Transaction&)> decide = [user = std::move(user), right,
                                                                 now](storage::Transaction& tx) {
        return right ? acceptPassword(tx, user, now) : countWrongPassword(tx, user.userNo, now);
    };
    auto writing = m_storage.write<bool>(slot, std::move(decide));
    const Result<bool> decided = co_await writing;
    if (!decided)
        co_return decided.error();
    if (!*decided)
        co_return Error{errors::kUserLocked};
    if (!right)
        co_return Error{errors::kPasswordWrong, QStringLiteral("payment_password"), {}};
    co_return Done{};
}

async::Task<Result<NewConsent>> Users::openToken(MerchantId merchantId, UserNo userNo, Secret paymentPassword)
{
    auto getting = get(merchantId, userNo);
    Result<User> user = co_await getting;
    if (!user)
        co_return user.error();
    auto checking = checkPassword(*user, paymentPassword);
    const Result<Done> checked = co_await checking;
    if (!checked)
        co_return checked.error();
    auto consenting = consent(userNo, ConsentKind::Token);
    Result<NewConsent> token = co_await consenting;
    co_return token;
}

async::Task<Result<NewConsent>> Users::openCode(MerchantId merchantId, UserNo userNo, Secret token)
{
    const auto slot = slotOfUser(userNo);
    if (!slot)
        co_return Error{errors::kUserNotFound};
    const UtcTime now = m_clock.now();
    std::function<Result<UserNo>(storage::Reader&)> work = [token, merchantId, now](storage::Reader& reader) {
        return checkToken(reader, token, merchantId, now);
    };
    auto reading = m_storage.read<UserNo>(*slot, std::move(work));
    const Result<UserNo> holder = co_await reading;
    if (!holder)
        co_return holder.error();
    if (*holder != userNo)
        co_return Error{errors::kConsentInvalid};
    auto consenting = consent(userNo, ConsentKind::Code);
    Result<NewConsent> code = co_await consenting;
    co_return code;
}

async::Task<Result<NewConsent>> Users::consent(UserNo userNo, ConsentKind kind)
{
    const storage::Slot slot = slotOfUser(userNo).value();
    const Secret secret = mintConsent(kind, slot, m_random);
    const UtcTime now = m_clock.now();
    std::function<Result<NewConsent>(storage::Transaction&)> work =
        [userNo, kind, secret, now](storage::Transaction& tx) { return insertConsent(tx, userNo, kind, secret, now); };
    auto writing = m_storage.write<NewConsent>(slot, std::move(work));
    Result<NewConsent> made = co_await writing;
    co_return made;
}

} // namespace guitai::users
