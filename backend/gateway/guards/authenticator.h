// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is calling? A signed request (Signature-Input) or an operator's session (Authorization: Bearer).
// One code, UNAUTHORIZED, and similar time for an unknown key and a wrong MAC; helpful codes only where they
// depend on the request's text alone or come behind a right MAC. Lives on the event loop.
#pragma once

#include "coordination/nonce_memory.h"
#include "guards/caller.h"
#include "guards/message_signature.h"
#include "guards/rate_guard.h"
#include "merchants/api_keys.h"
#include "merchants/sessions.h"

namespace guitai::guards {

namespace errors {
/// Neither Signature-Input nor Authorization.
inline constexpr ErrorCode kSignatureMissing{"SIGNATURE_MISSING", 401};
} // namespace errors

struct AuthenticatorOptions
{
    /// Writing requests signed before this second are refused: their nonces were forgotten with the last
    /// process.
    UtcTime processStarted;
    Duration window = std::chrono::seconds(300); ///< both ways
};

class Authenticator
{
public:
    Authenticator(merchants::ApiKeys& keys, merchants::Sessions& sessions, coordination::NonceMemory& nonces,
                  RateGuard& rates, const Clock& clock, AuthenticatorOptions options);

    /// The caller, within its rate (RATE_LIMITED otherwise). What the caller may do is for Caller::may().
    async::Task<Result<Caller>> authenticate(http::Request request);
    /// A session's token by itself: the first message of the stream. Counts towards the operator's rate.
    async::Task<Result<Caller>> authenticateToken(Secret token);

    /// The token of "Authorization: Bearer …"; nothing when there is none.
    static std::optional<Secret> bearerToken(const http::Headers& headers);
    /// WWW-Authenticate, for every 401 (RFC 9110).
    static void addChallenge(http::Headers& headers);

private:
    async::Task<Result<Caller>> authenticateSignature(http::Request request);
    Result<Caller> acceptVerified(const http::Request& request, const MessageSignature& signature,
                                  const merchants::ApiKey& key);
    std::optional<Error> staleness(const http::Request& request, const MessageSignature& signature) const;

    merchants::ApiKeys& m_keys;
    merchants::Sessions& m_sessions;
    coordination::NonceMemory& m_nonces;
    RateGuard& m_rates;
    const Clock& m_clock;
    const AuthenticatorOptions m_options;
    const Secret m_decoy; ///< random: what an unknown key's MAC is compared with
};

} // namespace guitai::guards
