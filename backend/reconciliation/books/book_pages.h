// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A day's rows of one shard, page by page: receipts, then what ended or still waits without money, then refunds. Runs
// on a storage thread; keeps its place between pages.
#pragma once

#include "accounts/fee_rules.h"
#include "books/day_books.h"
#include "rows/bill_row.h"
#include "storage/transaction.h"

#include <vector>

namespace guitai::books {

/// Where the next page begins.
struct PagePlace
{
    enum class Part : std::uint8_t { Receipts, Attempts, Refunds, OpenRefunds, Nothing };

    Part part = Part::Receipts;
    UtcTime at;       ///< of the last row, or where the next payments begin
    QByteArray after; ///< its number
};

struct Page
{
    std::vector<rows::BillRow> rows;
    PagePlace next;
};

inline constexpr int kRowsAPage = 5'000;

PagePlace firstPlace(const BookDay& day);
/// A page may be empty and others follow: the end is the place Nothing.
Result<Page> readPage(storage::Reader& reader, const BookDay& day, const PagePlace& place);

} // namespace guitai::books
