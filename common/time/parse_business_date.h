// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/utc_time.h"

namespace guitai {

/// "2026-11-23" of the Gregorian calendar, years 2000 to 2999; nothing when malformed or not a day.
std::optional<BusinessDate> parseBusinessDate(QByteArrayView iso, std::chrono::minutes offset = kShanghaiOffset);

} // namespace guitai
