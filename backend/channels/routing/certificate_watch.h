// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how many days the certificates of all channel accounts still hold, for whoever is paged in time to renew
// them. Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "merchants/channel_accounts.h"
#include "observability/metrics.h"

namespace guitai::routing {

class CertificateWatch
{
public:
    /// All outlive the loop.
    CertificateWatch(merchants::ChannelAccounts& accounts, observability::Metrics& metrics, async::Timers& timers,
                     const Clock& clock)
        : m_accounts(accounts), m_metrics(metrics), m_timers(timers), m_clock(clock)
    {
    }

    /// At once and every five minutes until the timers stop.
    async::Task<> run();
    /// One look. What was measured stays while the storage is away.
    async::Task<> look();

private:
    merchants::ChannelAccounts& m_accounts;
    observability::Metrics& m_metrics;
    async::Timers& m_timers;
    const Clock& m_clock;
};

} // namespace guitai::routing
