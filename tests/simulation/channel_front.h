// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in front of the provider's books and answers calls that arrived: mostly what is so, and now and then what
// is not. Belongs to the world: a call that is on the wire when the house dies arrives all the same.
#pragma once

#include "simulation/provider.h"

#include <set>

namespace guitai::simulation {

enum class Lie { None, Amount, Merchant, Failed, Closed };

class ChannelFront
{
public:
    ChannelFront(Provider& provider, Scheduler& scheduler, const SimClock& clock, const Faults& faults,
                 SeededRandom random)
        : m_provider(provider), m_scheduler(scheduler), m_clock(clock), m_faults(faults), m_random(random)
    {
    }

    channels::PlaceOutcome place(const channels::ChannelAccount& account, const channels::Order& order);
    channels::Report report(const AttemptNo& attemptNo);
    channels::Report paidReport(const AttemptNo& attemptNo, const ChannelTradeNo& tradeNo, Lie lie) const;
    /// What was sent at `sentAt`.
    channels::RefundReport refund(const channels::ChannelAccount& account, const channels::RefundOrder& order,
                                  Duration sentAt);
    channels::RefundReport refundReport(const RefundNo& refundNo);
    channels::RefundReport reportOf(const Repayment& repayment, RepaymentState state, Lie lie) const;
    Lie lie();
    Provider& provider() { return m_provider; }
    /// That it failed or was closed was said of it, though it was not so.
    bool saidEnded(const AttemptNo& attemptNo) const { return m_saidEnded.contains(attemptNo); }

private:
    void mislay(const channels::ChannelAccount& account, const channels::RefundOrder& order, Duration sentAt);

    Provider& m_provider;
    Scheduler& m_scheduler;
    const SimClock& m_clock;
    const Faults& m_faults;
    SeededRandom m_random;
    std::set<AttemptNo> m_saidEnded;
    std::set<RefundNo> m_mislaid;
};

} // namespace guitai::simulation
