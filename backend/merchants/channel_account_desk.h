// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Opens and replaces merchants' accounts at channels for the people who may: what they hand in is read as a call would
// read it before anything is stored, and no answer carries it.
#pragma once

#include "channels/registry.h"
#include "merchants/channel_accounts.h"

#include <QSet>

namespace guitai::merchants {

namespace errors {
inline constexpr ErrorCode kChannelUnknown{"CHANNEL_UNKNOWN", 422};
/// An account there has a provider's settings and keys.
inline constexpr ErrorCode kChannelNeedsKeys{"CHANNEL_NEEDS_KEYS", 422};
/// And one there has none.
inline constexpr ErrorCode kChannelTakesNoKeys{"CHANNEL_TAKES_NO_KEYS", 422};
/// The field of this and the next two names the member at fault, as it does with what the channel itself answers.
inline constexpr ErrorCode kCertificateExpired{"CHANNEL_CERTIFICATE_EXPIRED", 422};
inline constexpr ErrorCode kCertificateNotYetValid{"CHANNEL_CERTIFICATE_NOT_YET_VALID", 422};
/// Calls would go to a host that is no provider's, and with them the account's signatures.
inline constexpr ErrorCode kChannelAddressRefused{"CHANNEL_ADDRESS_REFUSED", 422};
} // namespace errors

/// Where accounts may have their calls go.
struct ChannelHosts
{
    QSet<QString> hosts;
    bool loopbackToo = false; ///< the demo's providers are on this machine

    bool allow(const QUrl& url) const;
};

class ChannelAccountDesk
{
public:
    /// All outlive the loop.
    ChannelAccountDesk(ChannelAccounts& accounts, const channels::Registry& registry, const Clock& clock,
                       ChannelHosts hosts)
        : m_accounts(accounts), m_registry(registry), m_clock(clock), m_hosts(std::move(hosts))
    {
    }

    /// Also the answer when the same was opened before.
    async::Task<Result<wire::MerchantChannel>> open(MerchantId merchantId, wire::OpenChannel wanted, QByteArray actor);
    /// Also the answer when the same replaced that version before.
    async::Task<Result<wire::MerchantChannel>> replace(MerchantId merchantId, ChannelAccountId accountId,
                                                       wire::ReplaceChannel wanted, QByteArray actor);

private:
    Result<std::vector<wire::ChannelKey>> checked(const channels::Channel& channel,
                                                  const channels::ChannelAccount& account) const;

    ChannelAccounts& m_accounts;
    const channels::Registry& m_registry;
    const Clock& m_clock;
    const ChannelHosts m_hosts;
};

} // namespace guitai::merchants
