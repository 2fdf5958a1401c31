// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and money by class, side, kind and currency, checked for overflow.
#pragma once

#include "matching/reconcile.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::matching {

/// Three letters in the lowest three bytes; 0 is none.
using CurrencyCode = std::uint32_t;
CurrencyCode currencyCode(QByteArrayView currency);

class Tally
{
public:
    void add(Class what, Side side, rows::Kind kind, CurrencyCode currency, std::int64_t amount, std::int64_t fee)
    {
        Cell& cell = cellsOf(currency)[indexOf(what, side, kind)];
        ++cell.rows;
        m_isTooLarge |= __builtin_add_overflow(cell.amount, amount, &cell.amount);
        m_isTooLarge |= __builtin_add_overflow(cell.fee, fee, &cell.fee);
    }
    void add(const Tally& other);
    /// A sum does not fit 63 bits: nothing here can be trusted.
    bool isTooLarge() const { return m_isTooLarge; }

    /// Those with rows; by class, side, kind, currency.
    std::vector<ClassSum> sums() const;
    /// All classes taken together as one.
    Tally withoutClasses() const;

    std::string text() const;
    static Tally fromText(std::string_view text);

private:
    struct Cell
    {
        std::int64_t rows = 0;
        std::int64_t amount = 0;
        std::int64_t fee = 0;
    };
    static constexpr size_t kKinds = 3;
    using Cells = std::array<Cell, kClasses * 2 * kKinds>;

    static size_t indexOf(Class what, Side side, rows::Kind kind)
    {
        return (static_cast<size_t>(what) * 2 + static_cast<size_t>(side)) * kKinds + static_cast<size_t>(kind);
    }
    Cells& cellsOf(CurrencyCode currency)
    {
        if (m_last < m_currencies.size() && m_currencies[m_last].first == currency)
            return m_currencies[m_last].second;
        return find(currency);
    }
    Cells& find(CurrencyCode currency);

    std::vector<std::pair<CurrencyCode, Cells>> m_currencies;
    size_t m_last = 0;
    bool m_isTooLarge = false;
};

} // namespace guitai::matching
