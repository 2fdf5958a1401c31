// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a run ends: run, day, event and what has to be run again, in one transaction on the home shard.
#pragma once

#include "days/run_record.h"
#include "days/run_totals.h"

namespace guitai::days {

struct Finish
{
    RunRecord run;
    RunTotals totals;
    QByteArray nextDay;
    int open = 0;                ///< exceptions of the day
    bool hasMoved = false;       ///< exceptions are others than before
    bool carriedChanged = false; ///< what the next day compares is another
    UtcTime at;
    RunId again;     ///< the id of a run of this day, if one is needed
    RunId nextAgain; ///< likewise of the next day
};

/// RUN_CANCELLED when the run is not the worker's any more.
Result<Done> finishDay(storage::Transaction& tx, const Finish& finish);

struct Failure
{
    RunRecord run;
    QByteArray stateBefore; ///< of the day; empty when it did not come so far
    bool isCancelled = false;
    bool isBillMissing = false;
    UtcTime at;
};

/// The run is tried again.
bool maySucceedLater(const Error& error);
/// The channel has no bill, or not yet.
bool meansNoBill(const Error& error);
/// A day whose bill is missing, or whose run somebody cancelled, is what it was before.
Result<Done> failDay(storage::Transaction& tx, const Failure& failure);

} // namespace guitai::days
