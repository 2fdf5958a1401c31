// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Migrations: forward only, checked, each whole or not at all.
#include "storage/migrator.h"
#include "storage/sqlite_options.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace guitai;
using namespace guitai::storage;

namespace {

constexpr Statement kListTables{"storage_test/statements/list_tables"};

const Migration kFirst{1, "0001_first", "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);"};
const Migration kSecond{
    2, "0002_second",
    "-- it's; two statements\n"
    "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT ';';\n"
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET y = 'b;'; DELETE FROM a WHERE x = 0; END;"};

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theEmbeddedMigrationsMakeStrictTables();
    void everyMigrationHasItsTwinForMariaDb();
    void aSecondRunDoesNothing();
    void anUpgradeKeepsTheRows();
    void whatIsMissingIsNoticedAtStart();
    void aDatabaseThatDoesNotFitIsRefused_data();
    void aDatabaseThatDoesNotFitIsRefused();
    void aFailedMigrationLeavesNothing();
    void aMigrationThatEndsItsTransactionIsRefused();
    void aFolderOfMigrationsIsChecked_data();
    void aFolderOfMigrationsIsChecked();

private:
    Result<int> apply(std::vector<Migration> migrations)
    {
        return Migrator(std::move(migrations)).apply(*m_shard, m_identity, UtcTime::fromMs(1));
    }
    /// SQLite's text of the first column of the first row.
    QByteArray ask(const char* sql);

    const ShardIdentity m_identity{0, 1};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteConnection> m_shard;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_shard = std::move(*SqliteConnection::open(shardPath(m_folder->path(), 0), SqliteConnection::Mode::Write,
                                                std::chrono::seconds(1)));
}

void TestMigrator::cleanup()
{
    m_shard.reset();
}

QByteArray TestMigrator::ask(const char* sql)
{
    QByteArray answer;
    const auto keep = [](void* to, int, char** columns, char**) {
        *static_cast<QByteArray*>(to) = columns[0];
        return 1;
    };
    sqlite3_exec(m_shard->handle(), sql, keep, &answer, nullptr);
    return answer;
}

void TestMigrator::theEmbeddedMigrationsMakeStrictTables()
{
    auto migrations = migrationsIn();
    QVERIFY(migrations.ok());
    const auto count = static_cast<int>(migrations.value().size());
    QVERIFY(count >= 1);
    const auto applied = apply(*migrations);
    QVERIFY2(applied.ok(), applied.ok() ? "" : qPrintable(applied.error().detail));
    QCOMPARE(applied.value(), count);
    QVERIFY(Migrator(*migrations).check(*m_shard, m_identity).ok());
    const auto tables = m_shard->rows(kListTables, {});
    QVERIFY(tables.ok());
    QVERIFY(tables.value().size() >= 15);
    for (const Row& table : tables.value())
        QVERIFY2(table.number(1) == 1, qPrintable(table.text(0)));
    QCOMPARE(ask("SELECT count(*) FROM schema_migration"), QByteArray::number(count));
    QCOMPARE(ask("PRAGMA journal_mode"), QByteArray("wal"));
    QCOMPARE(ask("PRAGMA synchronous"), QByteArray("2"));
}

void TestMigrator::everyMigrationHasItsTwinForMariaDb()
{
    const auto own = migrationsIn();
    const auto twins = migrationsIn(QStringLiteral(":/sql/storage/migrations"), Dialect::Mysql);
    QVERIFY2(twins.ok(), twins.ok() ? "" : qPrintable(twins.error().detail));
    QCOMPARE(twins.value().size(), own.value().size());
}

void TestMigrator::aSecondRunDoesNothing()
{
    QCOMPARE(*apply({kFirst, kSecond}), 2);
    QCOMPARE(*apply({kFirst, kSecond}), 0);
    QCOMPARE(ask("SELECT count(*) FROM shard_identity"), QByteArray("1"));
}

void TestMigrator::anUpgradeKeepsTheRows()
{
    QCOMPARE(*apply({kFirst}), 1);
    QCOMPARE(*apply({kFirst, kSecond}), 1);
    QCOMPARE(ask("SELECT x || y FROM a"), QByteArray("7;"));
    QCOMPARE(ask("INSERT INTO a (x) VALUES (8); SELECT group_concat(y) FROM a"), QByteArray("b;,b;"));
    QCOMPARE(ask("SELECT group_concat(number || name || applied_at) FROM schema_migration"),
             QByteArray("10001_first1,20002_second1"));
}

void TestMigrator::whatIsMissingIsNoticedAtStart()
{
    const auto untouched = Migrator({kFirst}).check(*m_shard, m_identity);
    QVERIFY(!untouched.ok() && untouched.error().code == storage::errors::kMigrationNeeded);
    QCOMPARE(*apply({kFirst}), 1);
    QVERIFY(Migrator({kFirst}).check(*m_shard, m_identity).ok());
    const auto behind = Migrator({kFirst, kSecond}).check(*m_shard, m_identity);
    QVERIFY(!behind.ok() && behind.error().code == storage::errors::kMigrationNeeded);
}

void TestMigrator::aDatabaseThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QList<QByteArray>>("program"); // name, text, name, text …
    QTest::newRow("a database newer than the program") << QList<QByteArray>{kFirst.name, kFirst.sql};
    QTest::newRow("a migration changed after it was applied")
        << QList<QByteArray>{kFirst.name, kFirst.sql + ' ', kSecond.name, kSecond.sql};
    QTest::newRow("a migration renamed after it was applied")
        << QList<QByteArray>{kFirst.name, kFirst.sql, "0002_other", kSecond.sql};
}

