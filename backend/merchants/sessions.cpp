// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/sessions.h"

#include "crypto/hash.h"
#include "merchants/audit_trail.h"

namespace guitai::merchants {

namespace {

const storage::Statement kInsert{"merchants/insert_session"};
const storage::Statement kFind{"merchants/find_session"};
const storage::Statement kTouch{"merchants/touch_session"};
const storage::Statement kDelete{"merchants/delete_session"};
const storage::Statement kDeleteEnded{"merchants/delete_ended_sessions"};
const storage::Statement kDeleteOldest{"merchants/delete_oldest_sessions"};

constexpr qsizetype kTokenBytes = 32;
constexpr qsizetype kTokenCharacters = 43;
constexpr int kMostPerOperator = 32;

QByteArray hashOf(const Secret& token)
{
    return crypto::sha256(token.reveal()).toHex();
}

Error unauthorized()
{
    return Error{guitai::errors::kUnauthorized};
}

Result<std::optional<Session>> findSession(storage::Reader& reader, const QByteArray& tokenHash)
{
    const auto rows = reader.rows(kFind, {storage::Bind::text(tokenHash)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<Session>();
    const storage::Row& row = rows->front();
    const auto role = parseRole(row.utf8(2));
    if (!role)
        return std::optional<Session>();
    Session session;
    session.operatorId = row.id<OperatorId>(0);
    session.merchantId = row.id<MerchantId>(1);
    session.role = *role;
    session.tillNo = row.id<TillNo>(3);
    session.lastSeenAt = row.time(4);
    session.expiresAt = row.time(5);
    return std::optional<Session>(session);
}

bool isOver(const Error& refusal)
{
    return refusal.code == errors::kSessionExpired || refusal.code == guitai::errors::kUnauthorized;
}

bool isOver(const Session& session, UtcTime now)
{
    return now >= session.expiresAt || now - session.lastSeenAt >= Sessions::kIdleLife;
}

/// The last use is written only into a session that lives, of an operator who may still sign in.
Result<Session> touchSession(storage::Transaction& tx, const QByteArray& tokenHash, UtcTime now, UtcTime idleSince)
{
    const auto touched = tx.run(kTouch, {now, storage::Bind::text(tokenHash), idleSince, now});
    if (!touched)
        return touched.error();
    if (*touched == 0)
        return Error{errors::kSessionExpired};
    const auto found = findSession(tx, tokenHash);
    if (!found)
        return found.error();
    if (!found->has_value())
        return unauthorized();
    return **found;
}

struct NewSession
{
    QByteArray tokenHash;
    Operator who;
    TillNo tillNo;
    UtcTime now;
    UtcTime expiresAt;
};

Result<Done> insertSession(storage::Transaction& tx, const NewSession& session)
{
    const OperatorId& id = session.who.operatorId;
    if (auto ended = tx.run(kDeleteEnded, {id, session.now, session.now - Sessions::kIdleLife}); !ended)
        return ended.error();
    if (auto oldest = tx.run(kDeleteOldest, {id, id, kMostPerOperator - 1}); !oldest)
        return oldest.error();
    const auto inserted = tx.run(kInsert, {storage::Bind::text(session.tokenHash), id, session.who.merchantId,
                                           storage::Bind::text(roleText(session.who.role)), session.tillNo, session.now,
                                           session.now, session.expiresAt});
    if (!inserted)
        return inserted.error();
    return appendAuditEntry(tx, {session.now, "operator:" + id.bytes(), "operator.signed_in", "operator/" + id.bytes(),
                                 session.tillNo.text()});
}

/// Answers whose session it was.
Result<OperatorId> deleteSession(storage::Transaction& tx, const QByteArray& tokenHash, UtcTime now)
{
    const auto found = findSession(tx, tokenHash);
    if (!found)
        return found.error();
    const auto deleted = tx.run(kDelete, {storage::Bind::text(tokenHash)});
    if (!deleted)
        return deleted.error();
    if (*deleted == 0 || !found->has_value())
        return unauthorized();
    const OperatorId id = (*found)->operatorId;
    const auto noted =
        appendAuditEntry(tx, {now, "operator:" + id.bytes(), "operator.signed_out", "operator/" + id.bytes(), {}});
    if (!noted)
        return noted.error();
    return id;
}

} // namespace

async::Task<Result<OpenedSession>> Sessions::open(Operator who, TillNo tillNo)
{
    const Secret token(
        crypto::randomBytes(kTokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const UtcTime now = m_clock.now();
    const NewSession session{hashOf(token), who, tillNo, now, now + kLongestLife};
    std::function<Result<Done>(storage::Transaction&)> work = [session](storage::Transaction& tx) {
        return insertSession(tx, session);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    OpenedSession opened{token, session.expiresAt};
    co_return opened;
}

async::Task<Result<Session>> Sessions::check(Secret token)
{
    if (token.reveal().size() != kTokenCharacters)
        co_return unauthorized();
    const QByteArray tokenHash = hashOf(token);
    const UtcTime now = m_clock.now();
    const auto found = m_remembered.find(tokenHash);
    if (found == m_remembered.end()) {
        auto confirming = confirm(tokenHash);
        co_return co_await confirming;
    }
    if (isOver(found->session, now)) {
        m_remembered.erase(found);
        co_return Error{errors::kSessionExpired};
    }
    found->session.lastSeenAt = std::max(found->session.lastSeenAt, now);
    if (now - found->writtenAt < kSeenInterval)
        co_return std::as_const(found->session); // see async/task.h: otherwise it would be moved out
    // The database may lag behind the last use by up to one interval.
    auto touching = touch(tokenHash, now - kIdleLife - kSeenInterval);
    co_return co_await touching;
}

/// A session this process has not seen: read first, so that made-up tokens cause no writes.
async::Task<Result<Session>> Sessions::confirm(QByteArray tokenHash)
{
    std::function<Result<std::optional<Session>>(storage::Reader&)> work = [tokenHash](storage::Reader& reader) {
        return findSession(reader, tokenHash);
    };
    auto reading = m_storage.read<std::optional<Session>>(storage::kHomeSlot, std::move(work));
    const Result<std::optional<Session>> found = co_await reading;
    if (!found)
        co_return found.error();
    if (!found->has_value())
        co_return unauthorized();
    if (isOver(**found, m_clock.now()))
        co_return Error{errors::kSessionExpired};
    auto touching = touch(tokenHash, m_clock.now() - kIdleLife);
    co_return co_await touching;
}

async::Task<Result<Session>> Sessions::touch(QByteArray tokenHash, UtcTime idleSince)
{
    const UtcTime now = m_clock.now();
    std::function<Result<Session>(storage::Transaction&)> work = [tokenHash, now, idleSince](storage::Transaction& tx) {
        return touchSession(tx, tokenHash, now, idleSince);
    };
    auto writing = m_storage.write<Session>(storage::kHomeSlot, std::move(work));
    const Result<Session> touched = co_await writing;
    if (touched)
        remember(tokenHash, *touched);
    else if (isOver(touched.error())) // a lost race or a full disk says nothing about the session
        m_remembered.remove(tokenHash);
    co_return touched;
}

async::Task<Result<Done>> Sessions::close(Secret token)
{
    const QByteArray tokenHash = hashOf(token);
    const UtcTime now = m_clock.now();
    m_remembered.remove(tokenHash);
    std::function<Result<OperatorId>(storage::Transaction&)> work = [tokenHash, now](storage::Transaction& tx) {
        return deleteSession(tx, tokenHash, now);
    };
    auto writing = m_storage.write<OperatorId>(storage::kHomeSlot, std::move(work));
    const Result<OperatorId> deleted = co_await writing;
    // Again: a check that was under way may have put it back.
    m_remembered.remove(tokenHash);
    if (!deleted)
        co_return deleted.error();
    co_return Done{};
}

void Sessions::remember(const QByteArray& tokenHash, const Session& session)
{
    if (m_remembered.size() >= kMostRemembered) {
        const UtcTime now = m_clock.now();
        m_remembered.removeIf([now](auto entry) { return isOver(entry.value().session, now); });
    }
    if (m_remembered.size() < kMostRemembered || m_remembered.contains(tokenHash))
        m_remembered.insert(tokenHash, {session, session.lastSeenAt});
}

} // namespace guitai::merchants
