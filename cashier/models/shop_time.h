// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Times as the shop writes them, whatever zone the till's machine is set to.
#pragma once

#include "time/utc_time.h"

#include <QDate>
#include <QString>

namespace guitai::models {

/// "14:05:09"
QString shopTime(UtcTime time, const QString& format = QStringLiteral("HH:mm:ss"));
QDate shopDay(UtcTime time);
/// "14:03" today, "11-22 14:03" before.
QString shortShopTime(UtcTime time, UtcTime now);
/// "5 min", "3 h", "4 d": how long ago; one minute at least.
QString ageText(UtcTime since, UtcTime now);

} // namespace guitai::models
