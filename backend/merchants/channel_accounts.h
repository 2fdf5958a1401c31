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
inline constexpr ErrorCode kChannelAccountNotFound{"CHANNEL_ACCOUNT_NOT_FOUND", 404};
/// The merchant has another account there: it is replaced, not opened.
inline constexpr ErrorCode kChannelAccountExists{"CHANNEL_ACCOUNT_EXISTS", 409};
/// Somebody changed it since that version was seen.
inline constexpr ErrorCode kChannelAccountChanged{"CHANNEL_ACCOUNT_CHANGED", 409};
} // namespace errors

struct AccountKeys
{
    ChannelAccountId accountId;
    ChannelCode channel;
    std::vector<wire::ChannelKey> keys;
};

class ChannelAccounts
{
public:
    ChannelAccounts(storage::Storage& storage, const SecretSealer& sealer, const Clock& clock);

    /// The merchant's active account at that channel; CHANNEL_NOT_ENABLED when it has none.
    async::Task<Result<channels::ChannelAccount>> find(MerchantId merchantId, ChannelCode channel);
    /// By the id a callback URL carries; NOT_FOUND otherwise.
    async::Task<Result<channels::ChannelAccount>> byId(ChannelAccountId accountId);
    /// As the database has it now; CHANNEL_ACCOUNT_NOT_FOUND unless it is that merchant's.
    async::Task<Result<channels::ChannelAccount>> stored(MerchantId merchantId, ChannelAccountId accountId);

    // What follows writes a line of the audit trail beside the account and drops it from the cache.
    /// Inserts or replaces, whatever was there.
    async::Task<Result<Done>> put(channels::ChannelAccount account, QByteArray actor);
    /// Inserts; the one that is there when it has the same settings and secrets, or none are needed. Otherwise
    /// CHANNEL_ACCOUNT_EXISTS.
    async::Task<Result<wire::MerchantChannel>> open(channels::ChannelAccount account, bool needsKeys, QByteArray actor);
    /// Replaces the account's version. One that was replaced by the same is answered as it is; otherwise
    /// CHANNEL_ACCOUNT_CHANGED.
    async::Task<Result<wire::MerchantChannel>> replace(channels::ChannelAccount account, QByteArray actor);

    async::Task<Result<wire::MerchantChannelPage>> list(MerchantId merchantId);
    /// Of an account that was found lately; nothing otherwise.
    std::vector<wire::ChannelKey> keysOf(const ChannelAccountId& accountId) const;
    /// What is known of all accounts' keys, page by page in the order of their ids.
    async::Task<Result<std::vector<AccountKeys>>> pageKeys(ChannelAccountId after, int limit);

    static constexpr int kMostCached = 16'384;

private:
    struct Cached
    {
        channels::ChannelAccount account;
        std::chrono::nanoseconds readAt{0};
    };

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
