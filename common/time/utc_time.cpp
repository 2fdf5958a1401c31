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

/// Decimal digits of `value` at `at`, with leading zeros. Times are on the path of every request, where
/// QDateTime's formatter costs microseconds.
void putDigits(char* at, std::int64_t value, int width)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        at[i] = static_cast<char>('0' + value % 10);
}

/// "2026-11-23" for days since 1970-01-01.
QByteArray isoDate(std::int64_t days)
{
    constexpr std::int64_t kJulianDayOf1970 = 2'440'588;
    const QDate date = QDate::fromJulianDay(days + kJulianDayOf1970);
    QByteArray text("0000-00-00");
    putDigits(text.data(), date.year(), 4);
    putDigits(text.data() + 5, date.month(), 2);
    putDigits(text.data() + 8, date.day(), 2);
    return text;
}

/// "04:05:06" for milliseconds of a day.
QByteArray clockTime(std::int64_t msOfDay)
{
    QByteArray text("00:00:00");
    putDigits(text.data(), msOfDay / 3'600'000, 2);
    putDigits(text.data() + 3, msOfDay / 60'000 % 60, 2);
    putDigits(text.data() + 6, msOfDay / 1'000 % 60, 2);
    return text;
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
    const std::int64_t days = floorDiv(m_ms, kDayMs);
    const std::int64_t msOfDay = m_ms - days * kDayMs;
    QByteArray fraction(".000Z");
    putDigits(fraction.data() + 1, msOfDay % 1'000, 3);
    return isoDate(days) + 'T' + clockTime(msOfDay) + fraction;
}

QByteArray UtcTime::toRfc3339(std::chrono::minutes offset) const
{
    const std::int64_t shifted = m_ms + std::chrono::milliseconds(offset).count();
    const std::int64_t days = floorDiv(shifted, kDayMs);
    const auto magnitude = std::chrono::abs(offset).count();
    QByteArray zone = offset.count() < 0 ? QByteArray("-00:00") : QByteArray("+00:00");
    putDigits(zone.data() + 1, magnitude / 60, 2);
    putDigits(zone.data() + 4, magnitude % 60, 2);
    return isoDate(days) + 'T' + clockTime(shifted - days * kDayMs) + zone;
}

BusinessDate BusinessDate::of(UtcTime time, std::chrono::minutes offset)
{
    return {floorDiv(time.ms() + std::chrono::milliseconds(offset).count(), kDayMs), offset};
}

QByteArray BusinessDate::compact() const
{
    return iso().replace('-', QByteArrayView());
}

QByteArray BusinessDate::iso() const
{
    return isoDate(m_days);
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
