// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rates at the door: per address before anything is verified, per merchant and key (or per operator)
// after, and a budget of its own for callbacks that cannot be verified. Lives on the event loop.
// Header fields: draft-ietf-httpapi-ratelimit-headers-10 (RateLimit, RateLimit-Policy); RFC 9110 Retry-After.
#pragma once

#include "coordination/rate_buckets.h"
#include "guards/caller.h"
#include "http/message.h"
#include "result/result.h"

#include <memory>

namespace guitai::guards {

namespace errors {
/// `extras`: "policy", "limit" (requests a second) and "retry_after" (seconds).
inline constexpr ErrorCode kRateLimited{"RATE_LIMITED", 429};
} // namespace errors

struct RateOptions
{
    int perAddress = 1'000;      ///< requests a second; IPv6 counts by /64
    int perOperator = 50;        ///< tills have their own budget: an integrator's loop cannot stop them
    int perKey = 0;              ///< 0: a key may use all its merchant has
    int raiseMerchantsTo = 0;    ///< for load tests: least rate of every merchant; 0 leaves the merchants' own
    int unverifiedCallbacks = 5; ///< per channel account and second
    int unverifiedCallbackBurst = 50;
};

class RateGuard
{
public:
    RateGuard(const Clock& clock, RateOptions options);
    RateGuard(RateOptions options, std::unique_ptr<coordination::RateBuckets> addresses,
              std::unique_ptr<coordination::RateBuckets> callers, std::unique_ptr<coordination::RateBuckets> callbacks);

    /// First of all, for every request. RATE_LIMITED or go on.
    Result<Done> admitAddress(const QHostAddress& peer);
    /// Called by the Authenticator. `requestsPerSecond` is the merchant's.
    Result<Done> admitIntegrator(const MerchantId& merchantId, const ApiKeyId& keyId, int requestsPerSecond);
    Result<Done> admitOperator(const OperatorId& operatorId);
    /// For a callback whose verification failed: ok while what it may cause (a line in the log, a query) is
    /// within the account's budget. Callbacks that verify never pass here, so a storm of forged ones does
    /// not stop them.
    Result<Done> admitUnverifiedCallback(const ChannelAccountId& accountId);

    /// RateLimit and RateLimit-Policy of the caller's budget, on every answer to a known caller.
    void addFields(http::Headers& headers, const Caller& caller) const;
    /// Retry-After, RateLimit and RateLimit-Policy when `error` is RATE_LIMITED; nothing otherwise.
    static void addRefusalFields(http::Headers& headers, const Error& error);

private:
    coordination::RateLimit merchantLimit(int requestsPerSecond) const;

    RateOptions m_options;
    std::unique_ptr<coordination::RateBuckets> m_addresses;
    std::unique_ptr<coordination::RateBuckets> m_callers;
    std::unique_ptr<coordination::RateBuckets> m_callbacks;
    QHash<MerchantId, int> m_merchantRates; ///< of merchants that called, for addFields
};

} // namespace guitai::guards
