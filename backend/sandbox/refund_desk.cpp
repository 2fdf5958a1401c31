// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/refund_desk.h"

namespace guitai::sandbox {

void RefundDesk::accept(const QByteArray& outRefundNo)
{
    const RefundFault& fault = m_faults.refunds;
    if (fault.settleAfterMs == 0)
        settle(outRefundNo, fault.outcome);
    else if (fault.settleAfterMs > 0)
        const auto settling = settleAfter(outRefundNo, fault.outcome, Duration(fault.settleAfterMs));
}

bool RefundDesk::settle(const QByteArray& outRefundNo, RefundStatus status)
{
    if (!m_refunds.settle(outRefundNo, status, m_clock.now()))
        return false;
    // Runs on by itself until it is acknowledged or given up.
    const auto delivery = m_callbacks.deliver(m_callbacks.noticeOf(*m_refunds.find(outRefundNo)), {});
    return true;
}

async::Task<> RefundDesk::settleAfter(QByteArray outRefundNo, RefundStatus status, Duration delay)
{
    const auto wake = co_await m_timers.after(delay);
    if (wake == async::Wake::Elapsed)
        settle(outRefundNo, status);
}

} // namespace guitai::sandbox
