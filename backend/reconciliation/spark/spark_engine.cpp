// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "spark/spark_engine.h"

#include "rows/row_text.h"
#include "rows/whole_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <array>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace guitai::spark {

namespace {

constexpr std::array kScripts{"reconcile.py", "pairing.py", "canonical_files.py"};
constexpr int kLookEveryMs = 200;
constexpr int kEndsWithinMs = 10'000;
constexpr qint64 kLogTailBytes = 64 << 10;

constexpr std::array kCodesOfTheJob{rows::errors::kRowMalformed, rows::errors::kFileNotRead,
                                    rows::errors::kFileNotWritten, matching::errors::kSumTooLarge,
                                    matching::errors::kDoesNotTieOut};

/// A path of ours is on this machine, whatever Spark's own default is.
QString urlOf(const QString& path)
{
    return path.contains(QLatin1String("://")) ? path : QStringLiteral("file://") + QDir(path).absolutePath();
}

QStringList urlsOf(const QStringList& paths)
{
    QStringList urls;
    for (const QString& path : paths)
        urls << urlOf(path);
    return urls;
}

QString inWork(const matching::Job& job, const char* name)
{
    return QDir(job.work).filePath(QString::fromLatin1(name));
}

Result<Done> writeScripts(const matching::Job& job)
{
    QDir().mkpath(job.work);
    for (const char* name : kScripts) {
        QFile script(QStringLiteral(":/spark/") + QString::fromLatin1(name));
        if (!script.open(QIODevice::ReadOnly))
            return Error{guitai::errors::kInternal, {}, script.errorString()};
        rows::WholeFile copy(inWork(job, name));
        (void)copy.write(script.readAll()); // a failure is what commit() answers
        const auto written = copy.commit();
        if (!written)
            return written.error();
    }
    return Done();
}

void clearWork(const matching::Job& job)
{
    for (const char* name : kScripts)
        QFile::remove(inWork(job, name));
    QFile::remove(inWork(job, "spark.log"));
    QDir(inWork(job, "__pycache__")).removeRecursively();
}

QByteArray logTail(const matching::Job& job)
{
    QFile log(inWork(job, "spark.log"));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - kLogTailBytes));
    return log.readAll();
}

/// What the job said last, else that Spark failed.
Error failureOf(const matching::Job& job, const QString& ending)
{
    static const QRegularExpression said(QStringLiteral("^reconcile: ([A-Z_]+) (.*)$"),
                                         QRegularExpression::MultilineOption);
    const auto match = said.match(QString::fromUtf8(logTail(job)));
    for (const ErrorCode& code : kCodesOfTheJob) {
        if (match.hasMatch() && match.captured(1) == QLatin1String(code.name))
            return {code, {}, match.captured(2)};
    }
    return {errors::kSparkFailed, {}, ending};
}

/// Spark's launcher, its JVM and the Python below it are one process group.
void endGroup(QProcess& process)
{
    const auto group = static_cast<pid_t>(process.processId());
    ::kill(-group, SIGTERM);
    process.waitForFinished(kEndsWithinMs);
    ::kill(-group, SIGKILL);
    process.waitForFinished(-1);
}

Result<Done> run(const Options& options, const matching::Job& job)
{
    QProcess process;
    process.setProgram(options.submit);
    process.setArguments(argumentsOf(options, job));
    process.setStandardInputFile(QProcess::nullDevice());
    // spark-submit prints what the job's Python says, on either channel, to its standard output.
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(inWork(job, "spark.log"));
    process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        // Does not outlive us; this thread waits for it, so that the thread's end is the program's.
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    process.start();
    if (!process.waitForStarted())
        return Error{errors::kSparkNotStarted, {}, process.errorString()};
    while (!process.waitForFinished(kLookEveryMs) && process.state() != QProcess::NotRunning) {
        if (job.cancel && *job.cancel) {
            endGroup(process);
            return Error{matching::errors::kCancelled};
        }
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return Done();
    return failureOf(job, QStringLiteral("spark-submit ended with %1").arg(process.exitCode()));
}

} // namespace

QStringList argumentsOf(const Options& options, const matching::Job& job)
{
    QStringList given{QStringLiteral("--master"), options.master};
    // Its web page would listen on every address.
    given << QStringLiteral("--conf") << QStringLiteral("spark.ui.enabled=false");
    if (options.master.startsWith(QLatin1String("local"))) {
        given << QStringLiteral("--conf") << QStringLiteral("spark.driver.host=127.0.0.1");
        given << QStringLiteral("--conf") << QStringLiteral("spark.driver.bindAddress=127.0.0.1");
    }
    given << QStringLiteral("--py-files")
          << inWork(job, "pairing.py") + QLatin1Char(',') + inWork(job, "canonical_files.py");
    given << options.arguments << inWork(job, "reconcile.py");
    given << QStringLiteral("--begins") << QString::number(job.begins.ms());
    given << QStringLiteral("--ends") << QString::number(job.ends.ms());
    given << QStringLiteral("--window") << QString::number(job.window.count());
    given << QStringLiteral("--carry-days") << QString::number(job.carryDays);
    if (!options.exchange.isEmpty())
        given << QStringLiteral("--exchange") << options.exchange;
    given << QStringLiteral("--output") << urlOf(job.output);
    given << QStringLiteral("--ours") << urlsOf(job.ours);
    given << QStringLiteral("--theirs") << urlsOf(job.theirs);
    return given;
}

Result<matching::Summary> reconcile(const Options& options, const matching::Job& job)
{
    // What an earlier run left is not this one's result.
    const QString summary = QDir(job.output).filePath(QStringLiteral("summary.json"));
    QFile::remove(summary);
    const auto scripts = writeScripts(job);
    if (!scripts)
        return scripts.error();
    const auto done = run(options, job);
    if (!done)
        return done.error();
    auto result = matching::readSummary(summary);
    if (!result)
        return Error{errors::kSparkFailed, {}, QStringLiteral("spark-submit ended well and left no result")};
    clearWork(job);
    return result;
}

} // namespace guitai::spark
