// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/bill_tally.h"

#include "rows/row_text.h"

namespace guitai::channels {

namespace {

/// UnionPay's day begins an hour before midnight.
constexpr Duration kEarliest = std::chrono::hours(1);

} // namespace

void BillTally::noteTime(UtcTime at)
{
    m_hasTime = true;
    m_hasTimeOfDay = m_hasTimeOfDay || (at >= m_day.begins() - kEarliest && at < m_day.ends());
}

void BillTally::add(BillTotals::Side& side, std::int64_t amount)
{
    ++side.count;
    m_isTooMuch = m_isTooMuch || __builtin_add_overflow(side.sum, amount, &side.sum);
}

void BillTally::give(const rows::BillRow& row)
{
    ++m_totals.rows;
    noteTime(row.at);
    const bool isReversed = row.state == rows::State::Reversed;
    const bool goesBack = isReversed || row.kind == rows::Kind::Refund;
    add(isReversed ? m_totals.reversed : goesBack ? m_totals.refunds : m_totals.payments, row.amount);
    m_isTooMuch = m_isTooMuch || __builtin_add_overflow(m_totals.fees, goesBack ? -row.fee : row.fee, &m_totals.fees);
    m_sinks.row(row);
}

void BillTally::give(const rows::FundRow& row)
{
    ++m_totals.rows;
    noteTime(row.at);
    add(row.direction == rows::Direction::In ? m_totals.incoming : m_totals.outgoing, row.amount);
    m_sinks.fund(row);
}

void BillTally::giveUnreadable(std::int64_t line, const char* note)
{
    ++m_totals.rows;
    ++m_totals.unreadable;
    m_sinks.row(rows::unreadableRow(line, note));
}

void BillTally::giveUnreadableFund(std::int64_t line, const char* note)
{
    ++m_totals.rows;
    ++m_totals.unreadable;
    rows::FundRow row;
    row.direction = rows::Direction::Unreadable;
    row.line = line;
    row.note = note;
    m_sinks.fund(row);
}

Result<BillTotals> BillTally::finish() const
{
    if (m_isOtherMerchants)
        return Error{errors::kBillOtherMerchant, {}, QStringLiteral("The bill names another merchant.")};
    if (m_hasTime && !m_hasTimeOfDay)
        return Error{errors::kBillOtherDay, {}, QStringLiteral("Nothing in the bill happened on that day.")};
    if (m_isTooMuch)
        return Error{errors::kBillTotalsDiffer, {}, QStringLiteral("The sums are beyond all money.")};
    return m_totals;
}

Error billRefused(const ErrorCode& code, std::int64_t line)
{
    return {code, {}, QStringLiteral("The file went wrong at line %1.").arg(line)};
}

} // namespace guitai::channels
