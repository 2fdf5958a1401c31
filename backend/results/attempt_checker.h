// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a lost callback left behind: every pending attempt is asked about on its channel's schedule
// until money came or it is closed; expired ones are settled and closed. Any number of processes may run a checker.
// Lives on the event loop's thread.
#pragma once

#include "results/attempt_settling.h"
#include "storage/due_work.h"

namespace guitai::results {

class AttemptChecker
{
public:
    AttemptChecker(channels::Registry& registry, AttemptSettling& settling, ResultService& results,
                   async::Timers& timers, const Clock& clock);
    AttemptChecker(const AttemptChecker&) = delete;
    AttemptChecker& operator=(const AttemptChecker&) = delete;

    /// Looks for due attempts until the timers stop.
    async::Task<> run() { return m_work.run(); }
    /// Takes and checks what is due now; answers how many were taken.
    async::Task<int> runOnce() { return m_work.runOnce(); }

private:
    UtcTime nextLook(const payment_records::AttemptRecord& attempt) const;
    async::Task<> check(payment_records::AttemptRecord attempt);

    channels::Registry& m_registry;
    AttemptSettling& m_settling;
    ResultService& m_results;
    const Clock& m_clock;
    storage::DueWork<payment_records::AttemptRecord> m_work;
};

} // namespace guitai::results
