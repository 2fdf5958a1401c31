// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The fast reading of a canonical line: accepts exactly what rows::rowOf() accepts of payments and refunds, 64 bytes at
// a time and without a copy. What it does not accept, rows::rowOf() decides. Pure; any thread.
#pragma once

#include "matching/tally.h"

#include <string_view>

namespace guitai::matching {

struct ScannedRow
{
    rows::Kind kind = rows::Kind::Payment;
    rows::State state = rows::State::Succeeded;
    CurrencyCode currency = 0;
    std::uint32_t carried = 0;
    std::string_view number;
    std::string_view transaction;
    std::string_view note;
    std::uint64_t amount = 0;
    std::uint64_t fee = 0;
    std::uint64_t at = 0;
    std::uint64_t line = 0;
};

/// How many bytes behind a line must be readable.
inline constexpr size_t kScanSlack = 64;

/// One past the end of the line, or nullptr when it is no payment and no refund.
const char* scanRow(const char* line, ScannedRow& row);

} // namespace guitai::matching
