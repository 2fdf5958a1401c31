// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs: one comparison of a day each, inside transactions on the home shard. A worker has a run until its lease ends;
// what it writes counts only under the token that it took it with.
#pragma once

#include "days/day_record.h"
#include "wire/reconciliation_wire.h"

namespace guitai::days {

/// How far a run has come.
struct RunProgress
{
    QByteArray phase; ///< BOOKS READING MATCHING RECORDING
    std::int64_t rows = 0;
    std::int64_t rowsDone = 0;
    int chunks = 0;
    int chunksDone = 0;
    std::int64_t rate = 0; ///< rows a second
};

struct RunRecord
{
    RunId runId;
    ChannelAccountId accountId;
    QByteArray day;
    MerchantId merchantId;
    ChannelCode channel;
    QByteArray state;        ///< wire::reconciliation_runs
    std::int64_t inputs = 0; ///< of its day, when it was taken last
    QByteArray requestedBy;
    UtcTime requestedAt;
    std::optional<UtcTime> begunAt;
    std::optional<UtcTime> finishedAt;
    std::optional<UtcTime> leaseUntil;
    std::int64_t token = 0;
    int tries = 0;
    RunProgress progress;
    bool isCancelling = false;
    QByteArray errorCode;
    QByteArray totals;

    wire::ReconciliationRun shown() const;
};

struct RunFilter
{
    ChannelAccountId accountId; ///< empty: any
    QByteArray day;             ///< empty: any
    QList<QByteArray> states;   ///< empty: any
    QByteArray cursor;
    int limit = 50;
};

Result<std::optional<RunRecord>> findRun(storage::Reader& reader, const RunId& runId);
Result<std::optional<RunRecord>> findUnfinishedRun(storage::Reader& reader, const ChannelAccountId& accountId,
                                                   const QByteArray& day);
Result<std::vector<RunRecord>> findDueRuns(storage::Reader& reader, UtcTime now, int limit);
/// Newest first; the cursor of the next page is empty at the end.
Result<wire::ReconciliationRunPage> listRuns(storage::Reader& reader, const MerchantId& merchantId,
                                             const RunFilter& filter);

/// A run of that day is queued; the unfinished one where there is one.
Result<RunRecord> queueRun(storage::Transaction& tx, const DayRecord& day, const QByteArray& actor, UtcTime at,
                           const QByteArray& newId);
/// False when another worker has it.
Result<bool> takeRun(storage::Transaction& tx, RunRecord& run, UtcTime now, UtcTime leaseUntil);
/// False when the run is not ours any more.
Result<bool> beatRun(storage::Transaction& tx, const RunRecord& run, UtcTime leaseUntil);
Result<bool> finishRun(storage::Transaction& tx, RunRecord& run, const char* state, UtcTime at);
/// It is tried again then.
Result<Done> delayRun(storage::Transaction& tx, const RunRecord& run, UtcTime until);
/// False when it has ended.
Result<bool> askToCancel(storage::Transaction& tx, const RunId& runId);

} // namespace guitai::days
