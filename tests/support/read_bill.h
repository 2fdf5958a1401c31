// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A bill read by its channel's reader, and what came of it.
#pragma once

#include "channels/bill_reader.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace guitai::test {

using MakeBillReader = std::function<std::unique_ptr<channels::BillReader>(channels::BillSinks sinks)>;

struct ReadBill
{
    std::vector<rows::BillRow> rows = {};
    std::vector<rows::FundRow> funds = {};
    Result<channels::BillTotals> totals = channels::BillTotals();

    /// The code of its refusal, or nothing.
    QByteArray refusal() const { return totals ? QByteArray() : QByteArray(totals.error().code.name); }
    /// What is said of the row that cannot be read.
    QByteArray note() const
    {
        for (const rows::BillRow& row : rows) {
            if (!row.note.isEmpty())
                return row.note;
        }
        return {};
    }
};

/// The file in pieces of `step` bytes, the first of them `first` bytes.
inline ReadBill readBill(const MakeBillReader& make, QByteArrayView file, qsizetype step = 1 << 16, qsizetype first = 0)
{
    ReadBill read;
    channels::BillSinks sinks;
    sinks.row = [&read](const rows::BillRow& row) { read.rows.push_back(row); };
    sinks.fund = [&read](const rows::FundRow& row) { read.funds.push_back(row); };
    const auto reader = make(std::move(sinks));
    reader->add(file.first(first));
    for (qsizetype at = first; at < file.size(); at += step)
        reader->add(file.sliced(at, std::min(step, file.size() - at)));
    read.totals = reader->finish();
    return read;
}

} // namespace guitai::test
