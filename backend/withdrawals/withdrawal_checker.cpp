// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "withdrawals/withdrawal_checker.h"

namespace guitai::withdrawals {

WithdrawalChecker::WithdrawalChecker(WithdrawalProgress& progress, async::Timers& timers, const Clock& clock)
    : m_work(progress.storage(), timers, clock,
             {&findDueWithdrawals,
              [&progress](const WithdrawalRecord& withdrawal) {
                  WithdrawalRecord after = withdrawal;
                  ++after.checksDone;
                  return progress.nextCheck(after);
              },
              &takeDueWithdrawal,
              [&progress](WithdrawalRecord withdrawal) { return progress.resume(std::move(withdrawal)); }})
{
}

} // namespace guitai::withdrawals
