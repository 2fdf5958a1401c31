// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/run_end.h"

#include "bills/bill_intake.h"
#include "events/outbox.h"
#include "rows/whole_file.h"

namespace guitai::days {

namespace {

namespace states = wire::reconciliation_days;
namespace run_states = wire::reconciliation_runs;

constexpr char kSystem[] = "system";

Result<Done> tell(storage::Transaction& tx, const RunRecord& run, UtcTime at)
{
    const events::NewEvent event{storage::kHomeSlot, run.merchantId,       wire::event_types::kReconciliationChanged,
                                 run.runId.bytes(),  run.shown().toJson(), at};
    const auto inserted = events::insertEvent(tx, event);
    if (!inserted)
        return inserted.error();
    return Done{};
}

QByteArray stateAfter(const DayRecord& day, const Finish& finish)
{
    if (day.isClosed()) {
        const RunTotals before = readTotals(day.totals);
        const bool differs =
            finish.hasMoved || before.ours != finish.totals.ours || before.theirs != finish.totals.theirs;
        return differs ? states::kUnbalanced : day.state;
    }
    return finish.open > 0 ? states::kExceptions : states::kMatched;
}

Result<DayRecord> dayOf(storage::Reader& reader, const RunRecord& run)
{
    auto day = findDay(reader, run.accountId, run.day);
    if (!day)
        return day.error();
    if (!*day)
        return Error{guitai::errors::kInternal, {}, QStringLiteral("A run has no day.")};
    return std::move(**day);
}

Result<Done> moved(const Result<bool>& done)
{
    if (!done)
        return done.error();
    return *done ? Result<Done>(Done{}) : Error{storage::errors::kConflict};
}

/// A day that was run before its day before came to something else.
Result<Done> runNextAgain(storage::Transaction& tx, const Finish& finish)
{
    const auto next = findDay(tx, finish.run.accountId, finish.nextDay);
    if (!next)
        return next.error();
    if (!*next || ((*next)->runId.isEmpty() && (*next)->state != states::kRunning))
        return Done{};
    if (const auto changed = changeInputs(tx, (*next)->accountId, (*next)->day); !changed)
        return changed.error();
    const auto queued = queueRun(tx, **next, kSystem, finish.at, finish.nextAgain.bytes());
    return queued ? Result<Done>(Done{}) : queued.error();
}

} // namespace

bool maySucceedLater(const Error& error)
{
    return error.code == storage::errors::kStorageFailed || error.code == storage::errors::kConflict ||
           error.code == storage::errors::kCommitUnknown || error.code == guitai::errors::kUnavailable ||
           error.code == rows::errors::kDiskFull ||
           error.code == rows::errors::kFileNotRead || // the day before was run again just now
           error.code == matching::errors::kWorkDamaged || error.code == matching::errors::kInputChanged;
}

bool meansNoBill(const Error& error)
{
    return error.code == bills::errors::kBillNotReady || error.code == bills::errors::kBillNotFetched;
}

Result<Done> finishDay(storage::Transaction& tx, const Finish& finish)
{
    RunRecord run = finish.run;
    run.totals = finish.totals.toJson();
    run.errorCode.clear();
    const auto finished = finishRun(tx, run, run_states::kDone, finish.at);
    if (!finished)
        return finished.error();
    if (!*finished)
        return Error{matching::errors::kCancelled};
    auto day = dayOf(tx, run);
    if (!day)
        return day.error();
    const QByteArray to = stateAfter(*day, finish);
    day->runId = run.runId;
    day->totals = run.totals;
    day->errorCode.clear();
    if (const auto done = moved(moveDay(tx, *day, to, finish.at)); !done)
        return done.error();
    if (day->inputs != run.inputs) { // a bill came meanwhile
        const auto queued = queueRun(tx, *day, kSystem, finish.at, finish.again.bytes());
        if (!queued)
            return queued.error();
    }
    if (finish.carriedChanged) {
        if (const auto done = runNextAgain(tx, finish); !done)
            return done.error();
    }
    return tell(tx, run, finish.at);
}

Result<Done> failDay(storage::Transaction& tx, const Failure& failure)
{
    RunRecord run = failure.run;
    const auto finished =
        finishRun(tx, run, failure.isCancelled ? run_states::kCancelled : run_states::kFailed, failure.at);
    if (!finished)
        return finished.error();
    if (!*finished)
        return Done{};
    auto day = dayOf(tx, run);
    if (!day)
        return day.error();
    if (day->state == states::kRunning) {
        const bool isKnown = !failure.stateBefore.isEmpty() && failure.stateBefore != states::kRunning;
        QByteArray to = states::kFailed;
        if (failure.isCancelled || failure.isBillMissing)
            to = isKnown ? failure.stateBefore : day->runId.isEmpty() ? QByteArray(states::kAwaited) : to;
        day->errorCode = run.errorCode;
        if (const auto done = moved(moveDay(tx, *day, to, failure.at)); !done)
            return done.error();
    }
    return tell(tx, run, failure.at);
}

} // namespace guitai::days
