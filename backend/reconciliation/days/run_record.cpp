// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/run_record.h"

#include "days/run_totals.h"
#include "storage/newest_first.h"

namespace guitai::days {

namespace {

namespace states = wire::reconciliation_runs;
using storage::Bind;
using storage::Row;

const storage::Statement kFind{"days/find_run"};
const storage::Statement kFindUnfinished{"days/find_unfinished_run"};
const storage::Statement kFindDue{"days/find_due_runs"};
const storage::Statement kList{"days/list_runs"};
const storage::Statement kInsert{"days/insert_run"};
const storage::Statement kTake{"days/take_run"};
const storage::Statement kBeat{"days/beat_run"};
const storage::Statement kFinish{"days/finish_run"};
const storage::Statement kDelay{"days/delay_run"};
const storage::Statement kCancel{"days/cancel_run"};

Bind optionalText(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

RunRecord runOf(const Row& row)
{
    RunRecord run;
    run.runId = row.id<RunId>(0);
    run.accountId = row.id<ChannelAccountId>(1);
    run.day = row.utf8(2);
    run.merchantId = row.id<MerchantId>(3);
    run.channel = row.id<ChannelCode>(4);
    run.state = row.utf8(5);
    run.inputs = row.number(6);
    run.requestedBy = row.utf8(7);
    run.requestedAt = row.time(8);
    run.begunAt = row.optionalTime(9);
    run.finishedAt = row.optionalTime(10);
    run.leaseUntil = row.optionalTime(11);
    run.token = row.number(12);
    run.tries = static_cast<int>(row.number(13));
    run.progress.phase = row.utf8(14);
    run.progress.rows = row.number(15);
    run.progress.rowsDone = row.number(16);
    run.progress.chunks = static_cast<int>(row.number(17));
    run.progress.chunksDone = static_cast<int>(row.number(18));
    run.progress.rate = row.number(19);
    run.isCancelling = row.number(20) != 0;
    run.errorCode = row.utf8(21);
    run.totals = row.utf8(22);
    return run;
}

Result<std::vector<RunRecord>> runsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    std::vector<RunRecord> runs;
    for (const Row& row : *rows)
        runs.push_back(runOf(row));
    return runs;
}

Result<std::optional<RunRecord>> oneOf(const Result<storage::Rows>& rows)
{
    auto runs = runsOf(rows);
    if (!runs)
        return runs.error();
    return runs->empty() ? std::optional<RunRecord>() : std::optional(std::move(runs->front()));
}

Result<bool> hasChanged(const Result<int>& changed)
{
    if (!changed)
        return changed.error();
    return *changed > 0;
}

} // namespace

wire::ReconciliationRun RunRecord::shown() const
{
    wire::ReconciliationRun run;
    run.runId = runId;
    run.accountId = accountId;
    run.channel = channel;
    run.day = day;
    run.state = state;
    run.phase = state == states::kRunning ? progress.phase : QByteArray();
    run.rows = progress.rows;
    run.rowsDone = progress.rowsDone;
    run.chunks = progress.chunks;
    run.chunksDone = progress.chunksDone;
    run.rowsPerSecond = progress.rate;
    if (progress.rate > 0 && state == states::kRunning)
        run.secondsLeft =
            static_cast<int>(std::max<std::int64_t>(progress.rows - progress.rowsDone, 0) / progress.rate);
    run.errorCode = errorCode;
    run.requestedBy = requestedBy;
    run.requestedAt = requestedAt;
    run.finishedAt = finishedAt;
    run.classes = readTotals(totals).classes;
    return run;
}

Result<std::optional<RunRecord>> findRun(storage::Reader& reader, const RunId& runId)
{
    return oneOf(reader.rows(kFind, {runId}));
}

Result<std::optional<RunRecord>> findUnfinishedRun(storage::Reader& reader, const ChannelAccountId& accountId,
                                                   const QByteArray& day)
{
    return oneOf(reader.rows(kFindUnfinished, {accountId, Bind::text(day)}));
}

Result<std::vector<RunRecord>> findDueRuns(storage::Reader& reader, UtcTime now, int limit)
{
    return runsOf(reader.rows(kFindDue, {now, limit}));
}

Result<wire::ReconciliationRunPage> listRuns(storage::Reader& reader, const MerchantId& merchantId,
                                             const RunFilter& filter)
{
    const auto from = storage::PageEnd::parse(filter.cursor);
    if (!from)
        return from.error();
    const auto state = [&](int i) { return optionalText(filter.states.value(i)); };
    auto runs = runsOf(reader.rows(kList, {merchantId, from->ms, from->ms, Bind::text(from->id), filter.accountId,
                                           optionalText(filter.day), state(0), state(0), state(1), state(2), state(3),
                                           state(4), filter.limit + 1}));
    if (!runs)
        return runs.error();
    wire::ReconciliationRunPage page;
    page.nextCursor = storage::cutToPage(*runs, filter.limit, [](const RunRecord& run) {
        return storage::PageEnd{run.requestedAt.ms(), run.runId.bytes()};
    });
    for (const RunRecord& run : *runs)
        page.runs.push_back(run.shown());
    return page;
}

Result<RunRecord> queueRun(storage::Transaction& tx, const DayRecord& day, const QByteArray& actor, UtcTime at,
                           const QByteArray& newId)
{
    auto unfinished = findUnfinishedRun(tx, day.accountId, day.day);
    if (!unfinished)
        return unfinished.error();
    if (*unfinished)
        return std::move(**unfinished);
    const auto inserted = tx.run(kInsert, {Bind::text(newId), day.accountId, Bind::text(day.day), day.merchantId,
                                           day.channel, Bind::text(actor), at, at});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return Error{storage::errors::kConflict}; // somebody else queued one meanwhile: look again
    if (!inserted)
        return inserted.error();
    const auto made = findRun(tx, RunId::trusted(newId));
    if (!made)
        return made.error();
    return **made;
}

Result<bool> takeRun(storage::Transaction& tx, RunRecord& run, UtcTime now, UtcTime leaseUntil)
{
    const auto day = findDay(tx, run.accountId, run.day);
    if (!day)
        return day.error();
    const std::int64_t inputs = *day ? (*day)->inputs : 0;
    const auto taken = hasChanged(tx.run(kTake, {inputs, now, leaseUntil, run.runId, run.token, now}));
    if (!taken || !*taken)
        return taken;
    run.state = states::kRunning;
    run.inputs = inputs;
    run.begunAt = run.begunAt.value_or(now);
    run.leaseUntil = leaseUntil;
    ++run.token;
    ++run.tries;
    return true;
}

Result<bool> beatRun(storage::Transaction& tx, const RunRecord& run, UtcTime leaseUntil)
{
    const RunProgress& at = run.progress;
    return hasChanged(tx.run(kBeat, {leaseUntil, Bind::text(at.phase), at.rows, at.rowsDone, at.chunks, at.chunksDone,
                                     at.rate, run.runId, run.token}));
}

Result<bool> finishRun(storage::Transaction& tx, RunRecord& run, const char* state, UtcTime at)
{
    run.state = state;
    run.finishedAt = at;
    return hasChanged(
        tx.run(kFinish, {state, at, optionalText(run.errorCode),
                         Bind::text(run.totals.isEmpty() ? QByteArray("{}") : run.totals), run.runId, run.token}));
}

Result<Done> delayRun(storage::Transaction& tx, const RunRecord& run, UtcTime until)
{
    const auto delayed = tx.run(kDelay, {until, run.runId, run.token});
    if (!delayed)
        return delayed.error();
    return Done{};
}

Result<bool> askToCancel(storage::Transaction& tx, const RunId& runId)
{
    return hasChanged(tx.run(kCancel, {runId}));
}

} // namespace guitai::days
