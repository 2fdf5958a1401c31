// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Integrators' keys: hmac-sha256 secrets, sealed at rest, opened into a cache with a short life so that
// a signed request does not touch the disk. Lives on the event loop; the rows live on the home shard.
#pragma once

#include "merchants/sealed_secret.h"
#include "storage/storage.h"

#include <QHash>

namespace guitai::merchants {

/// An active key of an active merchant.
struct ApiKey
{
    ApiKeyId keyId;
    MerchantId merchantId;
    Secret secret;
    int requestsPerSecond = 0; ///< the merchant's
};

class ApiKeys
{
public:
    ApiKeys(storage::Storage& storage, const SecretSealer& sealer, const Clock& clock);

    /// With a line in the audit trail; ALREADY_EXISTS when the id is taken.
    async::Task<Result<Done>> create(ApiKeyId keyId, MerchantId merchantId, Secret secret, QByteArray actor);

    /// From memory, no older than kCacheLife; nothing when it has to be looked up. Valid until the next call.
    const ApiKey* cached(const ApiKeyId& keyId) const;
    /// From the database, whatever the cache says, and then into the cache. Nothing when there is no such
    /// key, it is not active or its merchant is not; takes the same work either way.
    async::Task<Result<std::optional<ApiKey>>> lookUp(ApiKeyId keyId);

    static constexpr Duration kCacheLife = std::chrono::seconds(30);
    static constexpr int kMostCached = 65'536;

private:
    struct Cached
    {
        ApiKey key;
        std::chrono::nanoseconds readAt;
    };

    void keep(const ApiKey& key);

    storage::Storage& m_storage;
    const SecretSealer& m_sealer;
    const Clock& m_clock;
    QByteArray m_decoySealed; ///< opened for an unknown key, so that it costs what a known one costs
    QHash<ApiKeyId, Cached> m_cache;
};

/// The insert and its audit line, inside a transaction on the home shard.
Result<Done> insertApiKey(storage::Transaction& tx, const SecretSealer& sealer, const ApiKey& key, UtcTime at,
                          const QByteArray& actor);

} // namespace guitai::merchants
