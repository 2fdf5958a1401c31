// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a chunk has come to, and the rules that say it: README.md, steps 2 to 5. Pure.
#pragma once

#include "matching/record.h"

namespace guitai::matching {

struct Terms
{
    std::int64_t dueBefore = 0; ///< ends - window
    int carryDays = 0;
};

/// A row with the line it has: rows are ordered by (line of the source, line).
struct LinedRow
{
    explicit LinedRow(rows::BillRow row);
    bool operator<(const LinedRow& other) const;

    rows::BillRow row;
    QByteArray line;
};
using LinedRows = std::vector<LinedRow>;

class Outcome
{
public:
    explicit Outcome(Terms terms) : m_terms(terms) {}

    /// A row of ours with one of theirs that equals it.
    void matched(Record ours)
    {
        const std::int64_t amount = ours.amount();
        const std::int64_t fee = ours.fee();
        tally.add(Class::Matched, Side::Ours, ours.kind(), ours.currency(), amount, fee);
        tally.add(Class::Matched, Side::Theirs, ours.kind(), ours.currency(), amount, fee);
    }
    void pair(const LinedRow& ours, const LinedRow& theirs);
    void single(Side side, Class what, const LinedRow& row);
    void leftOver(Side side, const LinedRow& row);

    /// The rows of one key that both sides have: one pair, all others DUPLICATE or UNPAID.
    void settleKey(LinedRows ours, LinedRows theirs, bool byTransaction);
    /// The rows of one transaction, of both kinds.
    void settleTransaction(LinedRows ours, LinedRows theirs);

    Tally tally;
    std::vector<std::string> differences; ///< lines with their ends
    std::vector<std::string> carried[2];  ///< likewise, by side

private:
    void count(Class what, Side side, const rows::BillRow& row);
    void settleMixed(const LinedRows& ours, const LinedRows& theirs);

    Terms m_terms;
};

} // namespace guitai::matching
