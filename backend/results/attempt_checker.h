// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a lost callback left behind: every pending attempt is asked about on its channel's schedule
// until money came or it is closed; expired ones are settled and closed. Work is taken by a conditional
// update, so that any number of processes may run a checker. Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "results/attempt_settling.h"

namespace guitai::results {

class AttemptChecker
{
public:
    AttemptChecker(channels::Registry& registry, AttemptSettling& settling, ResultService& results,
                   async::Timers& timers, const Clock& clock)
        : m_registry(registry), m_settling(settling), m_results(results), m_timers(timers), m_clock(clock)
    {
    }

    /// Looks for due attempts until the timers stop.
    async::Task<> run();
    /// Takes and checks what is due now; answers how many were taken.
    async::Task<int> runOnce();

private:
    async::Task<Result<std::vector<payment_records::AttemptRecord>>> takeDue(storage::ShardIndex shard);
    async::Task<> check(payment_records::AttemptRecord attempt);

    channels::Registry& m_registry;
    AttemptSettling& m_settling;
    ResultService& m_results;
    async::Timers& m_timers;
    const Clock& m_clock;
    int m_underWay = 0;
};

} // namespace guitai::results
