// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one shard's file: opened through QtSql, its statements SQLite's own, prepared once. Made,
// used and destroyed on one thread. An I/O error or a damaged file ends the process: after a failed fsync
// SQLite would carry on and answer commits that are not on the disk.
#pragma once

#include "storage/transaction.h"

#include <QSqlDatabase>

#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace guitai::storage {

class SqliteConnection
{
public:
    enum class Mode { Write, Read };

    /// Mode::Write makes the file where it is missing and puts it into WAL with synchronous=FULL.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString& path, Mode mode, Duration busyTimeout);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds);
    /// Answers how many rows changed.
    Result<int> run(const Statement& statement, std::initializer_list<Bind> binds);

    /// BEGIN, SAVEPOINT and their like; `sql` is a literal, prepared once. Answers SQLite's result code, 0 is
    /// done.
    int control(const char* sql);
    /// False when no transaction is open, whatever we believe.
    bool inTransaction() const;
    /// Copies the log into the database file as far as readers let it.
    void checkpoint(bool whole);
    /// Pages in the log after the last commit.
    int logPages() const { return m_logPages; }

    /// The code of the first failure other than a unique violation since the last call; 0 without one.
    int takeFailure() { return std::exchange(m_failure, 0); }
    sqlite3* handle() const { return m_handle; }

private:
    struct Prepared
    {
        sqlite3_stmt* native = nullptr;
        int parameters = 0;
        int columns = 0;
    };
    struct NameHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };

    explicit SqliteConnection(QString name) : m_name(std::move(name)) {}
    std::optional<Error> connect(const QString& path, Mode mode, Duration busyTimeout);
    std::optional<Error> configure(Mode mode);
    Prepared* prepared(const Statement& statement);
    bool bind(sqlite3_stmt* native, std::initializer_list<Bind> binds);
    /// Ends the run and answers what went wrong in it.
    Error failed(const Statement& statement, sqlite3_stmt* native);
    Error misused(const Statement& statement, const char* problem);

    QString m_name;
    QSqlDatabase m_database;
    sqlite3* m_handle = nullptr;
    std::unordered_map<std::string, Prepared, NameHash, std::equal_to<>> m_statements;
    std::unordered_map<const char*, sqlite3_stmt*> m_controls;
    int m_failure = 0;
    int m_logPages = 0;
};

/// Ends the process when `code` says that the disk or the file can no longer be trusted.
void stopIfDiskFailed(int code, const char* during);
/// True for a failure that passes by itself: the work is restarted whole.
bool isPassing(int code);

} // namespace guitai::storage
