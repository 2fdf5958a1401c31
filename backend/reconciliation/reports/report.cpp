// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.h"

#include <algorithm>
#include <map>
#include <utility>

namespace guitai::reports {

namespace {

constexpr std::int64_t kMillion = 1'000'000;

void add(Totals& totals, const ClassLine& line)
{
    totals.oursRows += line.oursRows;
    totals.theirsRows += line.theirsRows;
    totals.ours += line.ours;
    totals.theirs += line.theirs;
    totals.fee += line.fee;
    if (line.kind == "MATCHED" || line.kind == "UNPAID")
        totals.agreedRows += line.rows();
    if (line.kind == "NOT_DUE")
        totals.notDueRows += line.rows();
}

void add(Totals& totals, const ExceptionLine& exception)
{
    (exception.isOpen() ? totals.open : totals.resolved) += 1;
    totals.atRisk += exception.isOpen() ? exception.atRisk : 0;
}

template <class KeyOf>
std::vector<DayLine> groupedBy(const Report& report, KeyOf keyOf)
{
    std::map<std::pair<QByteArray, QByteArray>, DayLine> days;
    const auto lineOf = [&](const QByteArray& day, const ChannelCode& channel) -> Totals& {
        DayLine& line = days[keyOf(day, channel)];
        line.day = day;
        line.channel = channel;
        return line.totals;
    };
    for (const ClassLine& line : report.lines)
        add(lineOf(line.day, line.channel), line);
    for (const ExceptionLine& exception : report.exceptions)
        add(lineOf(exception.day, exception.channel), exception);
    std::vector<DayLine> lines;
    for (auto& [key, line] : days)
        lines.push_back(std::move(line));
    return lines;
}

} // namespace

std::optional<std::int64_t> Totals::perMillion() const
{
    const std::int64_t due = rows() - notDueRows;
    if (due <= 0)
        return std::nullopt;
    return agreedRows * kMillion / due; // fits for nine million million rows
}

Totals totalsOf(const Report& report)
{
    Totals totals;
    for (const ClassLine& line : report.lines)
        add(totals, line);
    for (const ExceptionLine& exception : report.exceptions)
        add(totals, exception);
    return totals;
}

std::vector<DayLine> daysOf(const Report& report)
{
    auto lines = groupedBy(
        report, [](const QByteArray& day, const ChannelCode& channel) { return std::pair(day, channel.bytes()); });
    std::stable_sort(lines.begin(), lines.end(), [](const DayLine& a, const DayLine& b) { return b.day < a.day; });
    return lines;
}

std::vector<DayLine> trendOf(const Report& report)
{
    return groupedBy(report, [](const QByteArray& day, const ChannelCode&) { return std::pair(day, QByteArray()); });
}

std::vector<KindLine> kindsOf(const Report& report)
{
    std::map<QByteArray, KindLine> kinds;
    for (const ExceptionLine& exception : report.exceptions) {
        KindLine& line = kinds[exception.kind];
        line.kind = exception.kind;
        (exception.isOpen() ? line.open : line.resolved) += 1;
        line.atRisk += exception.isOpen() ? exception.atRisk : 0;
    }
    std::vector<KindLine> lines;
    for (auto& [kind, line] : kinds)
        lines.push_back(std::move(line));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const KindLine& a, const KindLine& b) { return a.atRisk > b.atRisk; });
    return lines;
}

QByteArray percentOf(std::int64_t perMillion)
{
    const std::int64_t hundredths = perMillion / 100;
    return QByteArray::number(static_cast<qlonglong>(hundredths / 100)) + '.' +
           QByteArray::number(static_cast<qlonglong>(hundredths % 100)).rightJustified(2, '0');
}

} // namespace guitai::reports
