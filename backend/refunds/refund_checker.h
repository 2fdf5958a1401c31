// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a lost answer, a lost notice or a crash left behind: refunds without a result are asked about on
// their channel's schedule, and merchants' money that is still held is captured or released. Work is taken by
// a conditional update, so that any number of processes may run a checker. Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "refunds/refund_progress.h"

namespace guitai::refunds {

class RefundChecker
{
public:
    RefundChecker(RefundProgress& progress, async::Timers& timers, const Clock& clock)
        : m_progress(progress), m_timers(timers), m_clock(clock)
    {
    }

    /// Looks for due refunds until the timers stop.
    async::Task<> run();
    /// Takes and resumes what is due now; answers how many were taken.
    async::Task<int> runOnce();

private:
    async::Task<Result<std::vector<RefundRecord>>> takeDue(storage::ShardIndex shard);
    async::Task<> resume(RefundRecord refund);

    RefundProgress& m_progress;
    async::Timers& m_timers;
    const Clock& m_clock;
    int m_underWay = 0;
};

} // namespace guitai::refunds
