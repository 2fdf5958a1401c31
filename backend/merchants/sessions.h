// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Operators' sessions: a 256-bit random token of which the database keeps only the SHA-256. Over after 15
// idle minutes or 10 hours. A checked session is remembered, so that a request touches the disk at most
// once a minute, when its last use is written down. Lives on the event loop.
#pragma once

#include "merchants/operators.h"

namespace guitai::merchants {

namespace errors {
/// The token was ours and its time is over. A token nobody gave out is UNAUTHORIZED.
inline constexpr ErrorCode kSessionExpired{"SESSION_EXPIRED", 401};
} // namespace errors

struct OpenedSession
{
    Secret token; ///< 43 characters, base64url
    UtcTime expiresAt;
};

struct Session
{
    OperatorId operatorId;
    MerchantId merchantId;
    Role role = Role::Cashier;
    TillNo tillNo;
    UtcTime lastSeenAt;
    UtcTime expiresAt;
};

class Sessions
{
public:
    static constexpr Duration kIdleLife = std::chrono::minutes(15);
    static constexpr Duration kLongestLife = std::chrono::hours(10);
    static constexpr Duration kSeenInterval = std::chrono::minutes(1);
    static constexpr int kMostRemembered = 16'384;

    Sessions(storage::Storage& storage, const Clock& clock) : m_storage(storage), m_clock(clock) {}

    /// After a successful sign-in, with a line in the audit trail. Clears the operator's ended sessions away.
    async::Task<Result<OpenedSession>> open(Operator who, TillNo tillNo);
    /// UNAUTHORIZED, SESSION_EXPIRED, or whose session it is; counts as its use.
    async::Task<Result<Session>> check(Secret token);
    /// Sign-out, with a line in the audit trail. UNAUTHORIZED when there is no such session.
    async::Task<Result<Done>> close(Secret token);

private:
    struct Remembered
    {
        Session session;
        UtcTime writtenAt; ///< the last_seen_at the database has
    };

    async::Task<Result<Session>> confirm(QByteArray tokenHash);
    async::Task<Result<Session>> touch(QByteArray tokenHash, UtcTime idleSince);
    void remember(const QByteArray& tokenHash, const Session& session);

    storage::Storage& m_storage;
    const Clock& m_clock;
    QHash<QByteArray, Remembered> m_remembered; ///< by token hash
};

} // namespace guitai::merchants
