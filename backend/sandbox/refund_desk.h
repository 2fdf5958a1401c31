// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The bank's side of refunds: settles them after a while as the faults say, and sets the callback going.
// Event loop's thread.
#pragma once

#include "sandbox/refund_book.h"
#include "sandbox/wechat/wechat_callbacks.h"

namespace guitai::sandbox {

class RefundDesk
{
public:
    RefundDesk(RefundBook& refunds, WechatCallbacks& callbacks, const Faults& faults, async::Timers& timers,
               const Clock& clock)
        : m_refunds(refunds), m_callbacks(callbacks), m_faults(faults), m_timers(timers), m_clock(clock)
    {
    }

    /// A new refund goes its way: at once, later, or only when told.
    void accept(const QByteArray& outRefundNo);
    /// False when unknown or settled before.
    bool settle(const QByteArray& outRefundNo, RefundStatus status);

private:
    async::Task<> settleAfter(QByteArray outRefundNo, RefundStatus status, Duration delay);

    RefundBook& m_refunds;
    WechatCallbacks& m_callbacks;
    const Faults& m_faults;
    async::Timers& m_timers;
    const Clock& m_clock;
};

} // namespace guitai::sandbox
