// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two sides of a day, file against file, however large: README.md is the specification. Needs no database and
// no event loop; blocks its caller and works on threads of its own.
#pragma once

#include "matching/classes.h"
#include "result/result.h"
#include "rows/bill_row.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <vector>

namespace guitai::matching {

namespace errors {
// Beside rows::errors: kRowMalformed (an input is cut or no canonical file; the detail names file and line),
// kFileNotRead, kFileNotWritten, kDiskFull.
inline constexpr ErrorCode kCancelled{"RUN_CANCELLED", 409};
/// An input was written to while it was read.
inline constexpr ErrorCode kInputChanged{"INPUT_CHANGED", 409};
inline constexpr ErrorCode kSumTooLarge{"SUM_TOO_LARGE", 422};
/// One number or transaction has more rows than fit into memory.
inline constexpr ErrorCode kTooManyOfOneKey{"TOO_MANY_OF_ONE_KEY", 422};
inline constexpr ErrorCode kDoesNotTieOut{"DOES_NOT_TIE_OUT", 500};
/// A file of the work folder is not what was written; it was removed, so that the next run makes it anew.
inline constexpr ErrorCode kWorkDamaged{"WORK_DAMAGED", 500};
} // namespace errors

struct Progress
{
    std::int64_t rowsDone = 0;
    std::int64_t rowsInAll = 0;
    int chunk = 0; ///< how many are compared
    int chunks = 0;
};

struct Job
{
    QStringList ours;   ///< canonical files
    QStringList theirs; ///< canonical files
    /// Gets differences.csv, carried_ours.csv, carried_theirs.csv and, last of all, summary.json.
    QString output;
    /// For what is spilled; of this job alone. What an interrupted run of the same job left there is gone on from; it
    /// is empty again when the job is done.
    QString work;
    UtcTime begins;
    UtcTime ends; ///< exclusive
    Duration window = std::chrono::minutes(10);
    int carryDays = 2;
    int chunks = 100; ///< more are made where the inputs ask for it
    int threads = 0;  ///< 0: one for each core
    /// From any of its threads, one at a time, at most once in `progressEvery`.
    std::function<void(const Progress&)> progress = {};
    Duration progressEvery = std::chrono::milliseconds(250);
    const std::atomic<bool>* cancel = nullptr; ///< ends with kCancelled; the work folder stays
};

struct ClassSum
{
    Class what = Class::Matched;
    Side side = Side::Ours;
    rows::Kind kind = rows::Kind::Payment;
    QByteArray currency; ///< empty for unreadable rows
    std::int64_t rows = 0;
    std::int64_t amount = 0;
    std::int64_t fee = 0;

    friend bool operator==(const ClassSum&, const ClassSum&) = default;
};

struct Summary
{
    std::int64_t oursRows = 0;
    std::int64_t theirsRows = 0;
    std::vector<ClassSum> sums; ///< those with rows; by class, side, kind, currency

    /// Over all kinds and currencies.
    std::int64_t rowsOf(Class what, Side side) const;
    friend bool operator==(const Summary&, const Summary&) = default;
};

Result<Summary> reconcile(const Job& job);

/// summary.json, which another engine writes too.
QByteArray summaryText(const Job& job, const Summary& summary);
Result<Summary> readSummary(const QString& path);

} // namespace guitai::matching
