// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Group commit on a real file: what one member does never harms another, and nothing is answered as done
// that was not committed.
#include "support/storage_fixture.h"

#include <QTest>

#include <sqlite3.h>

using namespace guitai;
using namespace guitai::storage;

namespace {

constexpr Statement kInsertNote{"storage_test/statements/insert_note"};
constexpr Statement kInsertPile{"storage_test/statements/insert_pile"};
constexpr Statement kListNotes{"storage_test/statements/list_notes"};
constexpr Statement kEndTransaction{"storage_test/statements/end_transaction"};

constexpr ErrorCode kRefused{"TEST_REFUSED", 409};

std::optional<Error> insertNote(Transaction& tx, const QString& name, std::int64_t amount = 1, qsizetype size = 0)
{
    const QByteArray bytes(size, 'x');
    auto inserted = tx.run(kInsertNote, {name, "", Bind::blob(bytes), amount});
    return inserted ? std::nullopt : std::optional(inserted.error());
}

Job job(Storage::ErasedWork work)
{
    return Job{std::move(work), {}, {}};
}

Job note(QString name)
{
    return job([name](Transaction& tx) { return insertNote(tx, name); });
}

/// A raw second program on the same file.
class OtherProgram
{
public:
    explicit OtherProgram(const QString& path) { sqlite3_open(path.toUtf8().constData(), &m_handle); }
    ~OtherProgram() { sqlite3_close(m_handle); }
    int execute(const char* sql) { return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); }

private:
    sqlite3* m_handle = nullptr;
};

} // namespace

class TestGroupCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void manyWorksAreOneCommit();
    void aRefusedWorkLeavesNothingAndHarmsNobody();
    void aUniqueViolationLeavesTheTransactionWhole();
    void anOverlookedFailureIsNotDone();
    void aFullDiskFailsOnlyTheWorkThatDoesNotFit_data();
    void aFullDiskFailsOnlyTheWorkThatDoesNotFit();
    void aLostTransactionIsAnsweredAsDoneToNobody();
    void aFileHeldByAnotherProgramPasses();
    void aFileHeldForTooLongFailsTheWorkWhole();
    void waitingWritesShareTheirCommits();

private:
    std::vector<bool> run(std::vector<Job> jobs);
    QStringList stored();

    std::unique_ptr<test::StorageFixture> m_fixture;
    std::unique_ptr<SqliteConnection> m_connection;
    std::unique_ptr<GroupCounters> m_counters;
    std::vector<std::optional<Error>> m_answers;
};

void TestGroupCommit::init()
{
    m_fixture = std::make_unique<test::StorageFixture>(1, QStringLiteral(":/sql/storage_test/migrations"));
    m_connection = std::move(
        *SqliteConnection::open(m_fixture->path(), SqliteConnection::Mode::Write, std::chrono::milliseconds(50)));
    m_counters = std::make_unique<GroupCounters>();
}

void TestGroupCommit::cleanup()
{
    m_connection.reset();
    m_fixture.reset();
}

std::vector<bool> TestGroupCommit::run(std::vector<Job> jobs)
{
    GroupCommit group(*m_connection, *m_counters);
    std::vector<bool> done;
    m_answers.clear();
    for (FinishedJob& finished : group.run(std::move(jobs))) {
        done.push_back(!finished.error);
        m_answers.push_back(std::move(finished.error));
    }
    return done;
}

QStringList TestGroupCommit::stored()
{
    // Another connection sees committed rows only.
    const auto reader =
        std::move(*SqliteConnection::open(m_fixture->path(), SqliteConnection::Mode::Read, std::chrono::seconds(1)));
    QStringList names;
    const auto rows = reader->rows(kListNotes, {});
    for (const Row& row : rows.value())
        names.push_back(row.text(0));
    return names;
}

void TestGroupCommit::manyWorksAreOneCommit()
{
    std::vector<Job> jobs;
    for (int i = 0; i < 100; ++i)
        jobs.push_back(note(QString::number(i)));
    QCOMPARE(run(std::move(jobs)), std::vector<bool>(100, true));
    QCOMPARE(stored().size(), 100);
    QCOMPARE(m_counters->groups.load(), 1);
    QCOMPARE(m_counters->works.load(), 100);
}

void TestGroupCommit::aRefusedWorkLeavesNothingAndHarmsNobody()
{
    std::vector<Job> jobs;
    jobs.push_back(note(QStringLiteral("before")));
    jobs.push_back(job([](Transaction& tx) -> std::optional<Error> {
        if (auto error = insertNote(tx, QStringLiteral("refused")))
            return error;
        return Error{kRefused};
    }));
    jobs.push_back(note(QStringLiteral("behind")));
    QCOMPARE(run(std::move(jobs)), (std::vector<bool>{true, false, true}));
    QVERIFY(m_answers[1]->code == kRefused);
    QCOMPARE(stored(), (QStringList{QStringLiteral("before"), QStringLiteral("behind")}));
    QCOMPARE(m_counters->groups.load(), 1);
}

void TestGroupCommit::aUniqueViolationLeavesTheTransactionWhole()
{
    QVERIFY(run([] {
                std::vector<Job> jobs;
                jobs.push_back(note(QStringLiteral("taken")));
                return jobs;
            }())
                .front());
    std::vector<Job> jobs;
    jobs.push_back(job([](Transaction& tx) -> std::optional<Error> {
        if (auto error = insertNote(tx, QStringLiteral("first")))
            return error;
        const auto taken = insertNote(tx, QStringLiteral("taken"));
        if (!taken || !(taken->code == storage::errors::kUniqueViolation))
            return Error{kRefused};
        return insertNote(tx, QStringLiteral("second"));
    }));
    QCOMPARE(run(std::move(jobs)), std::vector<bool>{true});
    QCOMPARE(stored(), (QStringList{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("taken")}));
}

