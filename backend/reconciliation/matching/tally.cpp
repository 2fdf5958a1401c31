// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/tally.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace guitai::matching {

namespace {

QByteArray nameOf(CurrencyCode code)
{
    QByteArray name;
    for (; code != 0; code >>= 8)
        name.append(static_cast<char>(code & 0xff));
    return name;
}

} // namespace

CurrencyCode currencyCode(QByteArrayView currency)
{
    CurrencyCode code = 0;
    for (qsizetype i = 0; i < currency.size(); ++i)
        code |= static_cast<CurrencyCode>(static_cast<unsigned char>(currency[i])) << (8 * i);
    return code;
}

Tally::Cells& Tally::find(CurrencyCode currency)
{
    const auto found = std::find_if(m_currencies.begin(), m_currencies.end(),
                                    [currency](const auto& each) { return each.first == currency; });
    m_last = static_cast<size_t>(found - m_currencies.begin());
    if (found == m_currencies.end())
        m_currencies.emplace_back(currency, Cells());
    return m_currencies[m_last].second;
}

void Tally::add(const Tally& other)
{
    m_isTooLarge |= other.m_isTooLarge;
    for (const auto& [currency, cells] : other.m_currencies) {
        Cells& mine = cellsOf(currency);
        for (size_t i = 0; i < mine.size(); ++i) {
            mine[i].rows += cells[i].rows;
            m_isTooLarge |= __builtin_add_overflow(mine[i].amount, cells[i].amount, &mine[i].amount);
            m_isTooLarge |= __builtin_add_overflow(mine[i].fee, cells[i].fee, &mine[i].fee);
        }
    }
}

std::vector<ClassSum> Tally::sums() const
{
    std::vector<ClassSum> sums;
    for (const auto& [currency, cells] : m_currencies) {
        for (size_t i = 0; i < cells.size(); ++i) {
            const Cell& cell = cells[i];
            if (cell.rows == 0)
                continue;
            const size_t classAndSide = i / kKinds;
            sums.push_back({static_cast<Class>(classAndSide / 2), static_cast<Side>(classAndSide % 2),
                            static_cast<rows::Kind>(i % kKinds), nameOf(currency), cell.rows, cell.amount, cell.fee});
        }
    }
    std::sort(sums.begin(), sums.end(), [](const ClassSum& a, const ClassSum& b) {
        return std::tie(a.what, a.side, a.kind, a.currency) < std::tie(b.what, b.side, b.kind, b.currency);
    });
    return sums;
}

Tally Tally::withoutClasses() const
{
    Tally all;
    all.m_isTooLarge = m_isTooLarge;
    for (const ClassSum& sum : sums()) {
        Cell& cell = all.cellsOf(currencyCode(sum.currency))[indexOf(Class::Matched, sum.side, sum.kind)];
        cell.rows += sum.rows;
        all.m_isTooLarge |= __builtin_add_overflow(cell.amount, sum.amount, &cell.amount);
        all.m_isTooLarge |= __builtin_add_overflow(cell.fee, sum.fee, &cell.fee);
    }
    return all;
}

std::string Tally::text() const
{
    std::ostringstream text;
    text << (m_isTooLarge ? 1 : 0) << '\n';
    for (const ClassSum& sum : sums()) {
        text << static_cast<int>(sum.what) << ' ' << static_cast<int>(sum.side) << ' ' << static_cast<int>(sum.kind)
             << ' ' << currencyCode(sum.currency) << ' ' << sum.rows << ' ' << sum.amount << ' ' << sum.fee << '\n';
    }
    return text.str();
}

Tally Tally::fromText(std::string_view text)
{
    Tally tally;
    std::istringstream input{std::string(text)};
    input >> tally.m_isTooLarge;
    size_t what = 0;
    size_t side = 0;
    size_t kind = 0;
    CurrencyCode currency = 0;
    Cell cell;
    while (input >> what >> side >> kind >> currency >> cell.rows >> cell.amount >> cell.fee) {
        if (what < kClasses && side < 2 && kind < kKinds)
            tally.cellsOf(currency)[(what * 2 + side) * kKinds + kind] = cell;
    }
    return tally;
}

} // namespace guitai::matching
