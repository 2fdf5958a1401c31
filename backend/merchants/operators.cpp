// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/operators.h"

#include "crypto/password.h"
#include "merchants/audit_trail.h"
#include "merchants/merchants.h"

namespace guitai::merchants {

namespace {

const storage::Statement kInsert{"merchants/insert_operator"};
const storage::Statement kFind{"merchants/find_operator"};
const storage::Statement kAccept{"merchants/accept_sign_in"};
const storage::Statement kCountFailure{"merchants/count_failed_sign_in"};
const storage::Statement kLock{"merchants/lock_operator"};

constexpr int kMostStrangers = 10'000;

struct Found
{
    bool exists = false;
    Operator who;
    QByteArray passwordHash;
    bool active = false;
    std::optional<UtcTime> lockedUntil;
};

Result<Found> findOperator(storage::Reader& reader, const OperatorId& operatorId)
{
    const auto rows = reader.rows(kFind, {operatorId});
    if (!rows)
        return rows.error();
    Found found;
    if (rows->empty())
        return found;
    const storage::Row& row = rows->front();
    const auto role = parseRole(row.utf8(3));
    found.exists = true;
    found.who = {operatorId, row.id<MerchantId>(0), row.text(1), row.text(2), role.value_or(Role::Cashier)};
    found.passwordHash = row.utf8(4);
    found.active = row.utf8(5) == "ACTIVE" && row.utf8(6) == "ACTIVE" && role.has_value();
    found.lockedUntil = row.optionalTime(7);
    return found;
}

/// Counts the failure unless the operator is locked; the tenth locks. Answers false when it is locked
/// already.
Result<bool> countFailure(storage::Transaction& tx, const OperatorId& operatorId, UtcTime now)
{
    const auto counted = tx.run(kCountFailure, {operatorId, now});
    if (!counted)
        return counted.error();
    const auto locked = tx.run(kLock, {now + Operators::kLockLife, operatorId, Operators::kMostFailures});
    if (!locked)
        return locked.error();
    if (*locked == 1) {
        const QByteArray name = operatorId.bytes();
        const auto noted =
            appendAuditEntry(tx, {now, "operator:" + name, "operator.sign_in_locked", "operator/" + name, {}});
        if (!noted)
            return noted.error();
    }
    return *counted == 1;
}

/// The sign-in counts only if the operator is not locked, and has the password that was compared, at this
/// moment.
Result<bool> acceptSignIn(storage::Transaction& tx, const Found& found, UtcTime now)
{
    const auto accepted = tx.run(kAccept, {found.who.operatorId, storage::Bind::text(found.passwordHash), now});
    if (!accepted)
        return accepted.error();
    return *accepted == 1;
}

} // namespace

Result<Done> insertOperator(storage::Transaction& tx, const Operator& who, const QByteArray& passwordHash, UtcTime at,
                            const QByteArray& actor)
{
    const auto inserted =
        tx.run(kInsert, {who.operatorId, who.merchantId, who.displayName, storage::Bind::text(roleText(who.role)),
                         storage::Bind::text(passwordHash), at});
    if (!inserted)
        return takenOr(inserted.error());
    return appendAuditEntry(tx, {at, actor, "operator.created", "operator/" + who.operatorId.bytes(),
                                 QString::fromLatin1(roleText(who.role))});
}

Operators::Operators(storage::Storage& storage, async::WorkerPool& hashing, const Clock& clock)
    : m_storage(storage), m_hashing(hashing), m_clock(clock)
{
}

async::Task<Result<Done>> Operators::create(Operator who, Secret password, QByteArray actor)
{
    const qsizetype length = password.reveal().size();
    if (length < kLeastPasswordBytes || length > kMostPasswordBytes)
        co_return Error{guitai::errors::kInvalidRequest, QStringLiteral("password")};
    if (who.operatorId.isEmpty() || who.merchantId.isEmpty() || who.role == Role::Integrator)
        co_return Error{guitai::errors::kInvalidRequest};
    std::function<QByteArray()> hashing = [password] { return crypto::hashPassword(password); };
    auto hashed = m_hashing.run<QByteArray>(std::move(hashing));
    const QByteArray passwordHash = co_await hashed;
    const UtcTime now = m_clock.now();
    std::function<Result<Done>(storage::Transaction&)> work = [who, passwordHash, now,
                                                               actor](storage::Transaction& tx) {
        return insertOperator(tx, who, passwordHash, now, actor);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    co_return co_await writing;
}

async::Task<Result<Operator>> Operators::signIn(OperatorId operatorId, Secret password)
{
    if (password.isEmpty() || password.reveal().size() > kMostPasswordBytes)
        co_return Error{guitai::errors::kUnauthorized};
    if (m_waiting >= kMostWaiting)
        co_return Error{guitai::errors::kUnavailable};
    ++m_waiting;
    auto checking = checkPassword(operatorId, password);
    Result<Operator> answer = co_await checking;
    --m_waiting;
    co_return answer;
}

async::Task<Result<Operator>> Operators::checkPassword(OperatorId operatorId, Secret password)
{
    std::function<Result<Found>(storage::Reader&)> look = [operatorId](storage::Reader& reader) {
        return findOperator(reader, operatorId);
    };
    auto reading = m_storage.read<Found>(storage::kHomeSlot, std::move(look));
    const Result<Found> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!found->exists) {
        auto refusing = refuseStranger(operatorId, password);
        co_return co_await refusing;
    }
    if (found->lockedUntil && *found->lockedUntil > m_clock.now())
        co_return Error{errors::kSignInLocked};

    std::function<bool()> comparing = [password, hash = found->passwordHash] {
        return crypto::verifyPassword(password, hash);
    };
    auto compared = m_hashing.run<bool>(std::move(comparing));
    const bool right = co_await compared && found->active;

    const UtcTime now = m_clock.now();
    std::function<Result<bool>(storage::Transaction&)> decide = [found = *found, right, now](storage::Transaction& tx) {
        return right ? acceptSignIn(tx, found, now) : countFailure(tx, found.who.operatorId, now);
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(decide));
    const Result<bool> decided = co_await writing;
    if (!decided)
        co_return decided.error();
    if (!*decided)
        co_return Error{errors::kSignInLocked};
    if (!right)
        co_return Error{guitai::errors::kUnauthorized};
    co_return found->who;
}

async::Task<Result<Operator>> Operators::refuseStranger(OperatorId operatorId, Secret password)
{
    if (m_strangers.value(operatorId).lockedUntil > m_clock.now())
        co_return Error{errors::kSignInLocked};
    // The same hash and the same write as for an operator with a wrong password.
    std::function<QByteArray()> hashing = [password] { return crypto::hashPassword(password); };
    auto hashed = m_hashing.run<QByteArray>(std::move(hashing));
    co_await hashed;
    const UtcTime now = m_clock.now();
    std::function<Result<bool>(storage::Transaction&)> count = [operatorId, now](storage::Transaction& tx) {
        return countFailure(tx, operatorId, now);
    };
    auto writing = m_storage.write<bool>(storage::kHomeSlot, std::move(count));
    const Result<bool> counted = co_await writing;
    if (!counted)
        co_return counted.error();
    if (m_strangers.size() >= kMostStrangers)
        m_strangers.clear();
    Stranger& stranger = m_strangers[operatorId];
    if (stranger.lockedUntil > now)
        co_return Error{errors::kSignInLocked};
    if (++stranger.failures >= kMostFailures)
        stranger = {0, now + kLockLife};
    co_return Error{guitai::errors::kUnauthorized};
}

} // namespace guitai::merchants
