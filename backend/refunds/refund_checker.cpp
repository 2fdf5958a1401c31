// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_checker.h"

namespace guitai::refunds {

RefundChecker::RefundChecker(RefundProgress& progress, async::Timers& timers, const Clock& clock)
    : m_progress(progress), m_work(progress.storage(), timers, clock,
                                   {&findDueRefunds, [this](const RefundRecord& refund) { return nextLook(refund); },
                                    &takeDueRefund, [this](RefundRecord refund) { return resume(std::move(refund)); }})
{
}

UtcTime RefundChecker::nextLook(RefundRecord refund) const
{
    ++refund.checksDone;
    return m_progress.nextCheck(refund);
}

async::Task<> RefundChecker::resume(RefundRecord refund)
{
    auto resuming = m_progress.resume(std::move(refund));
    co_await resuming; // what failed is due again
}

} // namespace guitai::refunds
