// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_endpoints.h"

#include "log/log.h"
#include "webhooks/webhook_signature.h"

#include <QList>

#include <algorithm>

namespace guitai::webhooks {

namespace {

using namespace std::chrono_literals;

const log::Category lc{"events.webhooks"};

constexpr storage::Statement kFind{"webhooks/find_webhook_endpoint"};
constexpr storage::Statement kPut{"webhooks/put_webhook_endpoint"};

constexpr auto kFreshFor = 30s;
constexpr size_t kMostRetries = 20;
constexpr std::chrono::seconds kLongestDelay = 7 * 24h;

std::vector<std::chrono::seconds> readDelays(const QByteArray& text)
{
    std::vector<std::chrono::seconds> delays;
    const QList<QByteArray> parts = text.isEmpty() ? QList<QByteArray>() : text.split(',');
    for (const QByteArray& part : parts)
        delays.emplace_back(part.toLongLong());
    return delays;
}

Error invalid(const QString& field, const QString& detail)
{
    return {errors::kEndpointInvalid, field, detail, {}};
}

} // namespace

WebhookEndpoints::WebhookEndpoints(storage::Storage& storage, const merchants::SecretSealer& sealer, const Clock& clock,
                                   AddressPolicy policy)
    : m_storage(storage), m_sealer(sealer), m_clock(clock), m_policy(policy)
{
}

QByteArray WebhookEndpoints::placeOf(const MerchantId& merchantId)
{
    return "webhook_endpoint.secret_sealed/" + merchantId.bytes();
}

QByteArray WebhookEndpoints::delaysText(const std::vector<std::chrono::seconds>& delays)
{
    QByteArrayList parts;
    for (const auto delay : delays)
        parts.append(QByteArray::number(static_cast<qlonglong>(delay.count())));
    return parts.join(',');
}

/// A row of url, secret_sealed, retry_delays_seconds, older_secret_sealed.
WebhookEndpoint WebhookEndpoints::endpointOf(const MerchantId& merchantId, const storage::Row& row) const
{
    const auto secret = m_sealer.open(row.blob(1), placeOf(merchantId));
    // Without its secret an endpoint cannot be signed for, but it must not hold up other merchants' events.
    if (!secret)
        log::error(lc, "webhook_secret_does_not_open").with("merchant", merchantId.bytes());
    WebhookEndpoint endpoint;
    endpoint.merchantId = merchantId;
    endpoint.url = QUrl(row.text(0), QUrl::StrictMode);
    endpoint.secret = secret ? *secret : Secret();
    endpoint.retryDelays = readDelays(row.utf8(2));
    if (!row.isNull(3)) {
        const auto older = m_sealer.open(row.blob(3), placeOf(merchantId));
        endpoint.olderSecret = older ? *older : Secret();
    }
    return endpoint;
}

async::Task<Result<std::optional<WebhookEndpoint>>> WebhookEndpoints::find(MerchantId merchantId)
{
    const auto known = m_cache.constFind(merchantId);
    if (known != m_cache.cend() && m_clock.monotonic() - known->readAt < kFreshFor)
        co_return known->endpoint;
    std::function<Result<storage::Rows>(storage::Reader&)> work = [merchantId](storage::Reader& reader) {
        return reader.rows(kFind, {merchantId});
    };
    auto reading = m_storage.read<storage::Rows>(storage::kHomeSlot, std::move(work));
    const Result<storage::Rows> rows = co_await reading;
    // Looked for again: the cache may have changed while the database was asked.
    const auto stale = m_cache.constFind(merchantId);
    if (!rows && stale != m_cache.cend())
        co_return stale->endpoint;
    if (!rows)
        co_return rows.error();
    co_return keep(merchantId, *rows);
}

std::optional<WebhookEndpoint> WebhookEndpoints::keep(const MerchantId& merchantId, const storage::Rows& rows)
{
    Cached read;
    read.readAt = m_clock.monotonic();
    if (!rows.empty())
        read.endpoint = endpointOf(merchantId, rows.front());
    if (m_cache.size() >= kMostCached)
        m_cache.clear();
    m_cache.insert(merchantId, read);
    return read.endpoint;
}

std::optional<Error> WebhookEndpoints::faultOf(const WebhookEndpoint& endpoint) const
{
    if (!isAllowedUrl(endpoint.url, m_policy))
        return invalid(QStringLiteral("url"), QStringLiteral("Expected https on port 443 or 8443."));
    // A name is looked up when it is called; an address that is written down is judged now.
    const QHostAddress written(endpoint.url.host());
    if (!written.isNull() && !areAllowedAddresses(endpoint.url, {written}, m_policy))
        return invalid(QStringLiteral("url"), QStringLiteral("This address may not be called."));
    if (!signingKey(endpoint.secret))
        return invalid(QStringLiteral("secret"), QStringLiteral("Expected whsec_ and the base64 of 24 to 64 bytes."));
    const auto isOutside = [](std::chrono::seconds delay) { return delay < 1s || delay > kLongestDelay; };
    if (endpoint.retryDelays.size() > kMostRetries || std::ranges::any_of(endpoint.retryDelays, isOutside))
        return invalid(QStringLiteral("retry_delays_seconds"),
                       QStringLiteral("Expected up to 20 delays of 1 s to 7 days."));
    return std::nullopt;
}

async::Task<Result<Done>> WebhookEndpoints::put(WebhookEndpoint endpoint, QByteArray actor)
{
    if (const auto fault = faultOf(endpoint))
        co_return *fault;
    const UtcTime now = m_clock.now();
    const MerchantId merchantId = endpoint.merchantId;
    const QString url = QString::fromLatin1(endpoint.url.toEncoded());
    const QByteArray sealed = m_sealer.seal(endpoint.secret, placeOf(merchantId));
    const QByteArray delays = delaysText(endpoint.retryDelays);
    std::function<Result<Done>(storage::Transaction&)> work = [=](storage::Transaction& tx) -> Result<Done> {
        const auto put = tx.run(kPut, {merchantId, url, storage::Bind::blob(sealed), delays, now});
        if (!put)
            return put.error();
        const merchants::AuditEntry entry{now, actor, "webhook_endpoint.put", "webhook_endpoint/" + merchantId.bytes(),
                                          url};
        return merchants::appendAuditEntry(tx, entry);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    const Result<Done> written = co_await writing;
    m_cache.remove(merchantId);
    co_return written;
}

} // namespace guitai::webhooks
