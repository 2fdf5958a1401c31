// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_connection.h"

#include "log/log.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};

QString nextConnectionName()
{
    static std::atomic<int> number{0};
    return QStringLiteral("guitai-storage-%1").arg(++number);
}

Error unavailable(const char* problem)
{
    return Error{errors::kStorageFailed, {}, QString::fromLatin1(problem)};
}

// SQLite answers the mode it ended up in instead of an error: some file systems cannot share the log's index.
int switchToWal(sqlite3* database)
{
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(database, "PRAGMA journal_mode=WAL", -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return code;
    const bool isWal = sqlite3_step(statement) == SQLITE_ROW &&
                       qstrcmp(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)), "wal") == 0;
    code = sqlite3_finalize(statement);
    return code == SQLITE_OK && !isWal ? SQLITE_CANTOPEN : code;
}

} // namespace

std::optional<QString> statementText(const char* name)
{
    QFile file(QStringLiteral(":/sql/%1.sql").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

void stopIfDiskFailed(int code, const char* during)
{
    const int primary = code & 0xff;
    if (primary != SQLITE_IOERR && primary != SQLITE_CORRUPT && primary != SQLITE_NOTADB)
        return;
    log::error(lc, "disk_failed_process_stops")
        .with("during", during)
        .with("sqlite_code", code)
        .with("meaning", sqlite3_errstr(code));
    std::abort();
}

bool isPassing(int code)
{
    const int primary = code & 0xff;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString& path, Mode mode, Duration busyTimeout)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(nextConnectionName()));
    if (auto error = connection->connect(path, mode, busyTimeout))
        return *error;
    if (auto error = connection->configure(mode))
        return *error;
    return connection;
}

std::optional<Error> SqliteConnection::connect(const QString& path, Mode mode, Duration busyTimeout)
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    if (!m_database.isValid())
        return unavailable("The QSQLITE driver of Qt is not installed.");
    m_database.setDatabaseName(path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count());
    if (mode == Mode::Read)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(options);
    if (!m_database.open()) {
        log::error(lc, "open_failed").with("path", path).with("problem", m_database.lastError().text());
        return unavailable("The database file cannot be opened.");
    }
    const QVariant handle = m_database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return unavailable("The QSQLITE driver gives no SQLite handle.");
    m_handle = *static_cast<sqlite3* const*>(handle.constData());
    return std::nullopt;
}

std::optional<Error> SqliteConnection::configure(Mode mode)
{
    // Checkpoints are ours alone: an automatic one, or one made while closing, hides a failed fsync.
    const char* const common = "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;";
    const char* const writing = "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;";
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    int code = sqlite3_exec(m_handle, common, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK && mode == Mode::Write)
        code = switchToWal(m_handle);
    if (code == SQLITE_OK && mode == Mode::Write)
        code = sqlite3_exec(m_handle, writing, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        log::error(lc, "configure_failed").with("sqlite_code", code).with("problem", sqlite3_errmsg(m_handle));
        return unavailable("The database file cannot be used.");
    }
    if (mode == Mode::Write) {
        const auto remember = [](void* self, sqlite3*, const char*, int pages) {
            static_cast<SqliteConnection*>(self)->m_logPages = pages;
            return SQLITE_OK;
        };
        sqlite3_wal_hook(m_handle, remember, this);
    }
    return std::nullopt;
}

SqliteConnection::~SqliteConnection()
{
    for (const auto& [sql, statement] : m_controls)
        sqlite3_finalize(statement);
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

SqliteConnection::Prepared* SqliteConnection::prepared(const Statement& statement)
{
    const std::string_view name(statement.name);
    if (const auto found = m_statements.find(name); found != m_statements.end())
        return &found->second;
    const auto text = statementText(statement.name);
    if (!text)
        return nullptr;
    Prepared fresh{QSqlQuery(m_database)};
    fresh.query.setForwardOnly(true);
    if (!fresh.query.prepare(*text)) {
        log::error(lc, "prepare_failed")
            .with("statement", statement.name)
            .with("problem", fresh.query.lastError().text());
        return nullptr;
    }
    const QVariant handle = fresh.query.result()->handle();
    sqlite3_stmt* const native = *static_cast<sqlite3_stmt* const*>(handle.constData());
    fresh.parameters = sqlite3_bind_parameter_count(native);
    fresh.columns = sqlite3_column_count(native);
    return &m_statements.emplace(name, std::move(fresh)).first->second;
}

bool SqliteConnection::execute(Prepared* statement, std::initializer_list<Bind> binds)
{
    int position = 0;
    for (const Bind& bind : binds)
        statement->query.bindValue(position++, bind.value());
    return statement->query.exec();
}

Result<Rows> SqliteConnection::rows(const Statement& statement, std::initializer_list<Bind> binds)
{
    Prepared* const found = prepared(statement);
    if (!found)
        return misused(statement, "cannot be prepared");
    // A forgotten parameter would silently keep the value of the call before.
    if (std::cmp_not_equal(binds.size(), found->parameters))
        return misused(statement, "was given another number of parameters");
    if (!execute(found, binds))
        return failed(statement, found->query);
    Rows rows;
    while (found->query.next()) {
        std::vector<QVariant> columns;
        columns.reserve(static_cast<size_t>(found->columns));
        for (int column = 0; column < found->columns; ++column)
            columns.push_back(found->query.value(column));
        rows.emplace_back(std::move(columns));
    }
    if (found->query.lastError().type() != QSqlError::NoError)
        return failed(statement, found->query);
    found->query.finish();
    return rows;
}

Result<int> SqliteConnection::run(const Statement& statement, std::initializer_list<Bind> binds)
{
    Prepared* const found = prepared(statement);
    if (!found)
        return misused(statement, "cannot be prepared");
    if (std::cmp_not_equal(binds.size(), found->parameters))
        return misused(statement, "was given another number of parameters");
    if (found->columns > 0)
        return misused(statement, "answers rows: use rows()");
    if (!execute(found, binds))
        return failed(statement, found->query);
    return sqlite3_changes(m_handle);
}

Error SqliteConnection::failed(const Statement& statement, const QSqlQuery& query)
{
    const int code = query.lastError().nativeErrorCode().toInt();
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
        return Error{errors::kUniqueViolation};
    stopIfDiskFailed(code, statement.name);
    if (m_failure == 0)
        m_failure = code == 0 ? SQLITE_ERROR : code;
    log::error(lc, "statement_failed")
        .with("statement", statement.name)
        .with("sqlite_code", code)
        .with("meaning", sqlite3_errstr(code));
    return Error{errors::kStorageFailed};
}

Error SqliteConnection::misused(const Statement& statement, const char* problem)
{
    if (m_failure == 0)
        m_failure = SQLITE_MISUSE;
    log::error(lc, "statement_misused").with("statement", statement.name).with("problem", problem);
    return Error{errors::kStorageFailed};
}

int SqliteConnection::control(const char* sql)
{
    sqlite3_stmt*& statement = m_controls[sql];
    if (!statement) {
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return code;
    }
    sqlite3_step(statement);
    return sqlite3_reset(statement);
}

bool SqliteConnection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

void SqliteConnection::checkpoint(bool whole)
{
    const int mode = whole ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, mode, nullptr, nullptr);
    stopIfDiskFailed(code, "checkpoint");
    m_logPages = 0;
    if (code != SQLITE_OK && !isPassing(code))
        log::warning(lc, "checkpoint_failed").with("sqlite_code", code).with("meaning", sqlite3_errstr(code));
}

} // namespace guitai::storage
