// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds withdrawals that are due: reviews that ended without an approval, payouts without a result. Any number of
// processes may run a checker. Lives on the event loop's thread.
#pragma once

#include "storage/due_work.h"
#include "withdrawals/withdrawal_progress.h"

namespace guitai::withdrawals {

class WithdrawalChecker
{
public:
    WithdrawalChecker(WithdrawalProgress& progress, async::Timers& timers, const Clock& clock);

    /// Looks for due withdrawals until the timers stop.
    async::Task<> run() { return m_work.run(); }
    /// Takes and resumes what is due now; answers how many were taken.
    async::Task<int> runOnce() { return m_work.runOnce(); }

private:
    storage::DueWork<WithdrawalRecord> m_work;
};

} // namespace guitai::withdrawals
