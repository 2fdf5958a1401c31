// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/bill_values.h"

#include <array>
#include <chrono>

namespace guitai::channels {

namespace {

constexpr std::int64_t kMost = 100'000'000'000'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `value` with one more digit; false beyond what is allowed.
bool take(std::int64_t& value, char digit)
{
    value = value * 10 + (digit - '0');
    return value <= kMost;
}

bool isAscii(QByteArrayView text)
{
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

/// The number of two digits at `at`, or -1.
int pairAt(QByteArrayView text, qsizetype at)
{
    return isDigit(text[at]) && isDigit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

/// How many bytes follow a first byte of UTF-8; -1 for what is none.
int followers(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first < 0xC2 || first > 0xF4)
        return -1;
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
}

/// No surrogate, nothing beyond U+10FFFF, nothing written longer than it need be.
bool isShortest(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second < 0xA0;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second < 0x90;
    default: return true;
    }
}

} // namespace

std::optional<std::int64_t> readDecimal(QByteArrayView text, int digits)
{
    const bool isNegative = text.startsWith('-');
    qsizetype at = isNegative ? 1 : 0;
    std::int64_t value = 0;
    const qsizetype whole = at;
    for (; at < text.size() && isDigit(text[at]); ++at) {
        if (!take(value, text[at]))
            return std::nullopt;
    }
    if (at == whole)
        return std::nullopt;
    int left = digits;
    if (at < text.size()) {
        if (text[at] != '.' || ++at == text.size())
            return std::nullopt;
        for (; at < text.size(); ++at) {
            if (!isDigit(text[at]) || (left == 0 && text[at] != '0'))
                return std::nullopt;
            if (left > 0 && !take(value, text[at]))
                return std::nullopt;
            left -= left > 0 ? 1 : 0;
        }
    }
    for (; left > 0; --left) {
        if (!take(value, '0'))
            return std::nullopt;
    }
    return isNegative ? -value : value;
}

std::optional<std::int64_t> readDigits(QByteArrayView text)
{
    return text.startsWith('-') || text.contains('.') ? std::nullopt : readDecimal(text, 0);
}

std::optional<UtcTime> beijingTime(int year, int month, int day, int hour, int minute, int second)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    const bool isMoment = month >= 1 && day >= 1 && date.ok() && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 &&
                          second >= 0 && second < 60;
    if (!isMoment)
        return std::nullopt;
    const std::int64_t local =
        sys_days(date).time_since_epoch().count() * std::int64_t{86'400} + hour * 3'600 + minute * 60 + second;
    const UtcTime time = UtcTime::fromSeconds(local - std::chrono::seconds(kShanghaiOffset).count());
    return time >= UtcTime() && time <= rows::kLatest ? std::optional(time) : std::nullopt;
}

std::optional<UtcTime> readBeijingTime(QByteArrayView text)
{
    constexpr QByteArrayView kForm = "0000-00-00 00:00:00";
    if (text.size() != kForm.size())
        return std::nullopt;
    for (const qsizetype at : {4, 7, 10, 13, 16}) {
        if (text[at] != kForm[at])
            return std::nullopt;
    }
    const std::array parts{pairAt(text, 0),  pairAt(text, 2),  pairAt(text, 5), pairAt(text, 8),
                           pairAt(text, 11), pairAt(text, 14), pairAt(text, 17)};
    for (const int part : parts) {
        if (part < 0)
            return std::nullopt;
    }
    return beijingTime(parts[0] * 100 + parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
}

bool isUtf8(QByteArrayView text)
{
    if (isAscii(text))
        return true;
    for (qsizetype at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const int more = followers(first);
        if (more < 0 || at + more >= text.size())
            return false;
        for (int i = 1; i <= more; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xC0) != 0x80 || (i == 1 && !isShortest(first, next)))
                return false;
        }
        at += more + 1;
    }
    return true;
}

bool isGbk(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        if (first < 0x80)
            continue;
        if (first == 0x80 || first == 0xFF || ++at == text.size())
            return false;
        const auto second = static_cast<unsigned char>(text[at]);
        if (second < 0x40 || second == 0x7F || second == 0xFF)
            return false;
    }
    return true;
}

} // namespace guitai::channels
