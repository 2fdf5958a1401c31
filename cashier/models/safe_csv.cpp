// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/safe_csv.h"

#include <algorithm>

namespace guitai::models {

namespace {

constexpr qsizetype kExactDigits = 15; // of a double, which is what a spreadsheet keeps

bool isPlainNumber(const QString& text)
{
    qsizetype at = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    int dots = 0;
    for (qsizetype i = at; i < text.size(); ++i) {
        dots += text[i] == QLatin1Char('.') ? 1 : 0;
        if (text[i] != QLatin1Char('.') && (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9')))
            return false;
    }
    return text.size() > at && dots <= 1;
}

bool startsFormula(const QString& text)
{
    static const QString kStarts = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && kStarts.contains(text.front());
}

} // namespace

QByteArray csvMark()
{
    return "\xEF\xBB\xBF";
}

QString csvCell(const QString& text)
{
    QString cell = text;
    const bool number = isPlainNumber(text);
    const bool isLong = number && text.size() > kExactDigits;
    const bool losesZero = number && text.size() > 1 && text.front() == QLatin1Char('0') && text[1] != QLatin1Char('.');
    if (isLong || losesZero || (startsFormula(text) && !number))
        cell.prepend(QLatin1Char('\''));
    const bool quoted = std::ranges::any_of(cell, [](QChar c) {
        return c == QLatin1Char(',') || c == QLatin1Char('"') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
    });
    if (!quoted)
        return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QByteArray csvLine(const QStringList& cells)
{
    QStringList safe;
    for (const QString& cell : cells)
        safe << csvCell(cell);
    return safe.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace guitai::models
