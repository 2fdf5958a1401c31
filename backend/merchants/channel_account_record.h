// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of channel_account, inside transactions on the home shard.
#pragma once

#include "channels/channel.h"
#include "merchants/channel_accounts.h"
#include "merchants/sealed_secret.h"
#include "storage/transaction.h"
#include "wire/merchant_wire.h"

namespace guitai::merchants {

struct SealedAccount
{
    channels::ChannelAccount account; ///< without its secrets
    QByteArray sealed;
    QByteArray status;
    UtcTime createdAt;

    wire::MerchantChannel shown() const;
};

/// An account on its way into the database.
struct SealedChange
{
    SealedChange(channels::ChannelAccount account, const SecretSealer& sealer, UtcTime at, QByteArray actor);

    channels::ChannelAccount account;
    const SecretSealer* sealer;
    QByteArray sealed;
    UtcTime at;
    QByteArray actor;
};

Result<std::optional<SealedAccount>> findChannelAccount(storage::Reader& reader, const MerchantId& merchantId,
                                                        const ChannelCode& channel);
Result<std::optional<SealedAccount>> findChannelAccount(storage::Reader& reader, const ChannelAccountId& accountId);
Result<std::vector<wire::MerchantChannel>> listChannelAccounts(storage::Reader& reader, const MerchantId& merchantId);
Result<std::vector<AccountKeys>> pageChannelKeys(storage::Reader& reader, const ChannelAccountId& after, int limit);
Result<Secret> openSecrets(const SecretSealer& sealer, const SealedAccount& account);

// As ChannelAccounts' functions of these names.
Result<Done> putChannelAccount(storage::Transaction& tx, const SealedChange& change);
Result<wire::MerchantChannel> openChannelAccount(storage::Transaction& tx, const SealedChange& change, bool needsKeys);
Result<wire::MerchantChannel> replaceChannelAccount(storage::Transaction& tx, const SealedChange& change);

} // namespace guitai::merchants
