// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of WeChat Pay's bills, of both APIs: a line of column names, rows whose values each stand behind a
// back-tick and may hold commas, a line of names of sums, the sums. Pure; any thread.
#pragma once

#include "channels/bill_lines.h"
#include "channels/bill_tally.h"

#include <array>
#include <optional>
#include <vector>

namespace guitai::wechat {

/// Columns of one table by their names, whatever their order.
class Columns
{
public:
    static constexpr qsizetype kMost = 64;

    /// "（元）" and "(元)" are the same. False when there are too many, or one stands there twice.
    bool read(QByteArrayView line);
    /// -1 when there is none of that name.
    int find(QByteArrayView name) const;
    /// The first of several names that is there; -1 when none is.
    int findAny(std::initializer_list<QByteArrayView> names) const;
    qsizetype count() const { return static_cast<qsizetype>(m_names.size()); }

private:
    std::vector<QByteArray> m_names;
};

/// The values of one line.
class Cells
{
public:
    /// "`a,`b,c,`d" is three values. False without the first back-tick or beyond Columns::kMost.
    bool split(QByteArrayView line);
    qsizetype count() const { return m_count; }
    QByteArrayView at(int column) const { return m_cells[static_cast<size_t>(column)]; }

private:
    std::array<QByteArrayView, Columns::kMost> m_cells;
    qsizetype m_count = 0;
};

/// A number that WeChat Pay writes as 0 where there is none.
inline QByteArrayView numberOf(QByteArrayView text)
{
    return text == "0" ? QByteArrayView() : text;
}

/// Money or fees of a column, added up in 10^-5 yuan, for comparing with the bill's own sum.
class ColumnSum
{
public:
    static constexpr int kDigits = 5;

    explicit ColumnSum(int column) : m_column(column) {}

    int column() const { return m_column; }
    /// Nothing when it is no decimal number; the sum is then unknown.
    std::optional<std::int64_t> add(QByteArrayView value);
    /// A row of which nothing is known.
    void forget() { m_isKnown = false; }
    /// False when the bill's own sum is another one, or none.
    bool agrees(QByteArrayView told) const;

private:
    int m_column;
    std::int64_t m_sum = 0;
    bool m_isKnown = true;
};

class WechatTable : public channels::BillReader
{
public:
    void add(QByteArrayView piece) final;
    Result<channels::BillTotals> finish() final;

protected:
    explicit WechatTable(channels::BillTally tally) : m_tally(std::move(tally)) {}

    /// False when these are not the columns of such a bill.
    virtual bool begin(const Columns& columns) = 0;
    /// Of a line with as many values as there are columns.
    virtual void read(const Cells& cells, std::int64_t line) = 0;
    /// One more row, of which only this can be said.
    virtual void giveUnreadable(std::int64_t line, const char* note) = 0;
    /// The name of the first sum.
    virtual QByteArrayView firstSum() const = 0;
    /// Whether the rows come to the bill's own sums.
    virtual bool agrees(const Columns& names, const Cells& sums) const = 0;

    channels::BillTally m_tally;

private:
    enum class Part : std::uint8_t { Header, Rows, Sums, End, Refused };

    void take(const channels::BillLine& line);
    void takeHeader(const channels::BillLine& line);
    void takeRow(const channels::BillLine& line);
    void takeSums(const channels::BillLine& line);
    void refuse(const ErrorCode& code, std::int64_t line);

    channels::BillLines m_lines;
    Columns m_columns;
    Columns m_sumNames;
    Cells m_cells;
    Part m_part = Part::Header;
    std::optional<Error> m_refusal;
};

} // namespace guitai::wechat
