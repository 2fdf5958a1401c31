// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a job is handed to Spark and what its end means, with a script in spark-submit's place. That Spark and our own
// engine agree is shown by tests/scale.
#include "rows/row_text.h"
#include "rows/whole_file.h"
#include "spark/spark_engine.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace guitai;
using namespace guitai::spark;

namespace {

matching::Summary tenMatched()
{
    matching::Summary summary;
    summary.oursRows = summary.theirsRows = 10;
    for (const auto side : {matching::Side::Ours, matching::Side::Theirs})
        summary.sums.push_back({matching::Class::Matched, side, rows::Kind::Payment, "CNY", 10, 15'000, 90});
    return summary;
}

} // namespace

class TestSparkEngine : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Options m_options;
    matching::Job m_job;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString summaryPath() const { return path("out/summary.json"); }

    /// What spark-submit does.
    void submitDoes(const QByteArray& commands)
    {
        write(m_options.submit, "#!/bin/sh\n" + commands + "\n");
        QFile::setPermissions(m_options.submit, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private Q_SLOTS:
    void init()
    {
        QDir(path("out")).removeRecursively();
        QDir(path("work")).removeRecursively();
        QDir().mkpath(path("out"));
        m_options = {path("spark-submit"), QStringLiteral("local[2]"), {}, {}};
        m_job = {};
        m_job.ours = QStringList{path("ours.csv"), path("carried.csv")};
        m_job.theirs = QStringList{QStringLiteral("hdfs://name:8020/theirs.csv")};
        m_job.output = path("out");
        m_job.work = path("work");
        m_job.begins = UtcTime::fromMs(1'000);
        m_job.ends = UtcTime::fromMs(86'401'000);
        write(path("summary"), matching::summaryText(m_job, tenMatched()));
    }

    void aJobThatEndsWellIsItsSummaryAndLeavesNothing()
    {
        submitDoes("cp '" + path("summary").toUtf8() + "' '" + summaryPath().toUtf8() + "'");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(result.ok());
        QCOMPARE(*result, tenMatched());
        QVERIFY(QDir(m_job.work).isEmpty());
    }

    void theJobIsGivenWhole()
    {
        const QStringList given = argumentsOf(m_options, m_job);
        const QString said = given.join(QLatin1Char(' '));
        QVERIFY(said.startsWith(QLatin1String("--master local[2] ")));
        QVERIFY(said.contains(QLatin1String("spark.driver.bindAddress=127.0.0.1")));
        QVERIFY(said.contains(QLatin1String("--begins 1000 --ends 86401000 --window 600000 --carry-days 2 --output")));
        const QString files = QStringLiteral("--ours file://%1 file://%2 --theirs hdfs://name:8020/theirs.csv");
        QVERIFY(said.endsWith(files.arg(path("ours.csv"), path("carried.csv"))));
        QVERIFY(!given.contains(QStringLiteral("--exchange")));
    }

    void aClustersWorkersExchangeThroughAFolderOfTheirs()
    {
        m_options.master = QStringLiteral("yarn");
        m_options.exchange = QStringLiteral("hdfs://name:8020/exchange");
        const QString said = argumentsOf(m_options, m_job).join(QLatin1Char(' '));
        QVERIFY(said.contains(QLatin1String("--exchange hdfs://name:8020/exchange ")));
        QVERIFY(!said.contains(QLatin1String("bindAddress")));
    }

    void theScriptsLieWhereSparkIsToldTheyDo()
    {
        submitDoes("for given; do case $given in */reconcile.py) cat \"$given\" >'" + path("script").toUtf8() +
                   "';; esac; done; exit 1");
        QVERIFY(!reconcile(m_options, m_job).ok());
        QFile ours(QStringLiteral(":/spark/reconcile.py"));
        QVERIFY(ours.open(QIODevice::ReadOnly));
        QCOMPARE(read(path("script")), ours.readAll());
    }

    void whatTheJobSaysIsTheError()
    {
        submitDoes("echo 'WARN something' >&2; echo 'reconcile: ROW_MALFORMED ours.csv: cut'; exit 1");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, rows::errors::kRowMalformed);
        QCOMPARE(result.error().detail, QStringLiteral("ours.csv: cut"));
    }

    void anyOtherEndIsSparksFailureAndItsLogIsKept()
    {
        submitDoes("echo 'reconcile: NO_CODE_OF_OURS x' >&2; exit 7");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, spark::errors::kSparkFailed);
        QVERIFY(read(path("work/spark.log")).contains("NO_CODE_OF_OURS"));
    }

    void aJobThatDiesIsAFailure()
    {
        submitDoes("kill -9 $$");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, spark::errors::kSparkFailed);
    }

    void anEarlierResultIsNotTakenForThisOne()
    {
        QVERIFY(QFile::copy(path("summary"), summaryPath()));
        submitDoes("exit 0");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, spark::errors::kSparkFailed);
        QVERIFY(!QFile::exists(summaryPath()));
    }

    void withoutSparkTheRunSaysSo()
    {
        m_options.submit = path("no-such-program");
        const auto result = reconcile(m_options, m_job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, spark::errors::kSparkNotStarted);
    }

    void cancellingEndsWhateverSparkStarted()
    {
        // A child that outlives its parent unless the whole group is ended.
        submitDoes("sleep 1000 & echo $! >'" + path("child").toUtf8() + ".part'; mv '" + path("child").toUtf8() +
                   ".part' '" + path("child").toUtf8() + "'; wait");
        std::atomic<bool> cancel = false;
        m_job.cancel = &cancel;
        std::optional<Result<matching::Summary>> result;
        std::thread run([&] { result = reconcile(m_options, m_job); });
        const bool isRunning = QTest::qWaitFor([&] { return QFile::exists(path("child")); }, 10'000);
        cancel = true;
        run.join();
        QVERIFY(isRunning);
        QCOMPARE(result->error().code, matching::errors::kCancelled);
        const auto child = static_cast<pid_t>(read(path("child")).trimmed().toInt());
        QVERIFY(child > 1);
        const QString stat = QStringLiteral("/proc/%1/stat").arg(child);
        QVERIFY(QTest::qWaitFor([&] { return ::kill(child, 0) != 0 || read(stat).contains(") Z "); }, 5'000));
    }
};

QTEST_GUILESS_MAIN(TestSparkEngine)
#include "tst_spark_engine.moc"
