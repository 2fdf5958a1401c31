// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Days of channel accounts as finance sees them, and the runs that compare them: GET /v1/reconciliation/days and
// /v1/reconciliation/runs, POST /v1/reconciliation/runs. Amounts are net: payments less refunds.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

namespace reconciliation_days {
inline constexpr char kAwaited[] = "AWAITED";       ///< the provider has not published its bill yet
inline constexpr char kNoBill[] = "NO_BILL";        ///< and should have by now
inline constexpr char kRunning[] = "RUNNING";       ///< is being compared
inline constexpr char kExceptions[] = "EXCEPTIONS"; ///< somebody has to explain something
inline constexpr char kMatched[] = "MATCHED";       ///< everything is explained
inline constexpr char kClosed[] = "CLOSED";         ///< and locked
inline constexpr char kUnbalanced[] = "UNBALANCED"; ///< something changed after it was closed
inline constexpr char kFailed[] = "FAILED";         ///< the bill or the comparison could not be used
} // namespace reconciliation_days

namespace reconciliation_runs {
inline constexpr char kQueued[] = "QUEUED";
inline constexpr char kRunning[] = "RUNNING";
inline constexpr char kDone[] = "DONE";
inline constexpr char kFailed[] = "FAILED";
inline constexpr char kCancelled[] = "CANCELLED";
} // namespace reconciliation_runs

namespace event_types {
/// The data of this is a ReconciliationRun, its subject the run's id.
inline constexpr char kReconciliationChanged[] = "guitai.reconciliation.changed";
} // namespace event_types

/// True for events whose data is a ReconciliationRun.
inline bool tellsOfReconciliation(QByteArrayView type)
{
    return type.startsWith("guitai.reconciliation.");
}

/// One cell of the matrix: a day of a channel account.
struct ReconciliationDay
{
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray day;   ///< "2026-11-22", the provider's own day
    QByteArray state; ///< reconciliation_days
    QByteArray errorCode;
    RunId runId;                       ///< the newest that was done or is under way; absent before the first
    std::optional<UtcTime> nextLookAt; ///< when the bill is asked for again
    Money ours{0, Currency::cny()};
    Money theirs{0, Currency::cny()};
    Money fee{0, Currency::cny()}; ///< charged less given back, as they say
    std::int64_t rows = 0;         ///< of both sides
    std::int64_t matched = 0;      ///< of both sides
    std::int64_t notDue = 0;       ///< of both sides
    int openExceptions = 0;        ///< open or waiting for a second person
    int waitingExceptions = 0;     ///< of these
    int resolvedExceptions = 0;
    Money atRisk{0, Currency::cny()};    ///< in open exceptions
    std::optional<UtcTime> oldestOpenAt; ///< since when the oldest of them is open
    std::optional<UtcTime> closedAt;
    QByteArray closedBy;

    static Result<ReconciliationDay> read(const JsonValue& object);
    static Result<ReconciliationDay> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// How much of what is open is how old.
struct ExceptionAge
{
    int fromDays = 0; ///< at least so many; the next one's is where this one ends
    int exceptions = 0;
    Money atRisk{0, Currency::cny()};

    static Result<ExceptionAge> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/reconciliation/days?from=&to= : days of that range, newest first, and what is open in all.
struct ReconciliationOverview
{
    int daysInNeed = 0; ///< with open exceptions, without their bill, failed or no longer balanced; of all days
    int openExceptions = 0;
    int waitingExceptions = 0;
    Money atRisk{0, Currency::cny()};
    std::optional<UtcTime> oldestOpenAt;
    int failedBills = 0; ///< of the range
    int awaitedBills = 0;
    std::vector<ExceptionAge> ages; ///< youngest first: from 0, 1, 3 and 7 days
    std::vector<ReconciliationDay> days;

    static Result<ReconciliationOverview> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/reconciliation/runs.
struct StartRun
{
    ChannelAccountId accountId;
    QByteArray day; ///< "2026-11-22"

    static Result<StartRun> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of POST /v1/reconciliation/days/{account}/{day}/close and /reopen.
struct DayRemark
{
    QString remark; ///< 0 to 500 characters; at least 1 to reopen

    static Result<DayRemark> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// What a class of a run's result came to.
struct RunClass
{
    QByteArray name; ///< "MATCHED", "OURS_ONLY", …: classes of the matching engine
    std::int64_t oursRows = 0;
    std::int64_t theirsRows = 0;
    Money ours{0, Currency::cny()}; ///< net
    Money theirs{0, Currency::cny()};
    Money fee{0, Currency::cny()}; ///< as they say, charged less given back; 0 in what was stored before it was kept

    static Result<RunClass> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct ReconciliationRun
{
    RunId runId;
    ChannelAccountId accountId;
    ChannelCode channel;
    QByteArray day;
    QByteArray state; ///< reconciliation_runs
    QByteArray phase; ///< while running: BOOKS READING MATCHING RECORDING
    std::int64_t rows = 0;
    std::int64_t rowsDone = 0;
    int chunks = 0;
    int chunksDone = 0;
    std::int64_t rowsPerSecond = 0;
    int secondsLeft = 0;
    QByteArray errorCode;
    QByteArray requestedBy; ///< an operator, or "system"
    UtcTime requestedAt;
    std::optional<UtcTime> finishedAt;
    std::vector<RunClass> classes; ///< once done

    static Result<ReconciliationRun> read(const JsonValue& object);
    static Result<ReconciliationRun> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Answer of GET /v1/reconciliation/runs?account=&day=&state= : newest first.
struct ReconciliationRunPage
{
    std::vector<ReconciliationRun> runs;
    QByteArray nextCursor;

    static Result<ReconciliationRunPage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
