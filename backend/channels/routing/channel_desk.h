// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people see of a merchant's wallets and say about them, and the round that tells the tills of every change.
// Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "events/event_pump.h"
#include "observability/metrics.h"
#include "routing/wallet_router.h"
#include "wire/channel_wire.h"

namespace guitai::routing {

namespace errors {
/// The merchant has no such wallet.
inline constexpr ErrorCode kChannelNotFound{"CHANNEL_NOT_FOUND", 404};
} // namespace errors

class ChannelDesk
{
public:
    /// All outlive the loop.
    struct Parts
    {
        RouterParts routing;
        WalletRouter& router;
        events::EventPump& pump;
        async::Timers& timers;
        observability::Metrics& metrics;
        int certificateWarningDays = 30;
    };

    explicit ChannelDesk(Parts parts) : m_parts(parts) {}

    async::Task<wire::ChannelStatePage> list(MerchantId merchantId);
    /// Audited, told on the stream; what is so already is answered as it is. CHANNEL_NOT_FOUND.
    async::Task<Result<wire::ChannelState>> pause(MerchantId merchantId, ChannelCode code, QString reason,
                                                  QByteArray actor);
    async::Task<Result<wire::ChannelState>> resume(MerchantId merchantId, ChannelCode code, QByteArray actor);
    /// How much AUTO_QR prefers it, 0 to 100; audited.
    async::Task<Result<wire::ChannelState>> prefer(MerchantId merchantId, ChannelCode code, int preference,
                                                   QByteArray actor);

    /// Looks at health and pauses twice a second until the timers stop.
    async::Task<> run();
    /// One round; answers how many changes were told.
    async::Task<int> runOnce();

private:
    using Seen = std::pair<QByteArray, QByteArray>; ///< state and reason

    async::Task<Result<wire::ChannelState>> find(MerchantId merchantId, ChannelCode code);
    wire::ChannelState stateOf(const channels::Candidate& wallet) const;
    wire::ChannelState stateOf(const channels::LineId& line) const;
    events::NewEvent eventOf(const MerchantId& merchantId, const wire::ChannelState& state) const;
    async::Task<bool> tell(channels::LineId line, wire::ChannelState state);
    void wakeHome();
    void measure();

    Parts m_parts;
    QHash<ChannelAccountId, Seen> m_told;
    int m_round = 0;
};

} // namespace guitai::routing
