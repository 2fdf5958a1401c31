// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A run from its files to its files: planted differences are found, each and no other; killed, cancelled, cut and full
// disks leave nothing half taken for whole.
#include "backend/reconciliation/matching/matching_fixture.h"
#include "bench/reconciliation/planted_day.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace guitai;
using namespace guitai::matching;
using namespace guitai::test;

namespace {

constexpr std::int64_t kManyRows = 20'000;

class PlantedFixture : public MatchingFixture
{
public:
    explicit PlantedFixture(std::int64_t rows)
    {
        bench::PlantedDay day;
        day.rows = rows;
        day.every = rows > 100'000 ? 10'000 : 1'000;
        day.begins = kDayBegins;
        isPlanted = bench::plant(day, path(".")).ok();
    }
    /// The differences there must be, as the engine writes them.
    QByteArray answer() const
    {
        QList<QByteArray> lines = contentOf(path("answer.csv")).split('\n');
        lines.removeLast();
        std::sort(lines.begin(), lines.end());
        QByteArray file = differenceHeader() + '\n';
        for (const QByteArray& line : lines)
            file += line + '\n';
        return file + "#rows=" + QByteArray::number(lines.size()) + '\n';
    }
    void forget() const
    {
        QDir(path("out")).removeRecursively();
        QDir(path("work")).removeRecursively();
    }

