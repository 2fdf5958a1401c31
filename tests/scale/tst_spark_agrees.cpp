// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Real Spark and our own engine on the same files: the same bytes come out.
#include "bench/reconciliation/planted_day.h"
#include "rows/row_file.h"
#include "rows/row_text.h"
#include "scale/installed.h"
#include "scale/mini_hdfs.h"
#include "spark/spark_engine.h"
#include "support/skip.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace guitai;
using namespace guitai::scale;

namespace {

constexpr auto kBegins = UtcTime::fromMs(1'795'276'800'000);
constexpr std::int64_t kDayMs = 86'400'000;

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// Few numbers, transactions, amounts and lines, so that every rule about ties has its cases.
class Thicket
{
public:
    explicit Thicket(unsigned seed) : m_random(seed) {}

    Result<Done> write(const QString& path, int rows)
    {
        rows::RowWriter file(path);
        for (int i = 0; i < rows; ++i) {
            const auto written = file.write(oneOf(40) == 0 ? rows::unreadableRow(1 + oneOf(9), "torn") : row(rows));
            if (!written)
                return written;
        }
        return file.finish();
    }

private:
    int oneOf(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

    QByteArray name(const char* letter, int rows)
    {
        return oneOf(5) == 0 ? QByteArray() : letter + QByteArray::number(oneOf(rows / 2));
    }

    rows::BillRow row(int rows)
    {
        rows::BillRow row;
        row.kind = oneOf(4) == 0 ? rows::Kind::Refund : rows::Kind::Payment;
        row.number = name("N", rows);
        row.transaction = name("T", rows);
        row.amount = oneOf(2);
        row.fee = oneOf(2);
        row.currency = oneOf(20) == 0 ? "USD" : "CNY";
        constexpr std::array kStates{rows::State::Succeeded, rows::State::Succeeded, rows::State::Reversed,
                                     rows::State::Failed, rows::State::Processing};
        row.state = kStates.at(static_cast<size_t>(oneOf(kStates.size())));
        row.at = UtcTime::fromMs(kBegins.ms() + kDayMs - 1 - (oneOf(2) == 0 ? 600'000 : 599'999));
        row.line = 1 + oneOf(12);
        row.carried = oneOf(8) == 0 ? 1 + oneOf(3) : 0;
        return row;
    }

    std::mt19937 m_random;
};

} // namespace

class TestSparkAgrees : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

    matching::Job job(const QString& engine) const
    {
        matching::Job job;
        job.output = path(engine);
        job.work = path(engine + QStringLiteral("-work"));
        job.begins = kBegins;
        job.ends = UtcTime::fromMs(kBegins.ms() + kDayMs);
        QDir().mkpath(job.output);
        return job;
    }

    /// Both engines on the same files, and their results byte by byte.
    void compare(const QStringList& ours, const QStringList& theirs, const QString& exchange = {})
    {
        matching::Job native = job(QStringLiteral("native"));
        matching::Job spark = job(QStringLiteral("spark"));
        native.ours = spark.ours = ours;
        native.theirs = spark.theirs = theirs;
        QElapsedTimer clock;
        clock.start();
        const auto expected = matching::reconcile(native);
        QVERIFY2(expected.ok(), expected ? "" : qPrintable(expected.error().detail));
        const auto nativeMs = clock.restart();
        spark::Options options = localSpark();
        options.exchange = exchange;
        const auto actual = spark::reconcile(options, spark);
        QVERIFY2(actual.ok(),
                 actual ? "" : actual.error().code.name + bytesOf(spark.work + QStringLiteral("/spark.log")));
        qInfo("rows: %lld and %lld; ours %lld ms, Spark %lld ms", static_cast<long long>(expected->oursRows),
              static_cast<long long>(expected->theirsRows), static_cast<long long>(nativeMs),
              static_cast<long long>(clock.elapsed()));
        for (const char* name : {"differences.csv", "carried_ours.csv", "carried_theirs.csv", "summary.json"}) {
            const QByteArray ofNative = bytesOf(native.output + QLatin1Char('/') + QString::fromLatin1(name));
            QVERIFY2(ofNative == bytesOf(spark.output + QLatin1Char('/') + QString::fromLatin1(name)), name);
            QVERIFY(ofNative.size() > 100);
        }
        QCOMPARE(*actual, *expected);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString reason = missing("spark"); !reason.isEmpty())
            test::skipProgram(reason);
    }

    void onWhatIsTiedInEveryWay()
    {
        Thicket thicket(20261123);
        QStringList files;
        for (const char* name : {"ours.csv", "carried.csv", "theirs.csv"}) {
            files << path(QString::fromLatin1(name));
            const auto written = thicket.write(files.last(), 6'000);
            QVERIFY(written.ok());
        }
        compare({files.at(0), files.at(1)}, {files.at(2)});
    }

    void onADayWithPlantedDifferences()
    {
        bench::PlantedDay day;
        day.rows = rowsOfTheDay();
        day.begins = kBegins;
        const auto planted = bench::plant(day, m_folder.path());
        QVERIFY(planted.ok());
        compare({path(QStringLiteral("ours.csv"))}, {path(QStringLiteral("theirs.csv"))});
    }

    void whereTheWorkersMeetInHdfs()
    {
        if (const QString reason = missing("hdfs"); !reason.isEmpty())
            GUITAI_SKIP(reason);
        const MiniHdfs hdfs;
        QVERIFY2(hdfs.failure().isEmpty(), qPrintable(hdfs.failure()));
        Thicket thicket(5);
        const QStringList files{path(QStringLiteral("ours.csv")), path(QStringLiteral("theirs.csv"))};
        for (const QString& file : files) {
            const auto written = thicket.write(file, 3'000);
            QVERIFY(written.ok());
        }
        compare({files.at(0)}, {files.at(1)}, hdfs.root() + QStringLiteral("/exchange"));
    }

    void aCutFileIsRefusedByBoth()
    {
        const QByteArray whole = QByteArray(rows::kHeader) + "\nPAYMENT,N1,T1,1,0,CNY,SUCCEEDED,1,1,0,\n"
                                                             "PAYMENT,N2,T2,1,0,CNY,SUCCEEDED,1,2,0,\n#rows=2\n";
        const QByteArray lineMissing = QByteArray(whole).replace("PAYMENT,N1,T1,1,0,CNY,SUCCEEDED,1,1,0,\n", "");
        const QByteArray wrongAmount = QByteArray(whole).replace("T1,1,", "T1,01,");
        int at = 0;
        for (const QByteArray& bytes : {whole.chopped(2), lineMissing, wrongAmount}) {
            const QString name = path(QStringLiteral("cut-%1.csv").arg(at++));
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            matching::Job native = job(QStringLiteral("native"));
            matching::Job spark = job(QStringLiteral("spark"));
            native.ours = native.theirs = spark.ours = spark.theirs = QStringList{name};
            const auto ofNative = matching::reconcile(native);
            const auto ofSpark = spark::reconcile(localSpark(), spark);
            QVERIFY(!ofNative.ok() && !ofSpark.ok());
            QVERIFY2(ofSpark.error().code == ofNative.error().code,
                     bytesOf(spark.work + QStringLiteral("/spark.log")).right(700));
            QVERIFY(!QFile::exists(spark.output + QStringLiteral("/summary.json")));
        }
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestSparkAgrees)
#include "tst_spark_agrees.moc"
