// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards/rate_guard.h"

namespace guitai::guards {

namespace {

using coordination::LocalRateBuckets;
using coordination::RateBuckets;
using coordination::RateLimit;
using coordination::RateVerdict;

constexpr int kMostBuckets = 65'536;
constexpr int kMostMerchantRates = 65'536;

constexpr char kAddressPolicy[] = "address";
constexpr char kMerchantPolicy[] = "merchant";
constexpr char kKeyPolicy[] = "key";
constexpr char kOperatorPolicy[] = "operator";
constexpr char kCallbackPolicy[] = "callback";

RateLimit oneSecondOf(int perSecond)
{
    return {perSecond, perSecond};
}

QByteArray bucketOf(const char* policy, const QByteArray& id)
{
    return QByteArray(policy).append(':').append(id);
}

/// An IPv6 customer has a /64: its addresses are one caller.
QByteArray bucketOf(const QHostAddress& peer)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QByteArray(reinterpret_cast<const char*>(&ipv4), sizeof ipv4);
    const Q_IPV6ADDR ipv6 = peer.toIPv6Address();
    return QByteArray(reinterpret_cast<const char*>(ipv6.c), 8);
}

qint64 secondsUp(Duration span)
{
    return std::chrono::ceil<std::chrono::seconds>(span).count();
}

Error refusal(const char* policy, RateLimit limit, const RateVerdict& verdict)
{
    QJsonObject extras;
    extras.insert(QStringLiteral("policy"), QString::fromLatin1(policy));
    extras.insert(QStringLiteral("limit"), limit.perSecond);
    extras.insert(QStringLiteral("retry_after"), std::max<qint64>(1, secondsUp(verdict.retryAfter)));
    return {errors::kRateLimited, {}, {}, extras};
}

Result<Done> taken(RateBuckets& buckets, const QByteArray& bucket, RateLimit limit, const char* policy)
{
    const RateVerdict verdict = buckets.take(bucket, limit);
    if (!verdict.admitted)
        return refusal(policy, limit, verdict);
    return Done{};
}

/// One window is the second in which an unused bucket of one second's worth fills.
void addPolicyFields(http::Headers& headers, const QByteArray& policy, qint64 quota, qint64 remaining, qint64 seconds)
{
    headers.set("RateLimit-Policy", '"' + policy + "\";q=" + QByteArray::number(quota) + ";w=1");
    headers.set("RateLimit",
                '"' + policy + "\";r=" + QByteArray::number(remaining) + ";t=" + QByteArray::number(seconds));
}

} // namespace

RateGuard::RateGuard(const Clock& clock, RateOptions options)
    : RateGuard(options, std::make_unique<LocalRateBuckets>(clock, kMostBuckets),
                std::make_unique<LocalRateBuckets>(clock, kMostBuckets),
                std::make_unique<LocalRateBuckets>(clock, kMostBuckets))
{
}

RateGuard::RateGuard(RateOptions options, std::unique_ptr<RateBuckets> addresses, std::unique_ptr<RateBuckets> callers,
                     std::unique_ptr<RateBuckets> callbacks)
    : m_options(options), m_addresses(std::move(addresses)), m_callers(std::move(callers)),
      m_callbacks(std::move(callbacks))
{
}

Result<Done> RateGuard::admitAddress(const QHostAddress& peer)
{
    return taken(*m_addresses, bucketOf(peer), oneSecondOf(m_options.perAddress), kAddressPolicy);
}

Result<Done> RateGuard::admitIntegrator(const MerchantId& merchantId, const ApiKeyId& keyId, int requestsPerSecond)
{
    if (m_options.perKey > 0) {
        const auto admitted =
            taken(*m_callers, bucketOf(kKeyPolicy, keyId.bytes()), oneSecondOf(m_options.perKey), kKeyPolicy);
        if (!admitted)
            return admitted;
    }
    if (m_merchantRates.size() >= kMostMerchantRates && !m_merchantRates.contains(merchantId))
        m_merchantRates.clear();
    m_merchantRates.insert(merchantId, requestsPerSecond);
    return taken(*m_callers, bucketOf(kMerchantPolicy, merchantId.bytes()), merchantLimit(requestsPerSecond),
                 kMerchantPolicy);
}

Result<Done> RateGuard::admitOperator(const OperatorId& operatorId)
{
    return taken(*m_callers, bucketOf(kOperatorPolicy, operatorId.bytes()), oneSecondOf(m_options.perOperator),
                 kOperatorPolicy);
}

Result<Done> RateGuard::admitUnverifiedCallback(const ChannelAccountId& accountId)
{
    return taken(*m_callbacks, accountId.bytes(), {m_options.unverifiedCallbacks, m_options.unverifiedCallbackBurst},
                 kCallbackPolicy);
}

void RateGuard::addFields(http::Headers& headers, const Caller& caller) const
{
    const bool isOperator = !caller.operatorId.isEmpty();
    const char* policy = isOperator ? kOperatorPolicy : kMerchantPolicy;
    const QByteArray& id = isOperator ? caller.operatorId.bytes() : caller.merchantId.bytes();
    const RateLimit limit =
        isOperator ? oneSecondOf(m_options.perOperator) : merchantLimit(m_merchantRates.value(caller.merchantId, 1));
    const RateVerdict verdict = m_callers->look(bucketOf(policy, id), limit);
    addPolicyFields(headers, policy, limit.burst, verdict.remaining, secondsUp(verdict.fullAgainIn));
}

void RateGuard::addRefusalFields(http::Headers& headers, const Error& error)
{
    if (!(error.code == errors::kRateLimited))
        return;
    const auto member = [&error](const char* name) { return error.extras.value(QLatin1String(name)); };
    const qint64 retryAfter = member("retry_after").toInteger(1);
    headers.set("Retry-After", QByteArray::number(retryAfter));
    addPolicyFields(headers, member("policy").toString().toLatin1(), member("limit").toInteger(), 0, retryAfter);
}

coordination::RateLimit RateGuard::merchantLimit(int requestsPerSecond) const
{
    return oneSecondOf(std::max(requestsPerSecond, m_options.raiseMerchantsTo));
}

} // namespace guitai::guards
