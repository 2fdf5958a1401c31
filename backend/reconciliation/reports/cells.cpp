// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/cells.h"

#include <algorithm>

namespace guitai::reports {

namespace {

constexpr std::int64_t kMostExact = std::int64_t{1} << 53;

/// What spreadsheets begin a formula with, as they see it: full-width forms are read as their half-width ones.
bool beginsFormula(QChar sign)
{
    return QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").contains(sign);
}

/// A spreadsheet keeps 15 digits of a number and makes the others zeros.
bool isLongNumber(const QByteArray& field)
{
    constexpr qsizetype kDigitsKept = 15;
    return field.size() > kDigitsKept &&
           std::all_of(field.begin(), field.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

} // namespace

QString safeCell(const QString& text)
{
    QString safe = text;
    const bool isFormula = !safe.isEmpty() && beginsFormula(safe.front());
    for (QChar& sign : safe) {
        if (sign.category() == QChar::Other_Control)
            sign = u' ';
    }
    return isFormula ? u'\'' + safe : safe;
}

QByteArray csvField(const QString& text)
{
    QByteArray field = safeCell(text).toUtf8();
    if (isLongNumber(field))
        field.prepend('\'');
    if (!field.contains(',') && !field.contains('"') && !field.startsWith(' ') && !field.endsWith(' '))
        return field;
    return '"' + field.replace("\"", "\"\"") + '"';
}

QByteArray csvAmount(std::int64_t minor, Currency currency)
{
    return Money(minor, currency).toDecimal();
}

std::optional<SheetNumber> sheetAmount(std::int64_t minor, Currency currency)
{
    if (minor > kMostExact || minor < -kMostExact)
        return std::nullopt;
    return SheetNumber{minor, currency.minorDigits()};
}

} // namespace guitai::reports
