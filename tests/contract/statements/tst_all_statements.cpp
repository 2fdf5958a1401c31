// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of the program is prepared against a migrated database, as the program would, on SQLite and on
// MariaDB; and the two schemas hold the same tables and columns.
#include "storage/maria_migrator.h"
#include "support/engine_fixture.h"
#include "support/skip.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <sqlite3.h>

using namespace guitai;

namespace {

// Parts linked without their resources would leave the list short, not wrong.
constexpr int kLeastStatements = 70;

const QString kConnection = QStringLiteral("all-statements");

} // namespace

class TestAllStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyPartBroughtItsStatements();
    void theStatementFits_data();
    void theStatementFits();
    void theStatementFitsMariaDb_data() { theStatementFits_data(); }
    void theStatementFitsMariaDb();
    void bothSchemasHoldTheSameColumns();
    void aMigrationThatWasCutShortIsFinishedByTheNextRun();

private:
    /// The MariaDB half, where there is a server.
    void needMariaDb();
    /// "table.column", without what belongs to one of them alone.
    QStringList columnsOfSqlite();
    QStringList columnsOfMariaDb();

    /// Paths under :/sql, without migrations and without MariaDB's own words for one of them.
    static QStringList statements();

    test::StorageFixture m_fixture;
    sqlite3* m_handle = nullptr;
    std::unique_ptr<test::EngineFixture> m_maria;
    std::unique_ptr<storage::MariaConnection> m_connection;
};

QStringList TestAllStatements::statements()
{
    QStringList found;
    QDirIterator files(QStringLiteral(":/sql"), {QStringLiteral("*.sql")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const bool skipped = path.contains(QLatin1String("/migrations/")) || path.endsWith(QLatin1String(".mysql.sql"));
        if (!skipped)
            found.push_back(path);
    }
    found.sort();
    return found;
}

void TestAllStatements::initTestCase()
{
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kConnection);
    database.setDatabaseName(m_fixture.path());
    QVERIFY(database.open());
    QCOMPARE(sqlite3_open(m_fixture.path().toUtf8().constData(), &m_handle), SQLITE_OK);
}

void TestAllStatements::cleanupTestCase()
{
    m_connection.reset();
    m_maria.reset();
    sqlite3_close(m_handle);
    QSqlDatabase::removeDatabase(kConnection);
}

void TestAllStatements::everyPartBroughtItsStatements()
{
    QVERIFY2(statements().size() >= kLeastStatements, qPrintable(QString::number(statements().size())));
}

void TestAllStatements::theStatementFits_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& path : statements())
        QTest::newRow(qPrintable(path)) << path;
}

void TestAllStatements::theStatementFits()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();

    // QtSql refuses what SQLite lets pass: a second statement behind the first.
    QSqlQuery query(QSqlDatabase::database(kConnection));
    QVERIFY2(query.prepare(QString::fromUtf8(text)), qPrintable(query.lastError().text()));

    sqlite3_stmt* statement = nullptr;
    QCOMPARE(sqlite3_prepare_v2(m_handle, text.constData(), -1, &statement, nullptr), SQLITE_OK);
    QVERIFY2(statement, "the file holds no statement");
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i)
        QVERIFY2(!sqlite3_bind_parameter_name(statement, i), "parameters are plain question marks");
    sqlite3_finalize(statement);
}

#define NEED_MARIADB()                                                                                                 \
    do {                                                                                                               \
        if (const QString reason = test::whyNoMaria(); !reason.isEmpty())                                              \
            GUITAI_SKIP(reason);                                                                                       \
        needMariaDb();                                                                                                 \
    } while (false)

void TestAllStatements::needMariaDb()
{
    if (m_connection)
        return;
    m_maria = std::make_unique<test::EngineFixture>(test::Engine::Maria);
    auto opened = storage::MariaConnection::open(m_maria->maria(), storage::schemaName(m_maria->maria(), 0),
                                                 storage::MariaConnection::Mode::Write);
    QVERIFY(opened.ok());
    m_connection = std::move(*opened);
}

void TestAllStatements::theStatementFitsMariaDb()
{
    NEED_MARIADB();
    QFETCH(QString, path);
    const QByteArray name = path.mid(int(sizeof ":/sql/" - 1)).chopped(int(sizeof ".sql" - 1)).toLatin1();
    const auto text = storage::statementText(name.constData(), storage::Dialect::Mysql);
    QVERIFY(text);
    storage::MariaStatement::Refusal refusal;
    const auto statement = storage::MariaStatement::prepare(m_connection->handle(), *text, refusal);
    QVERIFY2(statement, refusal.text.constData());
}

QStringList TestAllStatements::columnsOfSqlite()
{
    QSqlQuery query(QSqlDatabase::database(kConnection));
    query.exec(
        QStringLiteral("SELECT t.name || '.' || c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
                       "WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1"));
    QStringList columns;
    while (query.next())
        columns.append(query.value(0).toString());
    return columns;
}

QStringList TestAllStatements::columnsOfMariaDb()
{
    const QByteArray sql =
        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() "
        "AND extra NOT LIKE '%INVISIBLE%' AND NOT (table_name = 'shard_identity' AND column_name = 'only_row') "
        "ORDER BY 1";
    storage::MariaStatement::Refusal refusal;
    const auto statement = storage::MariaStatement::prepare(m_connection->handle(), sql, refusal);
    storage::Rows rows;
    if (!statement || !statement->execute({}) || !statement->fetch(rows))
        return {};
    QStringList columns;
    for (const storage::Row& row : rows)
        columns.append(row.text(0));
    columns.sort();
    return columns;
}

void TestAllStatements::bothSchemasHoldTheSameColumns()
{
    NEED_MARIADB();
    QStringList expected = columnsOfSqlite();
    expected.sort();
    QVERIFY(expected.size() > 100);
    const QStringList found = columnsOfMariaDb();
    for (const QString& column : expected)
        QVERIFY2(found.contains(column), qPrintable(column + QStringLiteral(" is missing on MariaDB")));
    QCOMPARE(found, expected);
}

void TestAllStatements::aMigrationThatWasCutShortIsFinishedByTheNextRun()
{
    NEED_MARIADB();
    const auto all = storage::migrationsIn(storage::kOwnMigrations, storage::Dialect::Mysql);
    QVERIFY(all.ok());
    const storage::MariaOptions options = test::MariaServer::shared().freshOptions();
    std::vector<storage::Migration> upTo;
    for (const storage::Migration& migration : *all) {
        upTo.push_back(migration);
        QVERIFY(storage::migrateSchemas(options, storage::Migrator(upTo), UtcTime()).ok());
        // The worst moment: all its statements were run, and the server went away before that was noted.
        const auto shard = std::move(
            *storage::MariaConnection::open(options, schemaName(options, 0), storage::MariaConnection::Mode::Write));
        QCOMPARE(shard->control("DELETE FROM schema_migration WHERE number = " + QByteArray::number(migration.number)),
                 0U);
        QCOMPARE(shard->control("COMMIT"), 0U);
        const auto again = storage::migrateSchemas(options, storage::Migrator(upTo), UtcTime());
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
        QCOMPARE(*again, 1);
    }
}

GUITAI_SKIPPING_MAIN(QCoreApplication, TestAllStatements)
#include "tst_all_statements.moc"
