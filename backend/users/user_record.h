// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Users as they are stored: who may pay from a balance account, their payment password and its lock. Inside a
// transaction on the user's shard; a user's number carries the slot.
#pragma once

#include "accounts/account_id.h"
#include "ids/ids.h"
#include "storage/slot.h"
#include "storage/transaction.h"

namespace guitai::users {

namespace errors {
inline constexpr ErrorCode kUserNotFound{"USER_NOT_FOUND", 404};
/// The merchant has a user of that id.
inline constexpr ErrorCode kUserExists{"USER_EXISTS", 409};
inline constexpr ErrorCode kPasswordWrong{"PAYMENT_PASSWORD_WRONG", 403};
/// Five wrong passwords: refused for thirty minutes, whatever the password.
inline constexpr ErrorCode kUserLocked{"USER_LOCKED", 429};
} // namespace errors

inline constexpr int kMostWrongPasswords = 5;
inline constexpr Duration kLockLife = std::chrono::minutes(30);

struct User
{
    UserNo userNo;
    MerchantId merchantId;
    QString userId; ///< the merchant's own name of the user, unique per merchant
    QByteArray passwordHash;
    bool active = true;
    std::optional<UtcTime> lockedUntil;
    UtcTime createdAt;
};

/// The slot in a user's number; nothing when the text is no such number.
std::optional<storage::Slot> slotOfUser(const UserNo& userNo);

/// The user's balance in that currency.
accounts::AccountId accountOf(const UserNo& userNo, Currency currency);

/// USER_EXISTS when the merchant has one of that id.
Result<Done> insertUser(storage::Transaction& tx, const User& user);
Result<std::optional<User>> findUser(storage::Reader& reader, const UserNo& userNo);

/// Decided by the write: false when the user is locked, disabled or has another password by now.
Result<bool> acceptPassword(storage::Transaction& tx, const User& compared, UtcTime now);
/// Counts a wrong password, unless the user is locked already; the fifth locks. False when it was locked.
Result<bool> countWrongPassword(storage::Transaction& tx, const UserNo& userNo, UtcTime now);

} // namespace guitai::users
