// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// differences.csv: `class,bits`, then the eleven fields of our row, then those of theirs; a side that is not there has
// eleven empty fields. Sorted by the bytes of its lines, header first; the last line is #rows=<count>.
#pragma once

#include "matching/classes.h"
#include "rows/row_file.h"

#include <optional>

namespace guitai::matching {

struct Difference
{
    Class what = Class::OursOnly;
    unsigned bits = 0; ///< kCurrencyBit, …; 0 unless both sides are there
    std::optional<rows::BillRow> ours;
    std::optional<rows::BillRow> theirs;

    friend bool operator==(const Difference&, const Difference&) = default;
};

QByteArray differenceHeader();
/// Without the end of line. The lines of the rows as rows::lineOf() gives them, empty for a side that is not there.
QByteArray differenceLine(Class what, unsigned bits, QByteArrayView ours, QByteArrayView theirs);
Result<Difference> differenceOf(QByteArrayView line);

class DifferenceReader
{
public:
    static Result<DifferenceReader> open(const QString& path);
    /// Nothing after the last one, and only when the trailer agrees; an error names its line.
    Result<std::optional<Difference>> next();

private:
    explicit DifferenceReader(std::unique_ptr<QFile> file);
    std::optional<QByteArrayView> readLine();
    Error malformed(const QString& why) const;

    std::unique_ptr<QFile> m_file;
    QByteArray m_line;
    std::int64_t m_lines = 0;
    std::int64_t m_rows = 0;
};

} // namespace guitai::matching
