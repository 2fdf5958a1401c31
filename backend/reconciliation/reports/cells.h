// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in a cell of a spreadsheet, so that nobody's text becomes a formula there. Pure.
#pragma once

#include "money/money.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace guitai::reports {

/// With an apostrophe in front where a spreadsheet would take it for a formula: = + - @ tab and carriage return. Other
/// control characters become spaces.
QString safeCell(const QString& text);
/// A safe cell as a field of CSV (RFC 4180); a number of more than 15 digits gets an apostrophe too, and stays text.
QByteArray csvField(const QString& text);
/// Major units, exact: "-12.30"; an amount is no text, so that its minus stays.
QByteArray csvAmount(std::int64_t minor, Currency currency);

/// The amount as the number a spreadsheet shows with these decimals; nothing beyond 2^53 minor units, where its
/// floating point would round.
struct SheetNumber
{
    std::int64_t minor = 0;
    int decimals = 0;
};
std::optional<SheetNumber> sheetAmount(std::int64_t minor, Currency currency);

} // namespace guitai::reports
