// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a merchant's wallets a new payment may use: the named one while it works, or for AUTO_QR the best that
// shows a code. Decides from what this process knows: accounts, pauses and fees are cached, health is its own.
// Lives on the event loop's thread.
#pragma once

#include "channels/registry.h"
#include "channels/router.h"
#include "merchants/channel_accounts.h"
#include "routing/channel_switches.h"

namespace guitai::routing {

namespace errors {
/// The wallet is degraded or paused. `alternatives`: the pay ways of the merchant's that work.
inline constexpr ErrorCode kChannelUnavailable{"CHANNEL_UNAVAILABLE", 503};
} // namespace errors

inline constexpr char kAutoQr[] = "AUTO_QR";

struct Route
{
    QByteArray payWay;
    channels::ChannelAccount account;
};

/// Which of a channel's pay ways is meant.
using FittingWay = bool (*)(const channels::PayWay&);

/// All outlive the loop.
struct RouterParts
{
    storage::Storage& storage;
    channels::Registry& registry;
    channels::Health& health;
    merchants::ChannelAccounts& accounts;
    ChannelSwitches& switches;
    const Clock& clock;
};

class WalletRouter
{
public:
    explicit WalletRouter(RouterParts parts) : m_parts(parts) {}

    /// Where to place it, the best first; one route for a named pay way, which is known to be one.
    /// `evenPaused` counts for a named one. CHANNEL_UNAVAILABLE, or what finding the account answers.
    async::Task<Result<std::vector<Route>>> routesFor(MerchantId merchantId, QByteArray payWay,
                                                      bool evenPaused = false);

    /// Those that work now and have a pay way that fits, each under that, the best first.
    async::Task<std::vector<Route>> working(MerchantId merchantId, FittingWay fits);

    /// The merchant's wallets, each under one of its pay ways, with what the decision weighs.
    async::Task<std::vector<channels::Candidate>> wallets(MerchantId merchantId);

private:
    struct Fee
    {
        int partsPerMillion = 0;
        std::chrono::nanoseconds readAt{0};
    };

    async::Task<Result<channels::Candidate>> wallet(MerchantId merchantId, ChannelCode channel);
    async::Task<int> feePpm(MerchantId merchantId, ChannelCode channel);
    async::Task<Error> unavailable(MerchantId merchantId);
    async::Task<Result<std::vector<Route>>> bestCodes(MerchantId merchantId);

    RouterParts m_parts;
    QHash<WalletKey, Fee> m_fees;
};

} // namespace guitai::routing