void TestGroupCommit::anOverlookedFailureIsNotDone()
{
    std::vector<Job> jobs;
    jobs.push_back(job([](Transaction& tx) -> std::optional<Error> {
        const auto first = insertNote(tx, QStringLiteral("first"));
        const auto negative = insertNote(tx, QStringLiteral("negative"), -1);
        return first && negative ? first : std::nullopt;
    }));
    jobs.push_back(note(QStringLiteral("other")));
    QCOMPARE(run(std::move(jobs)), (std::vector<bool>{false, true}));
    QVERIFY(m_answers[0]->code == storage::errors::kStorageFailed);
    QCOMPARE(stored(), QStringList{QStringLiteral("other")});
}

void TestGroupCommit::aFullDiskFailsOnlyTheWorkThatDoesNotFit_data()
{
    QTest::addColumn<bool>("undoable");
    QTest::addColumn<int>("runs");
    QTest::newRow("a statement that SQLite takes back alone") << true << 1;
    QTest::newRow("a statement that takes the whole transaction down") << false << 2;
}

void TestGroupCommit::aFullDiskFailsOnlyTheWorkThatDoesNotFit()
{
    QFETCH(bool, undoable);
    QFETCH(int, runs);
    QCOMPARE(sqlite3_exec(m_connection->handle(), "PRAGMA max_page_count = 40", nullptr, nullptr, nullptr), SQLITE_OK);
    int firstRuns = 0;
    std::vector<Job> jobs;
    jobs.push_back(job([&firstRuns](Transaction& tx) {
        ++firstRuns;
        return insertNote(tx, QStringLiteral("small"));
    }));
    jobs.push_back(job([undoable](Transaction& tx) -> std::optional<Error> {
        constexpr int kHuge = 1'000'000;
        if (undoable)
            return insertNote(tx, QStringLiteral("huge"), 1, kHuge);
        const auto piled = tx.run(kInsertPile, {Bind::blob(QByteArray(kHuge, 'x'))});
        return piled ? std::nullopt : std::optional(piled.error());
    }));
    jobs.push_back(note(QStringLiteral("other")));
    QCOMPARE(run(std::move(jobs)), (std::vector<bool>{true, false, true}));
    QVERIFY(m_answers[1]->code == storage::errors::kStorageFailed);
    QCOMPARE(stored(), (QStringList{QStringLiteral("other"), QStringLiteral("small")}));
    QCOMPARE(firstRuns, runs);
}

void TestGroupCommit::aLostTransactionIsAnsweredAsDoneToNobody()
{
    std::vector<Job> jobs;
    jobs.push_back(note(QStringLiteral("before")));
    jobs.push_back(job([](Transaction& tx) -> std::optional<Error> {
        const auto ended = tx.run(kEndTransaction, {});
        return ended ? std::nullopt : std::optional(ended.error());
    }));
    jobs.push_back(note(QStringLiteral("behind")));
    QCOMPARE(run(std::move(jobs)), (std::vector<bool>{true, false, true}));
    QVERIFY(m_answers[1]->code == storage::errors::kStorageFailed);
    QCOMPARE(stored(), (QStringList{QStringLiteral("before"), QStringLiteral("behind")}));
    QCOMPARE(m_counters->works.load(), 2);
}

void TestGroupCommit::aFileHeldByAnotherProgramPasses()
{
    OtherProgram other(m_fixture->path());
    QCOMPARE(other.execute("BEGIN IMMEDIATE"), SQLITE_OK);
    std::thread release([&] {
        while (m_counters->restarts.load() == 0)
            std::this_thread::yield();
        other.execute("ROLLBACK");
    });
    std::vector<Job> jobs;
    jobs.push_back(note(QStringLiteral("patient")));
    const auto done = run(std::move(jobs));
    release.join();
    QCOMPARE(done, std::vector<bool>{true});
    QCOMPARE(stored(), QStringList{QStringLiteral("patient")});
}

void TestGroupCommit::aFileHeldForTooLongFailsTheWorkWhole()
{
    OtherProgram other(m_fixture->path());
    QCOMPARE(other.execute("BEGIN IMMEDIATE"), SQLITE_OK);
    std::vector<Job> jobs;
    jobs.push_back(note(QStringLiteral("late")));
    QCOMPARE(run(std::move(jobs)), std::vector<bool>{false});
    QVERIFY(m_answers[0]->code == storage::errors::kStorageFailed);
    QCOMPARE(m_counters->restarts.load(), 3);
    QCOMPARE(other.execute("ROLLBACK"), SQLITE_OK);
    QVERIFY(stored().isEmpty());
    jobs.clear();
    jobs.push_back(note(QStringLiteral("late")));
    QCOMPARE(run(std::move(jobs)), std::vector<bool>{true});
}

void TestGroupCommit::waitingWritesShareTheirCommits()
{
    m_connection.reset();
    const auto storage = m_fixture->open();
    std::vector<std::shared_ptr<std::optional<Result<int>>>> answers;
    for (int i = 0; i < 1'000; ++i) {
        answers.push_back(test::begin(storage->write<int>(0, [i](Transaction& tx) -> Result<int> {
            return tx.run(kInsertNote, {QString::number(i), "", Bind::null(), Bind::null()});
        })));
    }
    for (const auto& answer : answers)
        QVERIFY(test::waitFor(answer).ok());
    const auto& counters = storage->counters(0);
    QCOMPARE(counters.works.load(), 1'000);
    QVERIFY2(counters.groups.load() < 200, qPrintable(QString::number(counters.groups.load())));
}

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "tst_group_commit.moc"
