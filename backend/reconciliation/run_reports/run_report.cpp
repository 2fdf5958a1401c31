// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_reports/run_report.h"

#include <algorithm>
#include <map>

namespace guitai::run_reports {

namespace {

/// That of most rows.
Currency currencyOf(const wire::ReconciliationRun& run)
{
    std::map<QByteArray, std::int64_t> rows;
    for (const wire::RunClass& one : run.classes)
        rows[one.ours.currency().code()] += one.oursRows + one.theirsRows;
    const auto most =
        std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == rows.end() ? Currency::cny() : Currency::parse(most->first).value_or(Currency::cny());
}

/// The classes of a run are one a currency, those of a report one.
void add(reports::Report& report, const wire::ReconciliationRun& run, const wire::RunClass& one)
{
    auto line = std::find_if(report.lines.begin(), report.lines.end(),
                             [&](const reports::ClassLine& known) { return known.kind == one.name; });
    if (line == report.lines.end()) {
        report.lines.push_back({run.day, run.channel, one.name});
        line = std::prev(report.lines.end());
    }
    line->oursRows += one.oursRows;
    line->theirsRows += one.theirsRows;
    if (one.ours.currency() != report.currency)
        return;
    line->ours += one.ours.minor();
    line->theirs += one.theirs.minor();
    line->fee += one.fee.minor();
}

std::optional<std::int64_t> amountOf(const std::vector<wire::BillRow>& side, Currency currency)
{
    if (side.empty() || side.front().kind == "UNREADABLE" || side.front().amount.currency() != currency)
        return std::nullopt;
    const std::int64_t minor = side.front().amount.minor();
    return side.front().kind == "REFUND" ? -minor : minor;
}

/// Of the side asked first, else of the other.
QByteArray named(const std::vector<wire::BillRow>& first, const std::vector<wire::BillRow>& other,
                 QByteArray wire::BillRow::*name)
{
    if (!first.empty() && !(first.front().*name).isEmpty())
        return first.front().*name;
    return other.empty() ? QByteArray() : other.front().*name;
}

reports::ExceptionLine lineOf(const wire::ReconciliationException& one, Currency currency)
{
    reports::ExceptionLine line;
    line.exceptionId = one.exceptionId.bytes();
    line.day = one.day;
    line.channel = one.channel;
    line.kind = one.kind;
    line.state = one.state;
    line.number = named(one.ours, one.theirs, &wire::BillRow::number);
    line.transaction = named(one.theirs, one.ours, &wire::BillRow::transaction);
    line.ours = amountOf(one.ours, currency);
    line.theirs = amountOf(one.theirs, currency);
    line.atRisk = one.atRisk.currency() == currency ? one.atRisk.minor() : 0;
    line.resolution = one.resolution;
    line.remark = one.remark;
    line.assignee = one.assignee;
    line.openedAt = one.openedAt;
    line.resolvedAt = one.resolvedAt;
    return line;
}

} // namespace

reports::Report reportOf(const wire::ReconciliationRun& run, const std::vector<wire::ReconciliationException>& cases)
{
    reports::Report report;
    report.reference = run.runId.bytes();
    report.from = run.day;
    report.to = run.day;
    report.currency = currencyOf(run);
    for (const wire::RunClass& one : run.classes)
        add(report, run, one);
    for (const wire::ReconciliationException& one : cases)
        report.exceptions.push_back(lineOf(one, report.currency));
    return report;
}

} // namespace guitai::run_reports
