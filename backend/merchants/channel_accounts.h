// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Merchants' accounts at channels: settings in the clear, secrets sealed at rest, opened into memory once
// and cached, so that payments go on when the home shard is away.
#pragma once

#include "channels/channel.h"
#include "merchants/sealed_secret.h"
#include "storage/storage.h"
#include "wire/merchant_wire.h"

#include <QHash>

namespace guitai::merchants {

namespace errors {
inline constexpr ErrorCode kChannelAccountMissing{"CHANNEL_NOT_ENABLED", 422};
inline constexpr ErrorCode kChannelUnknown{"CHANNEL_UNKNOWN", 422};
/// An account there has a provider's keys: it is opened with the merchant's onboarding.
inline constexpr ErrorCode kChannelNeedsKeys{"CHANNEL_NEEDS_KEYS", 422};
} // namespace errors

class ChannelAccounts
{
public:
    ChannelAccounts(storage::Storage& storage, const SecretSealer& sealer, const Clock& clock);

    /// The merchant's active account at that channel; CHANNEL_NOT_ENABLED when it has none.
    async::Task<Result<channels::ChannelAccount>> find(MerchantId merchantId, ChannelCode channel);
    /// By the id a callback URL carries; NOT_FOUND otherwise.
    async::Task<Result<channels::ChannelAccount>> byId(ChannelAccountId accountId);
    /// Inserts or replaces, with a line in the audit trail; drops it from the cache.
    async::Task<Result<Done>> put(channels::ChannelAccount account, QByteArray actor);

    /// An account at a channel that needs no keys; the one that is there when there is one. INVALID_REQUEST when the
    /// merchant's id is too long for it.
    async::Task<Result<wire::MerchantChannel>> open(MerchantId merchantId, ChannelCode channel, QByteArray actor);
    async::Task<Result<wire::MerchantChannelPage>> list(MerchantId merchantId);

    static constexpr int kMostCached = 16'384;

private:
    struct Cached
    {
        channels::ChannelAccount account;
        std::chrono::nanoseconds readAt{0};
    };

    static Result<Done> putChannelAccount(storage::Transaction& tx, const channels::ChannelAccount& account,
                                          const QByteArray& sealed, UtcTime at, const QByteArray& actor);
    const channels::ChannelAccount* fresh(const ChannelAccountId& accountId) const;
    Result<channels::ChannelAccount> keep(channels::ChannelAccount account, const QByteArray& sealed);
    void forget(const ChannelAccountId& accountId);

    storage::Storage& m_storage;
    const SecretSealer& m_sealer;
    const Clock& m_clock;
    QHash<ChannelAccountId, Cached> m_cache;
    QHash<std::pair<MerchantId, ChannelCode>, ChannelAccountId> m_ofMerchant;
};

} // namespace guitai::merchants
