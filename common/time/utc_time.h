// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Instants, business dates and the clock. Time never decides money (invariant I13): wall time is for
// display, bill dates, expiry handed to channels and the signature window.
#pragma once

#include <QByteArray>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>

namespace guitai {

using Duration = std::chrono::milliseconds;

/// Milliseconds since 1970-01-01T00:00:00Z.
class UtcTime
{
public:
    constexpr UtcTime() = default;
    static constexpr UtcTime fromMs(std::int64_t ms) { return UtcTime(ms); }
    static constexpr UtcTime fromSeconds(std::int64_t seconds) { return UtcTime(seconds * 1000); }
    /// RFC 3339 with any offset; nothing when malformed.
    static std::optional<UtcTime> parseRfc3339(QByteArrayView text);

    constexpr std::int64_t ms() const { return m_ms; }
    constexpr std::int64_t seconds() const { return m_ms / 1000; }
    /// "2026-11-23T04:05:06.789Z"
    QByteArray toRfc3339() const;
    /// "2026-11-23T12:05:06+08:00", whole seconds, at the given offset east of UTC
    QByteArray toRfc3339(std::chrono::minutes offset) const;

    friend constexpr auto operator<=>(const UtcTime&, const UtcTime&) = default;
    friend constexpr UtcTime operator+(UtcTime time, Duration d) { return UtcTime(time.m_ms + d.count()); }
    friend constexpr UtcTime operator-(UtcTime time, Duration d) { return UtcTime(time.m_ms - d.count()); }
    friend constexpr Duration operator-(UtcTime a, UtcTime b) { return Duration(a.m_ms - b.m_ms); }

private:
    explicit constexpr UtcTime(std::int64_t ms) : m_ms(ms) {}
    std::int64_t m_ms = 0;
};

/// The merchant's zone: China has one offset and no daylight saving.
inline constexpr std::chrono::minutes kShanghaiOffset{480};

/// A day of a merchant's books.
class BusinessDate
{
public:
    static BusinessDate of(UtcTime time, std::chrono::minutes offset = kShanghaiOffset);
    /// "20261123"
    QByteArray compact() const;
    /// "2026-11-23"
    QByteArray iso() const;
    /// First instant of the day; the next day's is 24 h later.
    UtcTime begins() const;
    UtcTime ends() const { return begins() + std::chrono::hours(24); }

    friend bool operator==(const BusinessDate&, const BusinessDate&) = default;

private:
    BusinessDate(std::int64_t days, std::chrono::minutes offset) : m_days(days), m_offset(offset) {}
    std::int64_t m_days; // since 1970-01-01, local
    std::chrono::minutes m_offset;
};

class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcTime now() const = 0;
    /// Monotonic since an arbitrary origin; for deadlines and measured spans.
    virtual std::chrono::nanoseconds monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    UtcTime now() const override;
    std::chrono::nanoseconds monotonic() const override;
};

} // namespace guitai