    bool isPlanted = false;
};

/// Runs the job in a process of its own, which kills itself when progress is told for the `telling`th time; whether it
/// was killed before it was done.
bool isKilledAt(Job job, int telling)
{
    const pid_t child = ::fork();
    if (child == 0) {
        job.progressEvery = Duration(0);
        job.progress = [left = telling](const Progress&) mutable {
            if (--left == 0)
                ::kill(::getpid(), SIGKILL);
        };
        const auto summary = reconcile(job);
        ::_exit(summary ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

const char* codeOf(const Result<Summary>& summary)
{
    return summary ? "OK" : summary.error().code.name;
}

void replaceIn(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

} // namespace

class tst_matching_runs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plantedDifferencesAreFoundEachAndNoOther_data();
    void plantedDifferencesAreFoundEachAndNoOther();
    void threadsAndChunksChangeNoByte();
    void aKilledRunGoesOnToTheSameBytes();
    void aKilledRunDoesNotStartAnew();
    void aCancelledRunGoesOnToTheSameBytes();
    void anotherInputStartsAnew();
    void aDamagedResultIsMadeAnew();
    void whatIsNoWholeInputIsRefused_data();
    void whatIsNoWholeInputIsRefused();
    void aFaultIsNamedByFileAndLine();
    void aFullDiskIsSaidAndNothingIsLeftForWhole();
    void sumsBeyondWhatFitsAreRefused();
    void progressComesToItsEnd();
    void whatCannotBeIsRefused();
};

void tst_matching_runs::plantedDifferencesAreFoundEachAndNoOther_data()
{
    QTest::addColumn<qint64>("rows");
    QTest::newRow("1 thousand") << qint64(1'000);
    QTest::newRow("1 million") << qint64(1'000'000);
}

void tst_matching_runs::plantedDifferencesAreFoundEachAndNoOther()
{
    QFETCH(qint64, rows);
    const PlantedFixture day(rows);
    QVERIFY(day.isPlanted);
    const auto summary = reconcile(day.job());
    QVERIFY2(summary, codeOf(summary));
    for (const char* what : {"AMOUNT_DIFFERS", "FEE_DIFFERS", "STATE_DIFFERS", "CURRENCY_DIFFERS", "OURS_ONLY",
                             "THEIRS_ONLY", "DUPLICATE", "UNREADABLE", "NOT_DUE"})
        QVERIFY2(day.answer().contains("\n" + QByteArray(what)), what);
    QVERIFY(day.contentOf(day.path("out/differences.csv")) == day.answer());
}

void tst_matching_runs::threadsAndChunksChangeNoByte()
{
    const PlantedFixture day(kManyRows);
    Job job = day.job();
    QVERIFY(reconcile(job));
    const QByteArray first = day.output();
    for (const auto& [threads, chunks] : {std::pair(1, 1), std::pair(4, 100), std::pair(3, 7)}) {
        job.threads = threads;
        job.chunks = chunks;
        QVERIFY(reconcile(job));
        QVERIFY(day.output() == first);
    }
}

void tst_matching_runs::aKilledRunGoesOnToTheSameBytes()
{
    const PlantedFixture day(kManyRows);
    const Job job = day.job();
    QVERIFY(reconcile(job));
    const QByteArray whole = day.output();
    int kills = 0;
    for (int telling = 1;; ++telling, ++kills) {
        day.forget();
        if (!isKilledAt(job, telling))
            break;
        QVERIFY(day.contentOf(day.path("out/summary.json")) == "not there");
        // A second death, then to the end.
        (void)isKilledAt(job, 2);
        const auto summary = reconcile(job);
        QVERIFY2(summary, codeOf(summary));
        QVERIFY(day.output() == whole);
        QVERIFY(day.isWorkEmpty());
    }
    QVERIFY2(kills >= 8, qPrintable(QString::number(kills)));
}

void tst_matching_runs::aKilledRunDoesNotStartAnew()
{
    const PlantedFixture day(kManyRows);
    Job job = day.job();
    job.threads = 1;
    int tellings = 0;
    job.progressEvery = Duration(0);
    job.progress = [&tellings](const Progress&) { ++tellings; };
    QVERIFY(reconcile(job));
    day.forget();
    QVERIFY(isKilledAt(job, tellings - 2));
    const QStringList results = QDir(job.work).entryList({QStringLiteral("pairs_?????")}, QDir::Files);
    QCOMPARE(results.size(), job.chunks);
    const QDateTime before = QFileInfo(job.work + u'/' + results.first()).lastModified();
    // Only the second pass is left: nothing may write a result of the first again.
    std::atomic<bool> cancel{false};
    job.cancel = &cancel;
    job.progress = [&](const Progress& progress) { cancel = progress.chunk == 2 * job.chunks; };
    QCOMPARE(codeOf(reconcile(job)), "RUN_CANCELLED");
    QCOMPARE(QFileInfo(job.work + u'/' + results.first()).lastModified(), before);
}

void tst_matching_runs::aCancelledRunGoesOnToTheSameBytes()
{
    const PlantedFixture day(kManyRows);
    Job job = day.job();
    QVERIFY(reconcile(job));
    const QByteArray whole = day.output();
    day.forget();
    std::atomic<bool> cancel{false};
    job.cancel = &cancel;
    job.progressEvery = Duration(0);
    job.progress = [&cancel](const Progress& progress) { cancel = progress.chunk == 2; };
    QCOMPARE(codeOf(reconcile(job)), "RUN_CANCELLED");
    QVERIFY(!day.isWorkEmpty());
    QVERIFY(day.contentOf(day.path("out/summary.json")) == "not there");
    job.cancel = nullptr;
    QVERIFY(reconcile(job));
    QVERIFY(day.output() == whole);
}

void tst_matching_runs::anotherInputStartsAnew()
{
    const PlantedFixture day(1'000);
    const Job job = day.job();
    QVERIFY(isKilledAt(job, 3));
    const Rows few{MatchingFixture::payment("P1", "T1")};
    QVERIFY(day.writeSides(few, few));
    const auto summary = reconcile(job);
    QVERIFY(summary);
    QCOMPARE(summary->oursRows, 1);
    QCOMPARE(summary->rowsOf(Class::Matched, Side::Ours), 1);
}

void tst_matching_runs::aDamagedResultIsMadeAnew()
{
    const PlantedFixture day(kManyRows);
    Job job = day.job();
    job.threads = 1;
    QVERIFY(reconcile(job));
    const QByteArray whole = day.output();
    day.forget();
    std::atomic<bool> cancel{false};
    job.cancel = &cancel;
    job.progressEvery = Duration(0);
    job.progress = [&cancel](const Progress& progress) { cancel = progress.chunk == 2; };
    QCOMPARE(codeOf(reconcile(job)), "RUN_CANCELLED");
    job.cancel = nullptr;
    const QStringList results = QDir(job.work).entryList({QStringLiteral("pairs_?????")}, QDir::Files);
    QVERIFY(!results.isEmpty());
    const QString path = job.work + u'/' + results.first();
    QByteArray content = day.contentOf(path);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    replaceIn(path, content);
    // Its rows are no longer spilled, so this run cannot go on; the next starts anew.
    QCOMPARE(codeOf(reconcile(job)), "WORK_DAMAGED");
    QVERIFY(reconcile(job));
    QVERIFY(day.output() == whole);
}

void tst_matching_runs::whatIsNoWholeInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray header = QByteArray(rows::kHeader) + '\n';
    const QByteArray row = *rows::lineOf(MatchingFixture::payment("P1", "T1")) + '\n';
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("header only") << header;
    QTest::newRow("no trailer") << header + row;
    QTest::newRow("cut trailer") << header + row + "#rows=1";
    QTest::newRow("cut row") << header + row.left(20);
    QTest::newRow("a row less") << header + row + "#rows=2\n";
    QTest::newRow("a row more") << header + row + row + "#rows=1\n";
    QTest::newRow("another header") << "kind,number\n" + row + "#rows=1\n";
    QTest::newRow("two trailers") << header + row + "#rows=1\n#rows=1\n";
    QTest::newRow("no number") << header + row + "#rows=\n";
}

void tst_matching_runs::whatIsNoWholeInputIsRefused()
{
    QFETCH(QByteArray, content);
    const MatchingFixture day;
    QVERIFY(day.writeSides({}, {}));
    replaceIn(day.path("theirs.csv"), content);
    QCOMPARE(codeOf(reconcile(day.job())), "ROW_MALFORMED");
    QVERIFY(day.contentOf(day.path("out/summary.json")) == "not there");
}

void tst_matching_runs::aFaultIsNamedByFileAndLine()
{
    const PlantedFixture day(kManyRows);
    QByteArray content = day.contentOf(day.path("ours.csv"));
    QList<QByteArray> lines = content.split('\n');
    lines[15'000].replace("CNY", "cny");
    lines[18'000].replace("CNY", "cny");
    replaceIn(day.path("ours.csv"), lines.join('\n'));
    const auto summary = reconcile(day.job());
    QCOMPARE(codeOf(summary), "ROW_MALFORMED");
    QCOMPARE(summary.error().detail, QStringLiteral("ours.csv: line 15001: currency is not three capital letters"));
    Job job = day.job();
    job.theirs = {day.path("missing.csv")};
    QCOMPARE(codeOf(reconcile(job)), "FILE_NOT_READ");
}

void tst_matching_runs::aFullDiskIsSaidAndNothingIsLeftForWhole()
{
    const PlantedFixture day(kManyRows);
    const Job job = day.job();
    QVERIFY(reconcile(job));
    const QByteArray whole = day.output();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (const rlim_t most : {1'000u, 100'000u, 300'000u}) {
        day.forget();
        rlimit small = before;
        small.rlim_cur = most;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto summary = reconcile(job);
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(codeOf(summary), "DISK_FULL");
        QVERIFY(day.contentOf(day.path("out/summary.json")) == "not there");
        QVERIFY(reconcile(job));
        QVERIFY(day.output() == whole);
    }
}

void tst_matching_runs::sumsBeyondWhatFitsAreRefused()
{
    const MatchingFixture day;
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    QVERIFY(day.writeSides({MatchingFixture::payment("P1", "", most)}, {}));
    QVERIFY(reconcile(day.job()));
    QVERIFY(day.writeSides({MatchingFixture::payment("P1", "", most), MatchingFixture::payment("P2", "", 1)}, {}));
    QCOMPARE(codeOf(reconcile(day.job())), "SUM_TOO_LARGE");
}

void tst_matching_runs::progressComesToItsEnd()
{
    const PlantedFixture day(kManyRows);
    Job job = day.job();
    Progress last;
    job.progressEvery = Duration(0);
    job.progress = [&last](const Progress& progress) { last = progress; };
    const auto summary = reconcile(job);
    QVERIFY(summary);
    QCOMPARE(last.chunk, last.chunks);
    QCOMPARE(last.rowsInAll, summary->oursRows + summary->theirsRows);
    QCOMPARE(last.rowsDone, last.rowsInAll);
}

void tst_matching_runs::whatCannotBeIsRefused()
{
    const MatchingFixture day;
    QVERIFY(day.writeSides({}, {}));
    for (const auto& change : std::vector<std::function<void(Job&)>>{
             [](Job& job) { job.carryDays = -1; }, [](Job& job) { job.window = Duration(-1); },
             [](Job& job) { job.ends = job.begins; }, [](Job& job) { job.work.clear(); }}) {
        Job job = day.job();
        change(job);
        QCOMPARE(codeOf(reconcile(job)), "INVALID_REQUEST");
    }
}

QTEST_GUILESS_MAIN(tst_matching_runs)
#include "tst_matching_runs.moc"
