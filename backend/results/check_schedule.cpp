// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/check_schedule.h"

#include "result/assert.h"

#include <algorithm>

namespace guitai::results {

UtcTime nextCheck(const channels::PayWay& payWay, int checksDone, UtcTime now, UtcTime expiresAt)
{
    const auto& delays = payWay.checkDelays;
    GUITAI_ASSERT(!delays.empty());
    const auto index = std::min(static_cast<size_t>(std::max(checksDone, 0)), delays.size() - 1);
    const UtcTime bySchedule = now + delays[index];
    const UtcTime settling = expiresAt + kExpiryGrace;
    return settling > now ? std::min(bySchedule, settling) : bySchedule;
}

bool isLastCheck(const channels::PayWay& payWay, int checksDone)
{
    return payWay.reversing && payWay.reversing->followsLastCheck &&
           checksDone + 1 >= static_cast<int>(payWay.checkDelays.size());
}

bool isDueForClosing(UtcTime expiresAt, UtcTime now)
{
    return now >= expiresAt + kExpiryGrace;
}

} // namespace guitai::results
