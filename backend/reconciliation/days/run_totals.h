// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run came to, as it is kept with the run and its day: a JSON text of our own.
#pragma once

#include "matching/reconcile.h"
#include "wire/reconciliation_wire.h"

namespace guitai::days {

/// What one side of a day says has moved, of one currency, in minor units. Rows that were carried over from another day
/// are that day's.
struct MovedMoney
{
    QByteArray currency;
    std::int64_t payments = 0; ///< succeeded, those that were taken back later too
    std::int64_t reversed = 0; ///< of theirs: payments that were taken back
    std::int64_t refunds = 0;  ///< succeeded
    std::int64_t fees = 0;     ///< charged on these payments, less what was given back

    std::int64_t net() const { return payments - reversed - refunds; }
    friend bool operator==(const MovedMoney&, const MovedMoney&) = default;
};

struct RunTotals
{
    std::int64_t rows = 0; ///< of both sides
    std::int64_t matched = 0;
    std::int64_t notDue = 0;
    std::vector<MovedMoney> ours;   ///< one a currency
    std::vector<MovedMoney> theirs; ///< likewise
    std::vector<wire::RunClass> classes;

    QByteArray toJson() const;
};

/// Nothing but zeros for a text that is none.
RunTotals readTotals(const QByteArray& json);

/// Of canonical files; blocks its caller.
Result<std::vector<MovedMoney>> moneyIn(const QStringList& files, matching::Side side);
RunTotals totalsOf(const matching::Summary& summary, std::vector<MovedMoney> ours, std::vector<MovedMoney> theirs);

} // namespace guitai::days
