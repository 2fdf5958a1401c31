// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The values in bills, read strictly: nothing is rounded, nothing is guessed. Pure; any thread.
#pragma once

#include "rows/row_text.h"
#include "time/utc_time.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace guitai::channels {

/// Why a row cannot be read.
namespace notes {
inline constexpr char kLineTooLong[] = "LINE_TOO_LONG";
inline constexpr char kColumnsMissing[] = "COLUMNS_MISSING";
inline constexpr char kColumnsExtra[] = "COLUMNS_EXTRA";
inline constexpr char kEncodingWrong[] = "ENCODING_WRONG";
inline constexpr char kNumberUnreadable[] = "NUMBER_UNREADABLE";
inline constexpr char kAmountUnreadable[] = "AMOUNT_UNREADABLE";
inline constexpr char kAmountsDisagree[] = "AMOUNTS_DISAGREE";
inline constexpr char kFeeUnreadable[] = "FEE_UNREADABLE";
inline constexpr char kTimeUnreadable[] = "TIME_UNREADABLE";
inline constexpr char kCurrencyUnknown[] = "CURRENCY_UNKNOWN";
inline constexpr char kKindUnknown[] = "KIND_UNKNOWN";
inline constexpr char kStateUnknown[] = "STATE_UNKNOWN";
} // namespace notes

/// "-12.30" in units of 10^-digits, from -10^17 to 10^17; further decimals must be zeros. No plus, space or grouping.
std::optional<std::int64_t> readDecimal(QByteArrayView text, int digits);
/// "001230", up to 17 digits
std::optional<std::int64_t> readDigits(QByteArrayView text);
/// "2021-01-28 17:07:11" in Beijing
std::optional<UtcTime> readBeijingTime(QByteArrayView text);
/// Whole numbers of a moment in Beijing; nothing when there is no such moment.
std::optional<UtcTime> beijingTime(int year, int month, int day, int hour, int minute, int second);

bool isUtf8(QByteArrayView text);
/// Bytes that GBK can have; four-byte characters are not of it.
bool isGbk(QByteArrayView text);

} // namespace guitai::channels
