// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/outcome.h"

#include "matching/difference_file.h"
#include "result/assert.h"
#include "rows/row_text.h"

#include <algorithm>
#include <map>

namespace guitai::matching {

namespace {

using rows::State;

unsigned bitsOf(const rows::BillRow& ours, const rows::BillRow& theirs)
{
    unsigned bits = 0;
    bits += ours.currency != theirs.currency ? kCurrencyBit : 0U;
    bits += ours.amount != theirs.amount ? kAmountBit : 0U;
    bits += ours.state != theirs.state ? kStateBit : 0U;
    bits += ours.kind != theirs.kind ? kKindBit : 0U;
    const bool areFeesDue = ours.state == State::Succeeded && theirs.state == State::Succeeded;
    bits += areFeesDue && ours.fee != theirs.fee ? kFeeBit : 0U;
    return bits;
}

/// What a side puts up for a key: indexes of its rows, which are sorted.
struct Candidates
{
    std::vector<size_t> rows;
    std::optional<size_t> takenBack;
};

Candidates candidatesOf(const LinedRows& sorted)
{
    Candidates found;
    std::optional<size_t> paid;
    int paidRows = 0;
    for (size_t i = 0; i < sorted.size(); ++i) {
        found.rows.push_back(i);
        if (sorted[i].row.state == State::Succeeded) {
            paid = i;
            ++paidRows;
        }
    }
    if (paidRows != 1)
        return found;
    const rows::BillRow& money = sorted[*paid].row;
    for (size_t i = 0; i < sorted.size(); ++i) {
        const rows::BillRow& back = sorted[i].row;
        if (back.state == State::Reversed && back.amount == money.amount && back.currency == money.currency)
            return {{i}, paid};
    }
    return found;
}

std::pair<size_t, size_t> choose(const LinedRows& ours, const Candidates& ourCandidates, const LinedRows& theirs,
                                 const Candidates& theirCandidates)
{
    std::map<QByteArrayView, size_t> lowestOf;
    for (const size_t j : theirCandidates.rows)
        lowestOf.emplace(theirs[j].row.transaction, j);
    for (const size_t i : ourCandidates.rows) {
        const auto found = lowestOf.find(ours[i].row.transaction);
        if (found != lowestOf.end() && !found->first.isEmpty())
            return {i, found->second};
    }
    return {ourCandidates.rows.front(), theirCandidates.rows.front()};
}

LinedRows ofKind(LinedRows& rows, rows::Kind kind)
{
    LinedRows found;
    for (LinedRow& row : rows) {
        if (row.row.kind == kind)
            found.push_back(std::move(row));
    }
    return found;
}

QByteArray textOf(const rows::BillRow& row)
{
    auto line = rows::lineOf(row);
    GUITAI_ASSERT(line.ok()); // it was read from one
    return *std::move(line);
}

} // namespace

LinedRow::LinedRow(rows::BillRow read) : row(std::move(read)), line(textOf(row)) {}

bool LinedRow::operator<(const LinedRow& other) const
{
    return row.line != other.row.line ? row.line < other.row.line : line < other.line;
}

void Outcome::count(Class what, Side side, const rows::BillRow& row)
{
    tally.add(what, side, row.kind, currencyCode(row.currency), row.amount, row.fee);
}

void Outcome::pair(const LinedRow& ours, const LinedRow& theirs)
{
    const unsigned bits = bitsOf(ours.row, theirs.row);
    const Class what = classOf(bits);
    count(what, Side::Ours, ours.row);
    count(what, Side::Theirs, theirs.row);
    if (what != Class::Matched)
        differences.push_back(differenceLine(what, bits, ours.line, theirs.line).append('\n').toStdString());
}

void Outcome::single(Side side, Class what, const LinedRow& row)
{
    count(what, side, row.row);
    if (what == Class::Unpaid)
        return;
    const bool isOurs = side == Side::Ours;
    differences.push_back(differenceLine(what, 0, isOurs ? QByteArrayView(row.line) : QByteArrayView(),
                                         isOurs ? QByteArrayView() : QByteArrayView(row.line))
                              .append('\n')
                              .toStdString());
}

void Outcome::leftOver(Side side, const LinedRow& row)
{
    const bool isOurs = side == Side::Ours;
    const bool maybeTomorrow = row.row.at.ms() >= m_terms.dueBefore || row.row.carried >= 1;
    if (isOurs && row.row.state != State::Succeeded)
        return single(side, Class::Unpaid, row);
    if (row.row.carried >= m_terms.carryDays || !maybeTomorrow)
        return single(side, isOurs ? Class::OursOnly : Class::TheirsOnly, row);
    single(side, Class::NotDue, row);
    rows::BillRow next = row.row;
    ++next.carried;
    carried[static_cast<size_t>(side)].push_back(textOf(next).append('\n').toStdString());
}

void Outcome::settleKey(LinedRows ours, LinedRows theirs, bool byTransaction)
{
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    const Candidates ourCandidates = candidatesOf(ours);
    const Candidates theirCandidates = candidatesOf(theirs);
    auto chosen = std::pair(ourCandidates.rows.front(), theirCandidates.rows.front());
    if (byTransaction)
        chosen = choose(ours, ourCandidates, theirs, theirCandidates);
    pair(ours[chosen.first], theirs[chosen.second]);
    const auto rest = [this](Side side, const LinedRows& rows, size_t paired, std::optional<size_t> takenBack) {
        for (size_t i = 0; i < rows.size(); ++i) {
            if (i != paired)
                single(side, takenBack == i ? Class::Unpaid : Class::Duplicate, rows[i]);
        }
    };
    rest(Side::Ours, ours, chosen.first, ourCandidates.takenBack);
    rest(Side::Theirs, theirs, chosen.second, theirCandidates.takenBack);
}

void Outcome::settleMixed(const LinedRows& ours, const LinedRows& theirs)
{
    if (!ours.empty() && !theirs.empty()) {
        const auto ourLowest = std::min_element(ours.begin(), ours.end());
        const auto theirLowest = std::min_element(theirs.begin(), theirs.end());
        pair(*ourLowest, *theirLowest);
        for (auto row = ours.begin(); row != ours.end(); ++row) {
            if (row != ourLowest)
                single(Side::Ours, Class::Duplicate, *row);
        }
        for (auto row = theirs.begin(); row != theirs.end(); ++row) {
            if (row != theirLowest)
                single(Side::Theirs, Class::Duplicate, *row);
        }
        return;
    }
    for (const LinedRow& row : ours)
        leftOver(Side::Ours, row);
    for (const LinedRow& row : theirs)
        leftOver(Side::Theirs, row);
}

void Outcome::settleTransaction(LinedRows ours, LinedRows theirs)
{
    LinedRows restOfOurs;
    LinedRows restOfTheirs;
    for (const rows::Kind kind : {rows::Kind::Payment, rows::Kind::Refund}) {
        LinedRows ourKind = ofKind(ours, kind);
        LinedRows theirKind = ofKind(theirs, kind);
        if (!ourKind.empty() && !theirKind.empty()) {
            settleKey(std::move(ourKind), std::move(theirKind), false);
            continue;
        }
        std::move(ourKind.begin(), ourKind.end(), std::back_inserter(restOfOurs));
        std::move(theirKind.begin(), theirKind.end(), std::back_inserter(restOfTheirs));
    }
    settleMixed(restOfOurs, restOfTheirs);
}

} // namespace guitai::matching
