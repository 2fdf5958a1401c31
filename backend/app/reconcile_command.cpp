// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reconcile_command.h"

#include "matching/reconcile.h"
#include "rows/row_text.h"
#include "time/parse_business_date.h"

#include <QCommandLineParser>

#include <csignal>
#include <cstdio>

namespace guitai::app {

namespace {

constexpr int kAllMatched = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kDifferences = 3;
constexpr int kCancelled = 4;

std::atomic<bool> cancelled{false};

void cancel(int)
{
    cancelled = true;
}

const QCommandLineOption kOurs(QStringLiteral("ours"), QStringLiteral("A canonical file of ours; may be repeated."),
                               QStringLiteral("file"));
const QCommandLineOption kTheirs(QStringLiteral("theirs"),
                                 QStringLiteral("A canonical file of theirs; may be repeated."),
                                 QStringLiteral("file"));
const QCommandLineOption kDay(QStringLiteral("day"), QStringLiteral("The business day."), QStringLiteral("2026-11-22"));
const QCommandLineOption kBegins(QStringLiteral("begins"), QStringLiteral("Instead of the day's own beginning."),
                                 QStringLiteral("rfc3339"));
const QCommandLineOption kEnds(QStringLiteral("ends"), QStringLiteral("Instead of the day's own end."),
                               QStringLiteral("rfc3339"));
const QCommandLineOption kOutput(QStringLiteral("output"), QStringLiteral("Gets the results."),
                                 QStringLiteral("folder"));
const QCommandLineOption kWork(QStringLiteral("work"), QStringLiteral("For spilled files; <output>/work by default."),
                               QStringLiteral("folder"));
const QCommandLineOption kWindow(QStringLiteral("window"), QStringLiteral("Minutes before the end; 10."),
                                 QStringLiteral("minutes"), QStringLiteral("10"));
const QCommandLineOption kCarryDays(QStringLiteral("carry-days"), QStringLiteral("2."), QStringLiteral("days"),
                                    QStringLiteral("2"));
const QCommandLineOption kChunks(QStringLiteral("chunks"), QStringLiteral("100."), QStringLiteral("count"),
                                 QStringLiteral("100"));
const QCommandLineOption kThreads(QStringLiteral("threads"), QStringLiteral("One for each core."),
                                  QStringLiteral("count"), QStringLiteral("0"));

bool readNumber(const QCommandLineParser& parser, const QCommandLineOption& option, int* value)
{
    bool isNumber = false;
    *value = parser.value(option).toInt(&isNumber);
    return isNumber && *value >= 0;
}

bool readTime(const QCommandLineParser& parser, const QCommandLineOption& option, UtcTime* time)
{
    if (!parser.isSet(option))
        return true;
    const auto read = UtcTime::parseRfc3339(parser.value(option).toLatin1());
    if (read)
        *time = *read;
    return read.has_value();
}

bool readJob(const QCommandLineParser& parser, matching::Job* job)
{
    if (const auto day = parseBusinessDate(parser.value(kDay).toLatin1())) {
        job->begins = day->begins();
        job->ends = day->ends();
    } else if (parser.isSet(kDay)) {
        return false;
    }
    int minutes = 0;
    const bool areNumbers = readNumber(parser, kWindow, &minutes) && readNumber(parser, kCarryDays, &job->carryDays) &&
                            readNumber(parser, kChunks, &job->chunks) && readNumber(parser, kThreads, &job->threads);
    job->window = std::chrono::minutes(minutes);
    job->ours = parser.values(kOurs);
    job->theirs = parser.values(kTheirs);
    job->output = parser.value(kOutput);
    job->work = parser.isSet(kWork) ? parser.value(kWork) : job->output + QStringLiteral("/work");
    return areNumbers && readTime(parser, kBegins, &job->begins) && readTime(parser, kEnds, &job->ends) &&
           job->begins < job->ends && !job->output.isEmpty() && !(job->ours.isEmpty() && job->theirs.isEmpty());
}

void printProgress(const matching::Progress& progress)
{
    std::fprintf(stderr, "{\"rows\":%lld,\"of\":%lld,\"chunks\":%d,\"of_chunks\":%d}\n",
                 static_cast<long long>(progress.rowsDone), static_cast<long long>(progress.rowsInAll), progress.chunk,
                 progress.chunks);
}

/// One line for each sum: whoever reads lines needs no JSON document.
int print(const matching::Summary& summary)
{
    bool isClean = true;
    for (const matching::ClassSum& sum : summary.sums) {
        isClean = isClean && (sum.what == matching::Class::Matched || sum.what == matching::Class::Unpaid);
        std::printf(
            "{\"class\":\"%s\",\"side\":\"%s\",\"kind\":\"%s\",\"currency\":\"%s\",\"rows\":%lld,\"amount\":%lld,"
            "\"fee\":%lld}\n",
            nameOf(sum.what).data(), nameOf(sum.side).data(), rows::nameOf(sum.kind).data(), sum.currency.constData(),
            static_cast<long long>(sum.rows), static_cast<long long>(sum.amount), static_cast<long long>(sum.fee));
    }
    std::printf("{\"ours_rows\":%lld,\"theirs_rows\":%lld}\n", static_cast<long long>(summary.oursRows),
                static_cast<long long>(summary.theirsRows));
    return isClean ? kAllMatched : kDifferences;
}

} // namespace

int runReconcile(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions({kOurs, kTheirs, kDay, kBegins, kEnds, kOutput, kWork, kWindow, kCarryDays, kChunks, kThreads});
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("reconcile"), QStringLiteral("Compares two sides of a day."));
    matching::Job job;
    if (!parser.parse(arguments) || !readJob(parser, &job)) {
        std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
        return kWrongUsage;
    }
    std::signal(SIGINT, cancel);
    std::signal(SIGTERM, cancel);
    job.cancel = &cancelled;
    job.progress = printProgress;
    const auto summary = matching::reconcile(job);
    if (summary)
        return print(*summary);
    std::fprintf(stderr, "{\"error\":\"%s\",\"detail\":\"%s\"}\n", summary.error().code.name,
                 qPrintable(summary.error().detail));
    return summary.error().code == matching::errors::kCancelled ? kCancelled : kFailed;
}

} // namespace guitai::app
