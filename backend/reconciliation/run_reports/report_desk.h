// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of runs, as files. Lives on the event loop's thread; what takes long is done on a worker's.
#pragma once

#include "async/worker_pool.h"
#include "days/run_desk.h"
#include "exceptions/exception_service.h"
#include "merchants/merchants.h"
#include "reports/writers.h"

namespace guitai::run_reports {

namespace errors {
/// It has not come to anything, or not yet; the problem's "state" says which.
inline constexpr ErrorCode kRunNotDone{"RUN_NOT_DONE", 409};
/// The day has more cases than a report takes.
inline constexpr ErrorCode kReportTooLong{"REPORT_TOO_LONG", 422};
} // namespace errors

enum class Format { Json, Csv, Xlsx, Pdf };

struct WantedReport
{
    MerchantId merchantId;
    RunId runId;
    Format format = Format::Json;
    reports::Language language = reports::Language::Chinese; ///< of XLSX and PDF; the others say codes
};

struct WrittenReport
{
    QByteArray bytes;
    QByteArray contentType;
    QByteArray fileName; ///< letters, digits, dots and dashes
};

/// What the desk needs; all outlive the loop.
struct ReportParts
{
    days::RunDesk& runs;
    exceptions::ExceptionService& exceptions;
    merchants::Merchants& merchants;
    async::WorkerPool& workers; ///< of one thread
    const Clock& clock;
};

class ReportDesk
{
public:
    static constexpr size_t kMostCases = 10'000;

    explicit ReportDesk(const ReportParts& parts) : m_parts(parts) {}

    /// RUN_NOT_FOUND also for another merchant's; RUN_NOT_DONE; REPORT_TOO_LONG.
    async::Task<Result<WrittenReport>> write(WantedReport wanted);

private:
    using Cases = std::vector<wire::ReconciliationException>;

    async::Task<Result<Cases>> casesOf(MerchantId merchantId, ChannelAccountId accountId, QByteArray day);

    ReportParts m_parts;
};

} // namespace guitai::run_reports
