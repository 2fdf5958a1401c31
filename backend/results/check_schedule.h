// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When a pending attempt is asked about next. Pure.
#pragma once

#include "channels/channel.h"
#include "results/apply_channel_result.h"

namespace guitai::results {

/// `checksDone` queries were made since the attempt was sent. Never later than its expiry plus the grace
/// while that lies ahead; the pay way's last delay repeats afterwards.
UtcTime nextCheck(const channels::PayWay& payWay, int checksDone, UtcTime now, UtcTime expiresAt);

/// True when the query after `checksDone` others is the last, which a reverse follows at once.
bool isLastCheck(const channels::PayWay& payWay, int checksDone);

/// True when the attempt must be settled and closed rather than only asked about.
bool isDueForClosing(UtcTime expiresAt, UtcTime now);

} // namespace guitai::results
