// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/channel_account_desk.h"

#include <QHostAddress>

namespace guitai::merchants {

namespace {

constexpr char kNoSecrets[] = "{}";

bool isEmpty(const Secret& secrets)
{
    return secrets.isEmpty() || secrets.reveal() == kNoSecrets;
}

Error about(const ErrorCode& code, const QByteArray& member)
{
    return {code, QString::fromLatin1(member), {}};
}

std::optional<Error> refusalOf(const wire::ChannelKey& key, UtcTime now)
{
    if (key.expiresAt && *key.expiresAt <= now)
        return about(errors::kCertificateExpired, key.name);
    if (key.validFrom && *key.validFrom > now)
        return about(errors::kCertificateNotYetValid, key.name);
    return std::nullopt;
}

} // namespace

bool ChannelHosts::allow(const QUrl& url) const
{
    const bool isLoopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return isLoopback ? loopbackToo : url.scheme() == QLatin1String("https") && hosts.contains(url.host());
}

Result<std::vector<wire::ChannelKey>> ChannelAccountDesk::checked(const channels::Channel& channel,
                                                                  const channels::ChannelAccount& account) const
{
    const auto facts = channel.inspect(account);
    if (!facts)
        return facts.error();
    for (const auto& address : facts->addresses) {
        if (!m_hosts.allow(address.url))
            return about(errors::kChannelAddressRefused, address.member);
    }
    for (const wire::ChannelKey& key : facts->keys) {
        if (const auto refusal = refusalOf(key, m_clock.now()))
            return *refusal;
    }
    return facts->keys;
}

async::Task<Result<wire::MerchantChannel>> ChannelAccountDesk::open(MerchantId merchantId, wire::OpenChannel wanted,
                                                                    QByteArray actor)
{
    const channels::Channel* channel = m_registry.byCode(wanted.channel);
    if (!channel)
        co_return about(errors::kChannelUnknown, "channel");
    const bool needsKeys = channel->descriptor().needsKeys;
    const bool hasKeys = !wanted.settings.isEmpty() || !isEmpty(wanted.secrets);
    if (needsKeys && !hasKeys)
        co_return about(errors::kChannelNeedsKeys, "channel");
    if (!needsKeys && hasKeys)
        co_return about(errors::kChannelTakesNoKeys, "channel");
    const auto id = ChannelAccountId::parse(merchantId.bytes() + '-' + wanted.channel.bytes());
    if (!id)
        co_return Error{guitai::errors::kInvalidRequest};
    channels::ChannelAccount account;
    account.accountId = *id;
    account.merchantId = merchantId;
    account.channel = wanted.channel;
    account.settings = wanted.settings;
    account.secrets = isEmpty(wanted.secrets) ? Secret(kNoSecrets) : wanted.secrets;
    auto keys = checked(*channel, account);
    if (!keys)
        co_return keys.error();
    account.keys = *std::move(keys);
    auto opening = m_accounts.open(std::move(account), needsKeys, std::move(actor));
    Result<wire::MerchantChannel> opened = co_await opening;
    co_return opened;
}

async::Task<Result<wire::MerchantChannel>> ChannelAccountDesk::replace(MerchantId merchantId,
                                                                       ChannelAccountId accountId,
                                                                       wire::ReplaceChannel wanted, QByteArray actor)
{
    auto reading = m_accounts.stored(merchantId, accountId);
    Result<channels::ChannelAccount> account = co_await reading;
    if (!account)
        co_return account.error();
    const channels::Channel* channel = m_registry.byCode(account->channel);
    if (!channel)
        co_return about(errors::kChannelUnknown, "channel");
    if (!channel->descriptor().needsKeys)
        co_return about(errors::kChannelTakesNoKeys, "channel");
    if (wanted.settings)
        account->settings = *wanted.settings;
    if (wanted.secrets)
        account->secrets = *wanted.secrets;
    // What was kept belongs to the version just read: should that not be the wanted one, nothing is replaced below.
    account->version = wanted.version;
    auto keys = checked(*channel, *account);
    if (!keys)
        co_return keys.error();
    account->keys = *std::move(keys);
    auto replacing = m_accounts.replace(*std::move(account), std::move(actor));
    Result<wire::MerchantChannel> replaced = co_await replacing;
    co_return replaced;
}

} // namespace guitai::merchants
