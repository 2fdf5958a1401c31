// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_reports/report_desk.h"

#include "run_reports/run_report.h"

#include <array>

namespace guitai::run_reports {

namespace {

constexpr int kCasesAtOnce = 200;

struct Kind
{
    const char* contentType;
    const char* ending;
};

/// In the order of Format.
constexpr std::array<Kind, 4> kKinds{{
    {"application/json", ".json"},
    {"text/csv; charset=utf-8", ".csv"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
    {"application/pdf", ".pdf"},
}};

Result<QByteArray> bytesOf(const reports::Report& report, Format format, reports::Language language)
{
    switch (format) {
    case Format::Json: return reports::writeJson(report);
    case Format::Csv: return reports::writeCsv(report);
    case Format::Xlsx: return reports::writeXlsx(report, language);
    case Format::Pdf: return reports::writePdf(report, language);
    }
    return Error{reports::errors::kReportNotWritten};
}

} // namespace

async::Task<Result<ReportDesk::Cases>> ReportDesk::casesOf(MerchantId merchantId, ChannelAccountId accountId,
                                                           QByteArray day)
{
    exceptions::ListCommand command;
    command.filter.accountId = accountId;
    command.filter.from = day;
    command.filter.to = day;
    command.limit = kCasesAtOnce;
    Cases cases;
    do {
        auto listing = m_parts.exceptions.list(merchantId, command);
        Result<wire::ExceptionPage> page = co_await listing;
        if (!page)
            co_return page.error();
        std::move(page->exceptions.begin(), page->exceptions.end(), std::back_inserter(cases));
        if (cases.size() > kMostCases)
            co_return Error{errors::kReportTooLong};
        command.cursor = page->nextCursor;
    } while (!command.cursor.isEmpty());
    co_return cases;
}

async::Task<Result<WrittenReport>> ReportDesk::write(WantedReport wanted)
{
    auto getting = m_parts.runs.get(wanted.merchantId, wanted.runId);
    const Result<wire::ReconciliationRun> run = co_await getting;
    if (!run)
        co_return run.error();
    if (run->state != wire::reconciliation_runs::kDone) {
        Error refusal{errors::kRunNotDone};
        refusal.extras.insert(QLatin1String("state"), QString::fromLatin1(run->state));
        co_return refusal;
    }
    auto asking = m_parts.merchants.find(wanted.merchantId);
    const Result<merchants::Merchant> merchant = co_await asking;
    if (!merchant)
        co_return merchant.error();
    auto gathering = casesOf(wanted.merchantId, run->accountId, run->day);
    const Result<Cases> cases = co_await gathering;
    if (!cases)
        co_return cases.error();
    reports::Report report = reportOf(*run, *cases);
    report.merchantId = wanted.merchantId;
    report.merchantName = merchant->name;
    report.madeAt = m_parts.clock.now();
    std::function<Result<QByteArray>()> work = [report = std::move(report), format = wanted.format,
                                                language = wanted.language] {
        return bytesOf(report, format, language);
    };
    auto writing = m_parts.workers.run<Result<QByteArray>>(std::move(work));
    Result<QByteArray> bytes = co_await writing;
    if (!bytes)
        co_return bytes.error();
    const Kind& kind = kKinds.at(static_cast<size_t>(wanted.format));
    co_return WrittenReport{*std::move(bytes), kind.contentType,
                            "reconciliation-" + run->channel.bytes() + '-' + run->day + kind.ending};
}

} // namespace guitai::run_reports
