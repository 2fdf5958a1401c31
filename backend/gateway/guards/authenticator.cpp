// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards/authenticator.h"

#include "crypto/hash.h"

namespace guitai::guards {

namespace {

constexpr qsizetype kDecoyBytes = 32;
constexpr char kBearer[] = "Bearer ";

Error unauthorized()
{
    return Error{guitai::errors::kUnauthorized};
}

bool isWriting(const QByteArray& method)
{
    return method != "GET" && method != "HEAD";
}

bool macIsRight(const Secret& secret, const QByteArray& base, const MessageSignature& signature)
{
    return crypto::constantTimeEqual(crypto::hmacSha256(secret, base), signature.mac);
}

Error expired(const char* why)
{
    return {errors::kSignatureExpired, {}, QString::fromLatin1(why)};
}

} // namespace

Authenticator::Authenticator(merchants::ApiKeys& keys, merchants::Sessions& sessions, coordination::NonceMemory& nonces,
                             RateGuard& rates, const Clock& clock, AuthenticatorOptions options)
    : m_keys(keys), m_sessions(sessions), m_nonces(nonces), m_rates(rates), m_clock(clock), m_options(options),
      m_decoy(crypto::randomBytes(kDecoyBytes))
{
}

async::Task<Result<Caller>> Authenticator::authenticate(http::Request request)
{
    if (request.headers.has("signature-input")) {
        // One way to say who calls: a request that says it twice is not guessed about.
        if (request.headers.has("authorization"))
            co_return Error{errors::kSignatureMalformed, QStringLiteral("Authorization")};
        auto verifying = authenticateSignature(std::move(request));
        co_return co_await verifying;
    }
    const auto token = bearerToken(request.headers);
    if (!token && request.headers.has("authorization"))
        co_return unauthorized();
    if (!token)
        co_return Error{errors::kSignatureMissing};
    auto checking = authenticateToken(*token);
    co_return co_await checking;
}

async::Task<Result<Caller>> Authenticator::authenticateToken(Secret token)
{
    auto checking = m_sessions.check(token);
    const Result<merchants::Session> session = co_await checking;
    if (!session)
        co_return session.error();
    if (const auto admitted = m_rates.admitOperator(session->operatorId); !admitted)
        co_return admitted.error();
    Caller caller;
    caller.merchantId = session->merchantId;
    caller.operatorId = session->operatorId;
    caller.role = session->role;
    caller.tillNo = session->tillNo;
    co_return caller;
}

// A wrong MAC under a known key and any MAC under an unknown one do the same: compare twice with one look-up
// in the database in between. (For a known key the look-up also finds a secret that was just changed.)
async::Task<Result<Caller>> Authenticator::authenticateSignature(http::Request request)
{
    auto signature = readOurSignature(request);
    if (!signature)
        co_return signature.error();
    const auto base = signatureBase(request, *signature);
    if (!base)
        co_return base.error();
    const ApiKeyId keyId = ApiKeyId::trusted(signature->keyId);
    const merchants::ApiKey* known = m_keys.cached(keyId);
    const bool right = macIsRight(known ? known->secret : m_decoy, *base, *signature);
    if (known && right)
        co_return acceptVerified(request, *signature, *known);

    auto lookingUp = m_keys.lookUp(keyId);
    const Result<std::optional<merchants::ApiKey>> found = co_await lookingUp;
    if (!found)
        co_return found.error();
    const bool exists = found->has_value();
    const bool rightNow = macIsRight(exists ? (*found)->secret : m_decoy, *base, *signature);
    if (!exists || !rightNow)
        co_return unauthorized();
    co_return acceptVerified(request, *signature, **found);
}

/// Everything below is behind a right MAC. The nonce is remembered last, within the caller's rate, so that
/// one caller cannot fill the memory of all.
Result<Caller> Authenticator::acceptVerified(const http::Request& request, const MessageSignature& signature,
                                             const merchants::ApiKey& key)
{
    if (auto stale = staleness(request, signature))
        return *stale;
    if (!request.body.isEmpty() || request.headers.has("content-digest")) {
        if (const auto checked = checkContentDigest(request.headers, request.body); !checked)
            return checked.error();
    }
    if (m_nonces.seen(signature.keyId, signature.nonce))
        return Error{errors::kSignatureReplayed};
    const auto admitted = m_rates.admitIntegrator(key.merchantId, key.keyId, key.requestsPerSecond);
    if (!admitted)
        return admitted.error();
    const UtcTime until = *signature.created + m_options.window;
    switch (m_nonces.remember(signature.keyId, signature.nonce, until)) {
    case coordination::NonceAnswer::Fresh: break;
    case coordination::NonceAnswer::Seen: return Error{errors::kSignatureReplayed};
    case coordination::NonceAnswer::Full: return Error{guitai::errors::kUnavailable};
    }
    Caller caller;
    caller.merchantId = key.merchantId;
    caller.keyId = key.keyId;
    caller.role = merchants::Role::Integrator;
    return caller;
}

std::optional<Error> Authenticator::staleness(const http::Request& request, const MessageSignature& signature) const
{
    const UtcTime now = m_clock.now();
    const UtcTime created = *signature.created;
    if (created < now - m_options.window || created > now + m_options.window)
        return expired("created is more than the window away from this server's time");
    if (signature.expires && *signature.expires <= now)
        return expired("expires has passed");
    if (isWriting(request.method) && created.seconds() < m_options.processStarted.seconds())
        return expired("signed before this server started: sign again");
    return std::nullopt;
}

std::optional<Secret> Authenticator::bearerToken(const http::Headers& headers)
{
    const QByteArray value = headers.value("authorization");
    constexpr qsizetype kScheme = sizeof kBearer - 1;
    const bool isBearer = value.size() > kScheme && value.first(kScheme).compare(kBearer, Qt::CaseInsensitive) == 0;
    if (!isBearer || headers.count("authorization") != 1)
        return std::nullopt;
    return Secret(value.mid(kScheme));
}

void Authenticator::addChallenge(http::Headers& headers)
{
    headers.set("WWW-Authenticate", "Bearer realm=\"guitai\"");
}

} // namespace guitai::guards
