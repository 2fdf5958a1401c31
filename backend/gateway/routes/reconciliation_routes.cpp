// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/reconciliation_routes.h"

#include "bills/bill_desk.h"
#include "bills/bill_folder.h"
#include "days/run_desk.h"
#include "routes/query_reader.h"
#include "routes/replies.h"
#include "run_reports/report_desk.h"
#include "time/parse_business_date.h"

#include <algorithm>
#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kCreated = 201;
constexpr int kAccepted = 202;
constexpr int kMostParts = 1'000;
constexpr qsizetype kLongestName = 200;
constexpr qsizetype kMostStates = 5;
constexpr int kShownDays = 14;
constexpr std::array kKinds = {"TRADE", "FUND_FLOW"};
constexpr std::array kFlags = {"true", "false"};
constexpr std::array kFormats = {"json", "csv", "xlsx", "pdf"}; // in the order of run_reports::Format
constexpr std::array kLanguages = {"zh_CN", "en"};

QByteArray dayOf(QueryReader& query, const char* name)
{
    const QByteArray day = query.text(name);
    if (!day.isEmpty() && !parseBusinessDate(day))
        query.refuse(wire::errors::kFieldInvalid, name);
    return day;
}

} // namespace

async::Task<Answer> uploadBill(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    bills::BroughtBill brought;
    brought.merchantId = exchange.caller.merchantId;
    brought.accountId = query.id<ChannelAccountId>("account");
    brought.day = dayOf(query, "day");
    brought.kind = query.oneOf("kind", kKinds);
    if (brought.kind.isEmpty())
        brought.kind = kKinds.front();
    brought.file.name = QString::fromUtf8(query.text("name").left(kLongestName));
    brought.file.part = query.integer("part", 1, kMostParts, 1);
    brought.file.parts = query.integer("parts", 1, kMostParts, 1);
    const bool isPreview = query.oneOf("preview", kFlags) == "true";
    if (brought.file.part > brought.file.parts)
        query.refuse(wire::errors::kFieldInvalid, "part");
    if (!isPreview && brought.accountId.isEmpty())
        query.refuse(wire::errors::kFieldMissing, "account");
    if (!isPreview && brought.day.isEmpty())
        query.refuse(wire::errors::kFieldMissing, "day");
    if (const auto refusal = query.finish())
        co_return *refusal;
    brought.file.actor = exchange.caller.actor();
    brought.file.bytes = std::move(exchange.request.body);
    if (isPreview) {
        auto reading = services.bills->preview(std::move(brought));
        const Result<wire::BillPreview> preview = co_await reading;
        co_return jsonReply(preview);
    }
    auto keeping = services.bills->keep(std::move(brought));
    const Result<wire::Bill> bill = co_await keeping;
    co_return jsonReply(bill, kCreated);
}

async::Task<Answer> listBills(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    bills::BillFilter filter;
    filter.accountId = query.id<ChannelAccountId>("account");
    filter.day = dayOf(query, "day");
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.bills->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::BillPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> listUnreadableRows(Services services, Exchange exchange)
{
    const auto id = BillId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{bills::errors::kBillNotFound};
    auto reading = services.bills->unreadable(exchange.caller.merchantId, *id);
    const Result<wire::UnreadableRows> rows = co_await reading;
    co_return jsonReply(rows);
}

async::Task<Answer> listDays(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    QByteArray from = dayOf(query, "from");
    QByteArray to = dayOf(query, "to");
    if (const auto refusal = query.finish())
        co_return *refusal;
    const BusinessDate today = BusinessDate::of(services.clock->now());
    if (to.isEmpty())
        to = today.iso();
    if (from.isEmpty())
        from = bills::daysFrom(*parseBusinessDate(to), -kShownDays).iso();
    auto looking = services.runs->overview(exchange.caller.merchantId, std::move(from), std::move(to));
    const Result<wire::ReconciliationOverview> overview = co_await looking;
    co_return jsonReply(overview);
}

async::Task<Answer> startRun(Services services, Exchange exchange)
{
    auto wanted = wire::StartRun::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto starting = services.runs->startFor(exchange.caller.merchantId, *std::move(wanted), exchange.caller.actor());
    const Result<wire::ReconciliationRun> run = co_await starting;
    co_return jsonReply(run, kAccepted);
}

async::Task<Answer> listRuns(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    days::RunFilter filter;
    filter.accountId = query.id<ChannelAccountId>("account");
    filter.day = dayOf(query, "day");
    const QByteArray states = query.text("state");
    if (!states.isEmpty())
        filter.states = states.split(',');
    if (filter.states.size() > kMostStates)
        query.refuse(wire::errors::kFieldInvalid, "state");
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.runs->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::ReconciliationRunPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> getRun(Services services, Exchange exchange)
{
    const auto id = RunId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{days::errors::kRunNotFound};
    auto getting = services.runs->get(exchange.caller.merchantId, *id);
    const Result<wire::ReconciliationRun> run = co_await getting;
    co_return jsonReply(run);
}

async::Task<Answer> getRunReport(Services services, Exchange exchange)
{
    const auto id = RunId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{days::errors::kRunNotFound};
    QueryReader query(exchange.request.query);
    const QByteArray format = query.oneOf("format", kFormats);
    if (format.isEmpty())
        query.refuse(wire::errors::kFieldMissing, "format");
    const QByteArray language = query.oneOf("language", kLanguages);
    if (const auto refusal = query.finish())
        co_return *refusal;
    run_reports::WantedReport wanted;
    wanted.merchantId = exchange.caller.merchantId;
    wanted.runId = *id;
    const auto named = std::ranges::find_if(kFormats, [&](const char* word) { return format == word; });
    wanted.format = static_cast<run_reports::Format>(named - kFormats.begin());
    wanted.language = language == "en" ? reports::Language::English : reports::Language::Chinese;
    auto writing = services.reports->write(std::move(wanted));
    Result<run_reports::WrittenReport> report = co_await writing;
    if (!report)
        co_return report.error();
    http::Response response = emptyReply(kOk);
    response.headers.append(QByteArrayLiteral("Content-Type"), report->contentType);
    response.headers.append(QByteArrayLiteral("Content-Disposition"),
                            "attachment; filename=\"" + report->fileName + '"');
    response.body = std::move(report->bytes);
    co_return response;
}

async::Task<Answer> cancelRun(Services services, Exchange exchange)
{
    const auto id = RunId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{days::errors::kRunNotFound};
    auto cancelling = services.runs->cancel(exchange.caller.merchantId, *id);
    const Result<wire::ReconciliationRun> run = co_await cancelling;
    co_return jsonReply(run);
}

} // namespace guitai::routes
