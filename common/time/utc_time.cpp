// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/utc_time.h"

#include <QDateTime>
#include <QTimeZone>

#include <ctime>

namespace guitai {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

QDateTime dateTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

} // namespace

std::optional<UtcTime> UtcTime::parseRfc3339(QByteArrayView text)
{
    const QDateTime parsed = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    const bool hasOffset = parsed.isValid() && parsed.timeSpec() != Qt::LocalTime;
    if (!hasOffset)
        return std::nullopt;
    return UtcTime(parsed.toMSecsSinceEpoch());
}

QByteArray UtcTime::toRfc3339() const
{
    return dateTime(m_ms).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray UtcTime::toRfc3339(std::chrono::minutes offset) const
{
    const std::int64_t shifted = m_ms + std::chrono::milliseconds(offset).count();
    const QByteArray local = dateTime(shifted).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
    const auto magnitude = std::chrono::abs(offset).count();
    const QByteArray hours = QByteArray::number(magnitude / 60).rightJustified(2, '0');
    const QByteArray minutes = QByteArray::number(magnitude % 60).rightJustified(2, '0');
    return local + (offset.count() < 0 ? '-' : '+') + hours + ':' + minutes;
}

BusinessDate BusinessDate::of(UtcTime time, std::chrono::minutes offset)
{
    return {floorDiv(time.ms() + std::chrono::milliseconds(offset).count(), kDayMs), offset};
}

QByteArray BusinessDate::compact() const
{
    return dateTime(m_days * kDayMs).toString(QStringLiteral("yyyyMMdd")).toLatin1();
}

QByteArray BusinessDate::iso() const
{
    return dateTime(m_days * kDayMs).toString(QStringLiteral("yyyy-MM-dd")).toLatin1();
}

UtcTime BusinessDate::begins() const
{
    return UtcTime::fromMs(m_days * kDayMs) - std::chrono::milliseconds(m_offset);
}

UtcTime SystemClock::now() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return UtcTime::fromMs(std::chrono::duration_cast<Duration>(sinceEpoch).count());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace guitai
