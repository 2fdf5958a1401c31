// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shop_time.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace guitai::models {

namespace {

QDateTime inShop(UtcTime time)
{
    const int east = static_cast<int>(std::chrono::seconds(kShanghaiOffset).count());
    return QDateTime::fromMSecsSinceEpoch(time.ms(), QTimeZone(east));
}

} // namespace

QString shopTime(UtcTime time, const QString& format)
{
    return inShop(time).toString(format);
}

QDate shopDay(UtcTime time)
{
    return inShop(time).date();
}

QString shortShopTime(UtcTime time, UtcTime now)
{
    const bool today = shopDay(time) == shopDay(now);
    return shopTime(time, today ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd HH:mm"));
}

QString ageText(UtcTime since, UtcTime now)
{
    constexpr qint64 kHour = 60;
    constexpr qint64 kDay = 24 * kHour;
    const qint64 minutes = std::max<qint64>(1, (now.ms() - since.ms()) / 60'000);
    if (minutes < kHour)
        return QCoreApplication::translate("ShopTime", "%1 min").arg(minutes);
    if (minutes < 2 * kDay)
        return QCoreApplication::translate("ShopTime", "%1 h").arg(minutes / kHour);
    return QCoreApplication::translate("ShopTime", "%1 d").arg(minutes / kDay);
}

} // namespace guitai::models
