// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/played_operation.h"

#include "sandbox/answers.h"

namespace guitai::sandbox {

async::Task<http::Response> PlayedOperations::answer(Operation operation, Act perform, Act fail)
{
    m_parts.traffic.countRequest(operation);
    OperationFault& fault = m_parts.faults.operation(operation);
    if (take(fault.dropRequest))
        co_return hangUp();
    http::Response answer = errs(fault, false) ? fail() : perform();
    if (errs(fault, true))
        answer = fail();
    if (fault.delayMs > 0) {
        auto waiting = m_parts.timers.after(Duration(fault.delayMs));
        co_await waiting;
    }
    if (take(fault.dropReply))
        co_return hangUp();
    co_return answer;
}

bool PlayedOperations::errs(OperationFault& fault, bool afterEffect) const
{
    if (fault.errorTimes == 0 || fault.errorAfterEffect != afterEffect)
        return false;
    const QByteArray dice = m_parts.random(2);
    const int drawn = (static_cast<uchar>(dice.at(0)) << 8 | static_cast<uchar>(dice.at(1))) % 100;
    return drawn < fault.errorPercent && take(fault.errorTimes);
}

} // namespace guitai::sandbox
