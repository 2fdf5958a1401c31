// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The specification once more, in memory and as slowly as it reads: what the engine is measured by.
#pragma once

#include "matching/difference_file.h"
#include "matching/reconcile.h"
#include "rows/row_text.h"

#include <algorithm>
#include <map>

namespace guitai::test {

using rows::BillRow;
using Rows = std::vector<BillRow>;

struct PlainResult
{
    std::vector<QByteArray> differences;
    std::vector<QByteArray> carried[2];
    std::map<std::pair<matching::Class, matching::Side>, std::int64_t> counts;
};

class PlainMatcher
{
public:
    explicit PlainMatcher(matching::Job job) : m_job(std::move(job)) {}

    PlainResult match(const Rows& ours, const Rows& theirs)
    {
        using Key = std::pair<rows::Kind, QByteArray>;
        std::map<Key, std::pair<Rows, Rows>> byNumber;
        std::map<QByteArray, std::pair<Rows, Rows>> byTransaction;
        const auto onward = [&](const BillRow& row, bool isOurs) {
            if (row.transaction.isEmpty())
                left(row, isOurs);
            else
                (isOurs ? byTransaction[row.transaction].first : byTransaction[row.transaction].second).push_back(row);
        };
        for (const bool isOurs : {true, false}) {
            for (const BillRow& row : isOurs ? ours : theirs) {
                if (row.kind == rows::Kind::Unreadable)
                    alone(row, isOurs, matching::Class::Unreadable);
                else if (row.number.isEmpty())
                    onward(row, isOurs);
                else
                    (isOurs ? byNumber[{row.kind, row.number}].first : byNumber[{row.kind, row.number}].second)
                        .push_back(row);
            }
        }
        for (const auto& [key, sides] : byNumber) {
            if (!sides.first.empty() && !sides.second.empty()) {
                key2(sides.first, sides.second, true);
                continue;
            }
            for (const BillRow& row : sides.first)
                onward(row, true);
            for (const BillRow& row : sides.second)
                onward(row, false);
        }
        for (const auto& [transaction, sides] : byTransaction)
            oneTransaction(sides.first, sides.second);
        std::sort(m_result.differences.begin(), m_result.differences.end());
        std::sort(m_result.carried[0].begin(), m_result.carried[0].end());
        std::sort(m_result.carried[1].begin(), m_result.carried[1].end());
        return m_result;
    }

private:
    static QByteArray line(const BillRow& row) { return *rows::lineOf(row); }
    static void sort(Rows& rows)
    {
        std::sort(rows.begin(), rows.end(), [](const BillRow& a, const BillRow& b) {
            return std::pair(a.line, line(a)) < std::pair(b.line, line(b));
        });
    }
    void alone(const BillRow& row, bool isOurs, matching::Class what)
    {
        ++m_result.counts[{what, isOurs ? matching::Side::Ours : matching::Side::Theirs}];
        if (what != matching::Class::Unpaid)
            m_result.differences.push_back(
                matching::differenceLine(what, 0, isOurs ? line(row) : "", isOurs ? "" : line(row)));
    }
    void left(BillRow row, bool isOurs)
    {
        const bool isLate = row.at.ms() >= m_job.ends.ms() - m_job.window.count() || row.carried > 0;
        if (isOurs && row.state != rows::State::Succeeded)
            return alone(row, isOurs, matching::Class::Unpaid);
        if (!isLate || row.carried >= m_job.carryDays)
            return alone(row, isOurs, isOurs ? matching::Class::OursOnly : matching::Class::TheirsOnly);
        alone(row, isOurs, matching::Class::NotDue);
        ++row.carried;
        m_result.carried[isOurs ? 0 : 1].push_back(line(row));
    }
    void two(const BillRow& a, const BillRow& b)
    {
        const bool bothPaid = a.state == rows::State::Succeeded && b.state == rows::State::Succeeded;
        const unsigned bits = (a.currency != b.currency ? 1U : 0U) + (a.amount != b.amount ? 2U : 0U) +
                              (a.state != b.state ? 4U : 0U) + (bothPaid && a.fee != b.fee ? 8U : 0U) +
                              (a.kind != b.kind ? 16U : 0U);
        auto what = matching::Class::Matched;
        if (bits & 8)
            what = matching::Class::FeeDiffers;
        if (bits & 20)
            what = matching::Class::StateDiffers;
        if (bits & 2)
            what = matching::Class::AmountDiffers;
        if (bits & 1)
            what = matching::Class::CurrencyDiffers;
        ++m_result.counts[{what, matching::Side::Ours}];
        ++m_result.counts[{what, matching::Side::Theirs}];
        if (bits != 0)
            m_result.differences.push_back(matching::differenceLine(what, bits, line(a), line(b)));
    }
    /// Takes out of the rows the payment that was taken back, and says which rows may stand for the key.
    Rows candidates(Rows& rows, bool isOurs)
    {
        const auto isPaid = [](const BillRow& row) { return row.state == rows::State::Succeeded; };
        if (std::count_if(rows.begin(), rows.end(), isPaid) == 1) {
            const auto paid = std::find_if(rows.begin(), rows.end(), isPaid);
            for (const BillRow& row : rows) {
                if (row.state != rows::State::Reversed || row.amount != paid->amount || row.currency != paid->currency)
                    continue;
                const Rows found{row};
                alone(*paid, isOurs, matching::Class::Unpaid);
                rows.erase(paid);
                return found;
            }
        }
        return rows;
    }
    void key2(Rows ours, Rows theirs, bool byTransaction)
    {
        sort(ours);
        sort(theirs);
        const Rows mine = candidates(ours, true);
        const Rows other = candidates(theirs, false);
        std::pair<BillRow, BillRow> chosen(mine.front(), other.front());
        bool isChosen = false;
        for (const BillRow& a : mine) {
            for (const BillRow& b : other) {
                if (byTransaction && !isChosen && !a.transaction.isEmpty() && a.transaction == b.transaction) {
                    chosen = {a, b};
                    isChosen = true;
                }
            }
        }
        two(chosen.first, chosen.second);
        ours.erase(std::find(ours.begin(), ours.end(), chosen.first));
        theirs.erase(std::find(theirs.begin(), theirs.end(), chosen.second));
        for (const BillRow& row : ours)
            alone(row, true, matching::Class::Duplicate);
        for (const BillRow& row : theirs)
            alone(row, false, matching::Class::Duplicate);
    }
    void oneTransaction(const Rows& ours, const Rows& theirs)
    {
        std::map<rows::Kind, std::pair<Rows, Rows>> kinds;
        for (const BillRow& row : ours)
            kinds[row.kind].first.push_back(row);
        for (const BillRow& row : theirs)
            kinds[row.kind].second.push_back(row);
        Rows mine;
        Rows other;
        for (const auto& [kind, sides] : kinds) {
            if (!sides.first.empty() && !sides.second.empty()) {
                key2(sides.first, sides.second, false);
                continue;
            }
            mine.insert(mine.end(), sides.first.begin(), sides.first.end());
            other.insert(other.end(), sides.second.begin(), sides.second.end());
        }
        sort(mine);
        sort(other);
        const bool isMixed = !mine.empty() && !other.empty();
        if (isMixed)
            two(mine.front(), other.front());
        for (size_t i = isMixed ? 1 : 0; i < mine.size(); ++i)
            isMixed ? alone(mine[i], true, matching::Class::Duplicate) : left(mine[i], true);
        for (size_t i = isMixed ? 1 : 0; i < other.size(); ++i)
            isMixed ? alone(other[i], false, matching::Class::Duplicate) : left(other[i], false);
    }

    matching::Job m_job;
    PlainResult m_result;
};

} // namespace guitai::test
