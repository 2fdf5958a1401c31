// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/parse_business_date.h"

#include <algorithm>

namespace guitai {

std::optional<BusinessDate> parseBusinessDate(QByteArrayView iso, std::chrono::minutes offset)
{
    constexpr qsizetype kYearEnds = 4;
    constexpr qsizetype kMonthEnds = 7;
    constexpr qsizetype kLength = 10;
    constexpr int kFirstYear = 2000;
    constexpr int kLastYear = 2999;
    if (iso.size() != kLength)
        return std::nullopt;
    int numbers[3] = {0, 0, 0};
    int part = 0;
    for (qsizetype i = 0; i < kLength; ++i) {
        if (i == kYearEnds || i == kMonthEnds) {
            if (iso[i] != '-')
                return std::nullopt;
            ++part;
        } else if (iso[i] < '0' || iso[i] > '9') {
            return std::nullopt;
        } else {
            numbers[part] = numbers[part] * 10 + (iso[i] - '0');
        }
    }
    const std::chrono::year_month_day date{std::chrono::year(numbers[0]),
                                           std::chrono::month(static_cast<unsigned>(numbers[1])),
                                           std::chrono::day(static_cast<unsigned>(numbers[2]))};
    if (!date.ok() || numbers[0] < kFirstYear || numbers[0] > kLastYear)
        return std::nullopt;
    const auto midnight = std::chrono::sys_days(date).time_since_epoch() - offset;
    return BusinessDate::of(UtcTime::fromMs(std::chrono::duration_cast<Duration>(midnight).count()), offset);
}

} // namespace guitai
