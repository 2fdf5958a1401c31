// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a real server does to works that run side by side: deadlocks, lock waits, lost connections, and commits
// without an answer. And what a server must be set to.
#include "backend/storage/cutting_proxy.h"
#include "storage/maria_server_check.h"
#include "storage/maria_storage.h"
#include "support/engine_fixture.h"
#include "support/skip.h"

#include <QTest>

#include <barrier>

using namespace guitai;
using namespace guitai::storage;
using guitai::test::CuttingProxy;

namespace {

constexpr Statement kInsertNote{"storage_test/statements/insert_note"};
constexpr Statement kFindNote{"storage_test/statements/find_note"};
constexpr Statement kUpdateAmount{"storage_test/statements/update_amount"};
constexpr Statement kConnectionId{"storage_test/statements/connection_id"};
const QString kMigrations = QStringLiteral(":/sql/storage_test/migrations");

Result<int> addNote(Transaction& tx, const char* name)
{
    return tx.run(kInsertNote, {name, "", Bind::null(), 0});
}

} // namespace

class TestMariaStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aDeadlockIsRunAgain();
    void aLockWaitRollsTheWholeWorkBack();
    void aConnectionLostBeforeCommitIsRunAgain();
    void aCommitThatWasNotAnsweredIsUnknown_data();
    void aCommitThatWasNotAnsweredIsUnknown();
    void aServerThatMayLoseCommitsIsRefused();
    void aServerThatKeepsHalfATransactionIsRefused();
    void aServerElsewhereIsReachedOverTlsOnly();

private:
    std::unique_ptr<MariaStorage> open(const MariaOptions& options) const
    {
        auto opened = MariaStorage::open(options, Migrator(*migrationsIn(kMigrations, Dialect::Mysql)));
        if (!opened)
            qFatal("the storage does not open: %s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    /// A second program on the schema.
    std::unique_ptr<MariaConnection> other() const
    {
        return std::move(*MariaConnection::open(m_fixture->maria(), schemaName(m_fixture->maria(), 0),
                                                MariaConnection::Mode::Write));
    }
    int count(const char* name) const
    {
        const auto rows = other()->rows(kFindNote, {name});
        return rows ? static_cast<int>(rows->size()) : -1;
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
    std::unique_ptr<MariaStorage> m_storage;
};

void TestMariaStorage::initTestCase()
{
    if (const QString reason = test::MariaServer::whyNot(); !reason.isEmpty())
        GUITAI_SKIP(reason);
}

void TestMariaStorage::init()
{
    m_fixture = std::make_unique<test::EngineFixture>(test::Engine::Maria, 1, kMigrations);
    m_fixture->maria().lockWait = std::chrono::seconds(1);
    m_storage = open(m_fixture->maria());
    const auto added = test::wait(m_storage->write<int>(0, [](Transaction& tx) {
        auto first = addNote(tx, "a");
        return first ? addNote(tx, "b") : first;
    }));
    QVERIFY(added.ok());
}

void TestMariaStorage::cleanup()
{
    m_storage.reset();
    m_fixture.reset();
}

void TestMariaStorage::aDeadlockIsRunAgain()
{
    std::barrier both(2);
    std::atomic<int> runs{0};
    const auto inOrder = [&](const char* first, const char* second) {
        return [&both, &runs, first, second](Transaction& tx) -> Result<int> {
            const bool isFirstRun = ++runs <= 2;
            if (auto one = tx.run(kUpdateAmount, {1, first}); !one)
                return one;
            if (isFirstRun)
                both.arrive_and_wait(); // each holds what the other wants
            return tx.run(kUpdateAmount, {1, second});
        };
    };
    const auto here = test::begin(m_storage->write<int>(0, inOrder("a", "b")));
    const auto there = test::begin(m_storage->write<int>(0, inOrder("b", "a")));
    QVERIFY(test::waitFor(here).ok());
    QVERIFY(test::waitFor(there).ok());
    QVERIFY(runs >= 3);
    QVERIFY(m_storage->counters().restarts >= 1);
}

void TestMariaStorage::aLockWaitRollsTheWholeWorkBack()
{
    const auto holder = other();
    QVERIFY(holder->run(kUpdateAmount, {5, "a"}).ok());
    const auto written = test::wait(m_storage->write<int>(0, [](Transaction& tx) -> Result<int> {
        if (auto added = addNote(tx, "half"); !added)
            return added;
        const auto updated = tx.run(kUpdateAmount, {6, "a"});
        // A careless work that goes on after the lock wait still stores nothing.
        const auto after = addNote(tx, "after");
        return updated && after ? updated : Result<int>(1);
    }));
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == storage::errors::kStorageFailed);
    QCOMPARE(m_storage->counters().restarts.load(), 3);
    QCOMPARE(count("half"), 0);
    QCOMPARE(count("after"), 0);
    QCOMPARE(holder->control("ROLLBACK"), 0U);
}

void TestMariaStorage::aConnectionLostBeforeCommitIsRunAgain()
{
    std::atomic<int> runs{0};
    const auto killer = other();
    const auto written = test::wait(m_storage->write<int>(0, [&](Transaction& tx) -> Result<int> {
        if (auto added = addNote(tx, "once"); !added)
            return added;
        const auto id = tx.rows(kConnectionId, {});
        if (!id)
            return id.error();
        if (++runs == 1)
            killer->control("KILL " + id->front().utf8(0));
        return tx.run(kUpdateAmount, {1, "once"});
    }));
    QVERIFY(written.ok());
    QCOMPARE(runs.load(), 2);
    QCOMPARE(count("once"), 1);
}

void TestMariaStorage::aCommitThatWasNotAnsweredIsUnknown_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("it never arrived") << false;
    QTest::newRow("it arrived") << true;
}

