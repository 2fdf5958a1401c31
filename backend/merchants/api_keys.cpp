// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/api_keys.h"

#include "crypto/hash.h"
#include "log/log.h"
#include "merchants/audit_trail.h"
#include "merchants/merchants.h"

namespace guitai::merchants {

namespace {

const log::Category lc{"merchants"};

const storage::Statement kInsert{"merchants/insert_api_key"};
const storage::Statement kFindActive{"merchants/find_active_api_key"};

constexpr qsizetype kSecretBytes = 32;
constexpr qsizetype kLeastSecretBytes = 16;

QByteArray placeOf(const ApiKeyId& keyId)
{
    return "api_key.secret_sealed/" + keyId.bytes();
}

struct SealedKey
{
    bool found = false;
    MerchantId merchantId;
    QByteArray sealed;
    int requestsPerSecond = 0;
};

Result<SealedKey> readSealed(storage::Reader& reader, const ApiKeyId& keyId)
{
    const auto rows = reader.rows(kFindActive, {keyId});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return SealedKey{};
    const storage::Row& row = rows->front();
    return SealedKey{true, row.id<MerchantId>(0), row.blob(1), static_cast<int>(row.number(2))};
}

} // namespace

Result<Done> insertApiKey(storage::Transaction& tx, const SecretSealer& sealer, const ApiKey& key, UtcTime at,
                          const QByteArray& actor)
{
    const QByteArray sealed = sealer.seal(key.secret, placeOf(key.keyId));
    const auto inserted = tx.run(kInsert, {key.keyId, key.merchantId, storage::Bind::blob(sealed), at});
    if (!inserted)
        return takenOr(inserted.error());
    return appendAuditEntry(tx, {at, actor, "api_key.created", "api_key/" + key.keyId.bytes(), key.merchantId.text()});
}

ApiKeys::ApiKeys(storage::Storage& storage, const SecretSealer& sealer, const Clock& clock)
    : m_storage(storage), m_sealer(sealer), m_clock(clock),
      m_decoySealed(sealer.seal(Secret(crypto::randomBytes(kSecretBytes)), placeOf({})))
{
}

async::Task<Result<Done>> ApiKeys::create(ApiKeyId keyId, MerchantId merchantId, Secret secret, QByteArray actor)
{
    if (keyId.isEmpty() || merchantId.isEmpty() || secret.reveal().size() < kLeastSecretBytes)
        co_return Error{guitai::errors::kInvalidRequest};
    const ApiKey key{keyId, merchantId, secret};
    const UtcTime now = m_clock.now();
    std::function<Result<Done>(storage::Transaction&)> work = [this, key, now, actor](storage::Transaction& tx) {
        return insertApiKey(tx, m_sealer, key, now, actor);
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    co_return co_await writing;
}

const ApiKey* ApiKeys::cached(const ApiKeyId& keyId) const
{
    const auto found = m_cache.constFind(keyId);
    if (found == m_cache.constEnd() || m_clock.monotonic() - found->readAt > kCacheLife)
        return nullptr;
    return &found->key;
}

async::Task<Result<std::optional<ApiKey>>> ApiKeys::lookUp(ApiKeyId keyId)
{
    std::function<Result<SealedKey>(storage::Reader&)> work = [keyId](storage::Reader& reader) {
        return readSealed(reader, keyId);
    };
    auto reading = m_storage.read<SealedKey>(storage::kHomeSlot, std::move(work));
    const Result<SealedKey> read = co_await reading;
    if (!read)
        co_return read.error();
    const auto opened =
        m_sealer.open(read->found ? read->sealed : m_decoySealed, read->found ? placeOf(keyId) : placeOf({}));
    m_cache.remove(keyId);
    if (!read->found)
        co_return std::optional<ApiKey>();
    if (!opened) {
        log::error(lc, "api_key_does_not_open").with("key_id", keyId.bytes());
        co_return opened.error();
    }
    const ApiKey key{keyId, read->merchantId, *opened, read->requestsPerSecond};
    keep(key);
    co_return std::optional<ApiKey>(key);
}

void ApiKeys::keep(const ApiKey& key)
{
    const auto now = m_clock.monotonic();
    if (m_cache.size() >= kMostCached)
        m_cache.removeIf([now](auto entry) { return now - entry.value().readAt > kCacheLife; });
    if (m_cache.size() < kMostCached)
        m_cache.insert(key.keyId, {key, now});
}

} // namespace guitai::merchants
