// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/pins.h"

#include "crypto/password.h"
#include "merchants/audit_trail.h"

namespace guitai::merchants {

namespace {

const storage::Statement kInsert{"merchants/insert_pin"};
const storage::Statement kChange{"merchants/change_pin"};
const storage::Statement kFind{"merchants/find_pin"};
const storage::Statement kAccept{"merchants/accept_pin"};
const storage::Statement kCountWrong{"merchants/count_wrong_pin"};
const storage::Statement kLock{"merchants/lock_pin"};

struct Found
{
    QByteArray pinHash; ///< empty: nobody who could prove anything
    std::optional<Role> role;
    std::optional<UtcTime> lockedUntil;
};

Result<Found> findPin(storage::Reader& reader, const MerchantId& merchantId, const OperatorId& operatorId)
{
    const auto rows = reader.rows(kFind, {operatorId, merchantId});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Found{};
    const storage::Row& row = rows->front();
    return Found{row.utf8(0), parseRole(row.utf8(1)), row.optionalTime(2)};
}

Result<Done> note(storage::Transaction& tx, const OperatorId& operatorId, const char* action, const QByteArray& actor,
                  UtcTime at)
{
    return appendAuditEntry(tx, {at, actor, action, "operator/" + operatorId.bytes(), {}});
}

/// Counts it unless the PIN is locked; the fifth locks. False when it is locked already.
Result<bool> countWrong(storage::Transaction& tx, const OperatorId& operatorId, UtcTime now)
{
    const auto counted = tx.run(kCountWrong, {operatorId, now});
    if (!counted)
        return counted.error();
    const auto locked = tx.run(kLock, {now + Pins::kLockLife, operatorId, Pins::kMostWrong});
    if (!locked)
        return locked.error();
    if (*locked == 1) {
        const auto noted = note(tx, operatorId, "operator.pin_locked", "operator:" + operatorId.bytes(), now);
        if (!noted)
            return noted.error();
    }
    return *counted == 1;
}

/// It counts only if the PIN is not locked, and the one that was compared, at this moment.
Result<bool> accept(storage::Transaction& tx, const OperatorId& operatorId, const QByteArray& pinHash, UtcTime now)
{
    const auto accepted = tx.run(kAccept, {operatorId, storage::Bind::text(pinHash), now});
    if (!accepted)
        return accepted.error();
    return *accepted == 1;
}

} // namespace

bool isTooSimple(const Secret& pin)
{
    const QByteArray& digits = pin.reveal();
    if (digits.size() < 2)
        return true;
    const int step = digits[1] - digits[0];
    if (step < -1 || step > 1)
        return false;
    for (qsizetype i = 2; i < digits.size(); ++i) {
        if (digits[i] - digits[i - 1] != step)
            return false;
    }
    return true;
}

Result<Done> storePin(storage::Transaction& tx, const OperatorId& operatorId, const QByteArray& pinHash, UtcTime at,
                      const QByteArray& actor)
{
    const auto changed = tx.run(kChange, {storage::Bind::text(pinHash), at, operatorId});
    if (!changed)
        return changed.error();
    if (*changed == 0) {
        const auto inserted = tx.run(kInsert, {operatorId, storage::Bind::text(pinHash), at});
        if (!inserted) // somebody was faster: done again, as a change
            return inserted.error().code == storage::errors::kUniqueViolation ? Error{storage::errors::kConflict}
                                                                              : inserted.error();
    }
    return note(tx, operatorId, "operator.pin_set", actor, at);
}

async::Task<Result<Done>> Pins::set(OperatorId operatorId, Secret pin)
{
    if (isTooSimple(pin))
        co_return Error{errors::kPinTooSimple, QStringLiteral("pin"), {}};
    if (m_waiting >= kMostWaiting)
        co_return Error{guitai::errors::kUnavailable};
    ++m_waiting;
    std::function<QByteArray()> hashing = [pin] { return crypto::hashPassword(pin); };
    auto hashed = m_hashing.run<QByteArray>(std::move(hashing));
    const QByteArray pinHash = co_await hashed;
    --m_waiting;
    std::function<Result<Done>(storage::Transaction&)> work = [operatorId, pinHash,
                                                               now = m_clock.now()](storage::Transaction& tx) {
        return storePin(tx, operatorId, pinHash, now, "operator:" + operatorId.bytes());
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    Result<Done> written = co_await writing;
    co_return written;
}

async::Task<Result<bool>> Pins::matches(Secret pin, QByteArray pinHash)
{
    if (m_waiting >= kMostWaiting)
        co_return Error{guitai::errors::kUnavailable};
    ++m_waiting;
    std::function<bool()> comparing = [pin, pinHash] { return crypto::verifyPassword(pin, pinHash); };
    auto compared = m_hashing.run<bool>(std::move(comparing));
    const bool isRight = co_await compared;
    --m_waiting;
    co_return isRight;
}

async::Task<Result<Done>> Pins::check(Proof proof, Permission permission)
{
    std::function<Result<Found>(storage::Reader&)> look = [proof](storage::Reader& reader) {
        return findPin(reader, proof.merchantId, proof.operatorId);
    };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(look));
    const Result<Found> found = co_await reading;
    if (!found)
        co_return found.error();
    if (found->pinHash.isEmpty())
        co_return Error{errors::kPinWrong, QStringLiteral("pin"), {}};
    if (!found->role || !isAllowed(*found->role, permission))
        co_return Error{guitai::errors::kForbidden, QStringLiteral("operator"), {}};
    if (found->lockedUntil && *found->lockedUntil > m_clock.now())
        co_return Error{errors::kPinLocked};
    auto matching = matches(proof.pin, found->pinHash);
    const Result<bool> right = co_await matching;
    if (!right)
        co_return right.error();
    std::function<Result<bool>(storage::Transaction&)> decide = [operatorId = proof.operatorId, hash = found->pinHash,
                                                                 right = *right,
                                                                 now = m_clock.now()](storage::Transaction& tx) {
        return right ? accept(tx, operatorId, hash, now) : countWrong(tx, operatorId, now);
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(decide));
    const Result<bool> decided = co_await writing;
    if (!decided)
        co_return decided.error();
    if (!*decided)
        co_return Error{errors::kPinLocked};
    if (!*right)
        co_return Error{errors::kPinWrong, QStringLiteral("pin"), {}};
    co_return Done{};
}

} // namespace guitai::merchants
