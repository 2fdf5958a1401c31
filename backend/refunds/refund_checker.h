// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a lost answer, a lost notice or a crash left behind: refunds without a result are asked about on
// their channel's schedule, and merchants' money that is still held is captured or released. Any number of processes
// may run a checker. Lives on the event loop's thread.
#pragma once

#include "refunds/refund_progress.h"
#include "storage/due_work.h"

namespace guitai::refunds {

class RefundChecker
{
public:
    RefundChecker(RefundProgress& progress, async::Timers& timers, const Clock& clock);

    /// Looks for due refunds until the timers stop.
    async::Task<> run() { return m_work.run(); }
    /// Takes and resumes what is due now; answers how many were taken.
    async::Task<int> runOnce() { return m_work.runOnce(); }

private:
    async::Task<> resume(RefundRecord refund);
    UtcTime nextLook(RefundRecord refund) const;

    RefundProgress& m_progress;
    storage::DueWork<RefundRecord> m_work;
};

} // namespace guitai::refunds
