// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of every linked part is prepared against a migrated database, as the program would.
#include "support/storage_fixture.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <sqlite3.h>

using namespace guitai;

namespace {

// Parts linked without their resources would leave the list short, not wrong.
constexpr int kLeastStatements = 17;

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

private:
    /// Paths under :/sql, without migrations and other databases' dialects.
    static QStringList statements();

    test::StorageFixture m_fixture;
    sqlite3* m_handle = nullptr;
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

QTEST_GUILESS_MAIN(TestAllStatements)
#include "tst_all_statements.moc"