void TestMigrator::aDatabaseThatDoesNotFitIsRefused()
{
    QFETCH(QList<QByteArray>, program);
    QCOMPARE(*apply({kFirst, kSecond}), 2);
    std::vector<Migration> migrations;
    for (qsizetype i = 0; i < program.size(); i += 2)
        migrations.push_back(Migration{static_cast<int>(i / 2) + 1, program.at(i), program.at(i + 1)});
    const auto checked = Migrator(migrations).check(*m_shard, m_identity);
    QVERIFY(!checked.ok() && checked.error().code == storage::errors::kSchemaRefused);
    QVERIFY(!checked.error().detail.isEmpty());
    const auto applied = apply(migrations);
    QVERIFY(!applied.ok() && applied.error().code == storage::errors::kSchemaRefused);
}

void TestMigrator::aFailedMigrationLeavesNothing()
{
    const Migration broken{2, "0002_second", "CREATE TABLE half (x INTEGER) STRICT; CREATE TABEL rest (x);"};
    const auto applied = apply({kFirst, broken});
    QVERIFY(!applied.ok());
    QVERIFY2(applied.error().detail.contains(QLatin1String("0002_second")), qPrintable(applied.error().detail));
    QCOMPARE(ask("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), QByteArray("0"));
    QCOMPARE(*apply({kFirst, kSecond}), 1);
}

void TestMigrator::aMigrationThatEndsItsTransactionIsRefused()
{
    const auto applied = apply({Migration{1, "0001_first", "CREATE TABLE a (x INTEGER) STRICT; COMMIT;"}});
    QVERIFY(!applied.ok() && applied.error().code == storage::errors::kSchemaRefused);
}

void TestMigrator::aFolderOfMigrationsIsChecked_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* name, std::initializer_list<const char*> files, bool accepted) {
        QStringList names;
        for (const char* file : files)
            names.push_back(QString::fromLatin1(file));
        QTest::newRow(name) << names << accepted;
    };
    row("one after the other", {"0001_a.sql", "0002_b.sql"}, true);
    row("no migrations at all", {}, false);
    row("a gap", {"0001_a.sql", "0003_c.sql"}, false);
    row("a number twice", {"0001_a.sql", "0001_b.sql"}, false);
    row("no first one", {"0002_b.sql"}, false);
    row("a file without a number", {"0001_a.sql", "notes_about.sql"}, false);
}

void TestMigrator::aFolderOfMigrationsIsChecked()
{
    QFETCH(QStringList, files);
    QFETCH(bool, accepted);
    QTemporaryDir folder;
    for (const QString& name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("SELECT 1;") > 0);
    }
    const auto migrations = migrationsIn(folder.path());
    QCOMPARE(migrations.ok(), accepted);
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
