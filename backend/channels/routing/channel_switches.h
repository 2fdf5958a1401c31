// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant's people said about its wallets: paused with a reason, preferred. Durable on the home shard, and
// kept here, so that payments are decided without asking it and go on as last known while it is away.
// Lives on the event loop's thread.
#pragma once

#include "events/outbox.h"
#include "storage/storage.h"

#include <QHash>

namespace guitai::routing {

struct ChannelSwitch
{
    struct Pause
    {
        UtcTime at;
        QByteArray by; ///< Caller::actor()
        QString reason;
    };
    std::optional<Pause> pause;
    int preference = 50; ///< 0 to 100
};

using WalletKey = std::pair<MerchantId, ChannelCode>;

class ChannelSwitches
{
public:
    explicit ChannelSwitches(storage::Storage& storage) : m_storage(storage) {}

    ChannelSwitch of(const MerchantId& merchantId, const ChannelCode& channel) const
    {
        return m_known.value({merchantId, channel});
    }
    std::vector<WalletKey> keys() const { return {m_known.keyBegin(), m_known.keyEnd()}; }

    /// What every process has said; now and then. What is known stays where that fails.
    async::Task<Result<Done>> load();

    /// With a line in the audit trail and its event, in one transaction. False when it was so already.
    async::Task<Result<bool>> pause(WalletKey wallet, ChannelSwitch::Pause pause, events::NewEvent event);
    async::Task<Result<bool>> resume(WalletKey wallet, QByteArray actor, events::NewEvent event);
    async::Task<Result<Done>> prefer(WalletKey wallet, int preference, QByteArray actor, UtcTime at);

    static constexpr int kMost = 16'384;

private:
    storage::Storage& m_storage;
    QHash<WalletKey, ChannelSwitch> m_known;
    quint64 m_changes = 0;
};

} // namespace guitai::routing
