// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_table.h"

#include "channels/bill_values.h"

#include <algorithm>

namespace guitai::wechat {

namespace {

using channels::BillLine;

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

} // namespace

bool Columns::read(QByteArrayView line)
{
    m_names.clear();
    if (line.size() > channels::BillLines::kLongest)
        return false;
    const QByteArray plain = line.toByteArray().replace("（", "(").replace("）", ")");
    for (const QByteArray& name : plain.split(',')) {
        if (name.isEmpty() || std::ranges::find(m_names, name) != m_names.end())
            return false;
        m_names.push_back(name);
    }
    return count() <= kMost;
}

int Columns::find(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_names, name);
    return found == m_names.end() ? -1 : static_cast<int>(found - m_names.begin());
}

int Columns::findAny(std::initializer_list<QByteArrayView> names) const
{
    for (const QByteArrayView name : names) {
        if (const int found = find(name); found >= 0)
            return found;
    }
    return -1;
}

bool Cells::split(QByteArrayView line)
{
    m_count = 0;
    if (!line.startsWith('`'))
        return false;
    const char* from = line.data() + 1;
    const char* const end = line.data() + line.size();
    for (const char* at = from; at < end; ++at) {
        at = static_cast<const char*>(std::memchr(at, ',', static_cast<size_t>(end - at)));
        if (!at)
            break;
        if (at + 1 == end || at[1] != '`')
            continue; // a comma within the value
        if (m_count + 1 >= Columns::kMost)
            return false;
        m_cells[static_cast<size_t>(m_count++)] = QByteArrayView(from, at);
        from = at + 2;
    }
    m_cells[static_cast<size_t>(m_count++)] = QByteArrayView(from, end);
    return true;
}

std::optional<std::int64_t> ColumnSum::add(QByteArrayView value)
{
    const auto read = channels::readDecimal(value, kDigits);
    if (!read || __builtin_add_overflow(m_sum, *read, &m_sum))
        m_isKnown = false;
    return read;
}

bool ColumnSum::agrees(QByteArrayView told) const
{
    const auto read = channels::readDecimal(told, kDigits);
    return read && (!m_isKnown || *read == m_sum);
}

void WechatTable::add(QByteArrayView piece)
{
    m_lines.add(piece, [this](const BillLine& line) { take(line); });
}

void WechatTable::take(const BillLine& line)
{
    switch (m_part) {
    case Part::Header: takeHeader(line); break;
    case Part::Rows: takeRow(line); break;
    case Part::Sums: takeSums(line); break;
    case Part::End:
        if (line.isTooLong || !line.text.isEmpty())
            refuse(channels::errors::kBillFormatUnknown, line.number);
        break;
    case Part::Refused: break;
    }
}

void WechatTable::takeHeader(const BillLine& line)
{
    const bool hasMark = line.text.startsWith(kByteOrderMark);
    if (!m_columns.read(hasMark ? line.text.sliced(3) : line.text) || !begin(m_columns)) {
        refuse(channels::errors::kBillFormatUnknown, line.number);
        return;
    }
    m_tally.totals().encoding = hasMark ? "UTF-8 BOM" : "UTF-8";
    m_part = Part::Rows;
}

void WechatTable::takeRow(const BillLine& line)
{
    if (line.text.startsWith(firstSum()) && m_sumNames.read(line.text) && m_sumNames.find(firstSum()) == 0) {
        m_part = Part::Sums;
        return;
    }
    const bool isSplit = m_cells.split(line.text);
    if (line.isTooLong)
        giveUnreadable(line.number, channels::notes::kLineTooLong);
    else if (!isSplit || m_cells.count() < m_columns.count())
        giveUnreadable(line.number, channels::notes::kColumnsMissing);
    else if (m_cells.count() > m_columns.count())
        giveUnreadable(line.number, channels::notes::kColumnsExtra);
    else
        read(m_cells, line.number);
}

void WechatTable::takeSums(const BillLine& line)
{
    const bool isSums = m_cells.split(line.text) && m_cells.count() == m_sumNames.count();
    if (!isSums || !agrees(m_sumNames, m_cells)) {
        refuse(isSums ? channels::errors::kBillTotalsDiffer : channels::errors::kBillFormatUnknown, line.number);
        return;
    }
    m_tally.totals().trailer = line.text.toByteArray();
    m_part = Part::End;
}

void WechatTable::refuse(const ErrorCode& code, std::int64_t line)
{
    m_part = Part::Refused;
    m_refusal = channels::billRefused(code, line);
}

Result<channels::BillTotals> WechatTable::finish()
{
    if (m_refusal)
        return *m_refusal;
    if (m_part != Part::End || !m_lines.isAtEnd())
        return Error{channels::errors::kBillCut, {}, QStringLiteral("The file ends before its sums do.")};
    return m_tally.finish();
}

} // namespace guitai::wechat
