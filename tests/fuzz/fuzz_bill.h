// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What no reader of bills may do, whatever the bytes: read other rows when they come in other pieces, count other rows
// than it hands on, or hand on a row that the canonical file does not take.
#pragma once

#include "result/assert.h"
#include "rows/row_text.h"
#include "support/read_bill.h"

namespace guitai::test {

inline void checkBill(const MakeBillReader& make, QByteArrayView file)
{
    const ReadBill whole = readBill(make, file);
    const ReadBill cut = readBill(make, file, 13);
    GUITAI_ASSERT(whole.rows == cut.rows && whole.funds == cut.funds && whole.refusal() == cut.refusal());
    std::int64_t unreadable = 0;
    for (const rows::BillRow& row : whole.rows) {
        GUITAI_ASSERT(rows::lineOf(row).ok());
        unreadable += row.kind == rows::Kind::Unreadable ? 1 : 0;
    }
    for (const rows::FundRow& row : whole.funds) {
        GUITAI_ASSERT(row.amount >= 0 && row.line > 0);
        unreadable += row.direction == rows::Direction::Unreadable ? 1 : 0;
    }
    if (!whole.totals)
        return;
    const auto rows = static_cast<std::int64_t>(whole.rows.size() + whole.funds.size());
    GUITAI_ASSERT(whole.totals->rows == rows && whole.totals->unreadable == unreadable);
    // Nothing is lost: there are no more lines that could have been rows.
    GUITAI_ASSERT(rows <= std::count(file.begin(), file.end(), '\n'));
}

} // namespace guitai::test
