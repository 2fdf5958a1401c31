// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other engine of matching: the same specification as a Spark job, for days that outgrow one machine. Stands in for
// matching::reconcile(); blocks its caller as that does.
#pragma once

#include "matching/reconcile.h"

namespace guitai::spark {

namespace errors {
// Beside those of rows and matching that the job names itself (ROW_MALFORMED, FILE_NOT_READ, FILE_NOT_WRITTEN,
// SUM_TOO_LARGE, DOES_NOT_TIE_OUT), and RUN_CANCELLED.
/// There is no such program.
inline constexpr ErrorCode kSparkNotStarted{"SPARK_NOT_STARTED", 503};
/// Spark ended without a result; `spark.log` in the job's work folder says why.
inline constexpr ErrorCode kSparkFailed{"SPARK_FAILED", 502};
} // namespace errors

struct Options
{
    QString submit = QStringLiteral("spark-submit");
    QString master = QStringLiteral("local[*]");
    /// A folder that every worker reads and writes: hdfs://…, s3a://…, a shared disk. Empty: they see our paths.
    QString exchange = {};
    QStringList arguments = {}; ///< further ones of spark-submit, before the job's
};

/// What spark-submit is given for a job.
QStringList argumentsOf(const Options& options, const matching::Job& job);

/// The job's inputs may be local files, hdfs:// or s3a://; its output is a local folder. `chunks`, `threads` and
/// `progress` are not Spark's.
Result<matching::Summary> reconcile(const Options& options, const matching::Job& job);

} // namespace guitai::spark
