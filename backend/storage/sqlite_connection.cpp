// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_connection.h"

#include "log/log.h"
#include "storage/statement_text.h"

#include <QSqlDriver>
#include <QSqlError>

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

Value columnOf(sqlite3_stmt* row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER: return Value(static_cast<std::int64_t>(sqlite3_column_int64(row, column)));
    case SQLITE_NULL: return {};
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
        return {Value::Kind::Blob, QByteArray(bytes, sqlite3_column_bytes(row, column))};
    }
    default: break;
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return {Value::Kind::Text, QByteArray(text, sqlite3_column_bytes(row, column))};
}

void end(sqlite3_stmt* native)
{
    sqlite3_reset(native);
    sqlite3_clear_bindings(native);
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
    // Before its first use SQLite can be told not to count its memory, for which every thread takes one lock.
    [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
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
    // Each member of a group has a savepoint, whose undo pages would go to a temporary file otherwise.
    const char* const writing =
        "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;";
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
    for (const auto& [name, statement] : m_statements)
        sqlite3_finalize(statement.native);
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

SqliteConnection::Prepared* SqliteConnection::prepared(const Statement& statement)
{
    const std::string_view name(statement.name);
    if (const auto found = m_statements.find(name); found != m_statements.end())
        return &found->second;
    const auto text = statementText(statement.name, Dialect::Sqlite);
    if (!text)
        return nullptr;
    const QByteArray& sql = *text;
    Prepared fresh;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.constData(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &fresh.native, &rest);
    if (code != SQLITE_OK || !QByteArrayView(rest, sql.constEnd()).trimmed().isEmpty()) {
        log::error(lc, "prepare_failed")
            .with("statement", statement.name)
            .with("problem", code == SQLITE_OK ? "more than one statement" : sqlite3_errmsg(m_handle));
        sqlite3_finalize(fresh.native);
        return nullptr;
    }
    fresh.parameters = sqlite3_bind_parameter_count(fresh.native);
    fresh.columns = sqlite3_column_count(fresh.native);
    return &m_statements.emplace(name, fresh).first->second;
}

// Texts are not copied: they outlive the run, and nothing stays bound behind it.
bool SqliteConnection::bind(sqlite3_stmt* native, std::initializer_list<Bind> binds)
{
    int position = 0;
    for (const Bind& one : binds) {
        const Value& value = one.value();
        const auto size = static_cast<sqlite3_uint64>(value.bytes.size());
        int code = SQLITE_OK;
        switch (value.kind) {
        case Value::Kind::Null: code = sqlite3_bind_null(native, ++position); break;
        case Value::Kind::Number: code = sqlite3_bind_int64(native, ++position, value.number); break;
        case Value::Kind::Text:
            code = sqlite3_bind_text64(native, ++position, value.bytes.constData(), size, SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Value::Kind::Blob:
            code = sqlite3_bind_blob64(native, ++position, value.bytes.constData(), size, SQLITE_STATIC);
            break;
        }
        if (code != SQLITE_OK) // too big, or no memory
            return false;
    }
    return true;
}

Result<Rows> SqliteConnection::rows(const Statement& statement, std::initializer_list<Bind> binds)
{
    Prepared* const found = prepared(statement);
    if (!found)
        return misused(statement, "cannot be prepared");
    // A forgotten parameter would silently be NULL.
    if (std::cmp_not_equal(binds.size(), found->parameters))
        return misused(statement, "was given another number of parameters");
    if (!bind(found->native, binds))
        return failed(statement, found->native);
    Rows rows;
    int code = sqlite3_step(found->native);
    for (; code == SQLITE_ROW; code = sqlite3_step(found->native)) {
        std::vector<Value> columns;
        columns.reserve(static_cast<size_t>(found->columns));
        for (int column = 0; column < found->columns; ++column)
            columns.push_back(columnOf(found->native, column));
        rows.emplace_back(std::move(columns));
    }
    if (code != SQLITE_DONE)
        return failed(statement, found->native);
    end(found->native);
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
    if (!bind(found->native, binds) || sqlite3_step(found->native) != SQLITE_DONE)
        return failed(statement, found->native);
    const int changed = sqlite3_changes(m_handle);
    end(found->native);
    return changed;
}

Error SqliteConnection::failed(const Statement& statement, sqlite3_stmt* native)
{
    const int code = sqlite3_extended_errcode(m_handle);
    end(native);
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
