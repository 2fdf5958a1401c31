// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/user_record.h"

#include "ids/payment_no.h"

namespace guitai::users {

namespace {

using storage::Bind;

const storage::Statement kInsert{"users/insert_user"};
const storage::Statement kFind{"users/find_user"};
const storage::Statement kAccept{"users/accept_password"};
const storage::Statement kCountWrong{"users/count_wrong_password"};
const storage::Statement kLock{"users/lock_user"};

} // namespace

std::optional<storage::Slot> slotOfUser(const UserNo& userNo)
{
    const auto slot = slotOfNumber('U', userNo.bytes());
    return slot ? std::optional(storage::Slot(*slot)) : std::nullopt;
}

accounts::AccountId accountOf(const UserNo& userNo, Currency currency)
{
    return {slotOfUser(userNo).value(), accounts::AccountKind::User, userNo.bytes(), currency};
}

Result<Done> insertUser(storage::Transaction& tx, const User& user)
{
    const auto slot = slotOfUser(user.userNo);
    if (!slot)
        return Error{guitai::errors::kInternal};
    const auto inserted = tx.run(kInsert, {user.userNo, slot->number(), user.merchantId, user.userId,
                                           Bind::text(user.passwordHash), user.createdAt});
    if (inserted)
        return Done{};
    if (inserted.error().code == storage::errors::kUniqueViolation)
        return Error{errors::kUserExists, QStringLiteral("user_id"), {}};
    return inserted.error();
}

Result<std::optional<User>> findUser(storage::Reader& reader, const UserNo& userNo)
{
    const auto rows = reader.rows(kFind, {userNo});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<User>();
    const storage::Row& row = rows->front();
    User user;
    user.userNo = userNo;
    user.merchantId = row.id<MerchantId>(0);
    user.userId = row.text(1);
    user.passwordHash = row.utf8(2);
    user.active = row.utf8(3) == "ACTIVE";
    user.lockedUntil = row.optionalTime(4);
    user.createdAt = row.time(5);
    return std::optional(std::move(user));
}

Result<bool> acceptPassword(storage::Transaction& tx, const User& compared, UtcTime now)
{
    const auto accepted = tx.run(kAccept, {compared.userNo, Bind::text(compared.passwordHash), now});
    if (!accepted)
        return accepted.error();
    return *accepted == 1;
}

Result<bool> countWrongPassword(storage::Transaction& tx, const UserNo& userNo, UtcTime now)
{
    const auto counted = tx.run(kCountWrong, {userNo, now});
    if (!counted)
        return counted.error();
    const auto locked = tx.run(kLock, {now + kLockLife, userNo, kMostWrongPasswords});
    if (!locked)
        return locked.error();
    return *counted == 1;
}

} // namespace guitai::users