void TestMariaStorage::aCommitThatWasNotAnsweredIsUnknown()
{
    QFETCH(bool, arrived);
    m_storage.reset();
    MariaOptions through = m_fixture->maria();
    CuttingProxy proxy(through.server.toUtf8());
    through.server = QString::fromUtf8(proxy.path());
    const auto storage = open(through);
    int runs = 0;
    proxy.cutNext(arrived ? CuttingProxy::Cut::AfterCommit : CuttingProxy::Cut::BeforeCommit);
    const auto written = test::wait(storage->write<int>(0, [&runs](Transaction& tx) {
        ++runs;
        return addNote(tx, "perhaps");
    }));
    QVERIFY(!written.ok());
    QVERIFY2(written.error().code == storage::errors::kCommitUnknown, written.error().code.name);
    QCOMPARE(runs, 1);
    QCOMPARE(storage->counters().unknown.load(), 1);
    // Both happen, which is why it is called unknown.
    QTRY_COMPARE(count("perhaps"), arrived ? 1 : 0);
    // The next work has a connection again.
    QVERIFY(test::wait(storage->write<int>(0, [](Transaction& tx) { return addNote(tx, "next"); })).ok());
}

void TestMariaStorage::aServerThatMayLoseCommitsIsRefused()
{
    m_storage.reset();
    const auto root = other();
    QCOMPARE(root->control("SET GLOBAL innodb_flush_log_at_trx_commit = 2"), 0U);
    const auto opened = openStorage(m_fixture->options(), kMigrations);
    QCOMPARE(root->control("SET GLOBAL innodb_flush_log_at_trx_commit = 1"), 0U);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == storage::errors::kServerRefused);
    QVERIFY(opened.error().detail.contains(QLatin1String("innodb_flush_log_at_trx_commit")));
    QVERIFY(openStorage(m_fixture->options(), kMigrations).ok());
}

void TestMariaStorage::aServerThatKeepsHalfATransactionIsRefused()
{
    test::MariaServer careless({QStringLiteral("--innodb-rollback-on-timeout=OFF")});
    const auto migrated = migrateStorage(careless.freshOptions(), UtcTime(), kMigrations);
    QVERIFY(!migrated.ok());
    QVERIFY(migrated.error().code == storage::errors::kServerRefused);
    QVERIFY(migrated.error().detail.contains(QLatin1String("innodb_rollback_on_timeout")));
}

void TestMariaStorage::aServerElsewhereIsReachedOverTlsOnly()
{
    MariaOptions options = m_fixture->maria();
    options.server = QStringLiteral("192.0.2.1:3306");
    const auto opened = MariaConnection::open(options, {}, MariaConnection::Mode::Read);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().code == storage::errors::kServerRefused);
}

GUITAI_SKIPPING_MAIN(QCoreApplication, TestMariaStorage)
#include "tst_maria_storage.moc"
