// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/engine.h"

#include "storage/maria_storage.h"
#include "storage/sqlite_storage.h"

namespace guitai::storage {

namespace {

/// Both connections speak alike here.
template <class Connection>
class View final : public ShardView
{
public:
    View(std::unique_ptr<Connection> connection, const char* begin)
        : m_connection(std::move(connection)), m_begin(begin)
    {
    }
    Result<Rows> rows(const Statement& statement, std::initializer_list<Bind> binds) override
    {
        return m_connection->rows(statement, binds);
    }
    Result<Done> hold() override
    {
        if (m_connection->control(m_begin) != 0)
            return Error{errors::kStorageFailed, {}, QStringLiteral("The shard cannot be read.")};
        return Done{};
    }
    void release() override { m_connection->control("ROLLBACK"); }

private:
    std::unique_ptr<Connection> m_connection;
    const char* m_begin;
};

template <class Connection>
Result<std::unique_ptr<ShardView>> viewOn(Result<std::unique_ptr<Connection>> opened, const char* begin)
{
    if (!opened)
        return opened.error();
    return std::unique_ptr<ShardView>(std::make_unique<View<Connection>>(std::move(*opened), begin));
}

Result<std::unique_ptr<ShardView>> viewOnMaria(const MariaOptions& options, ShardIndex shard)
{
    auto opened = MariaConnection::open(options, schemaName(options, shard), MariaConnection::Mode::Read);
    // Statements outside of hold() each see the newest.
    if (opened && (*opened)->control("SET SESSION autocommit = 1") != 0)
        return Error{errors::kStorageFailed, {}, QStringLiteral("The shard cannot be read.")};
    return viewOn(std::move(opened), "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

Dialect dialectOf(const EngineOptions& options)
{
    return std::holds_alternative<MariaOptions>(options) ? Dialect::Mysql : Dialect::Sqlite;
}

template <class T>
Result<std::unique_ptr<Storage>> asStorage(Result<std::unique_ptr<T>> opened)
{
    if (!opened)
        return opened.error();
    return std::unique_ptr<Storage>(std::move(*opened));
}

} // namespace

Result<std::unique_ptr<Storage>> openStorage(const EngineOptions& options, const QString& migrations)
{
    auto found = migrationsIn(migrations, dialectOf(options));
    if (!found)
        return found.error();
    const Migrator migrator(std::move(*found));
    if (const auto* maria = std::get_if<MariaOptions>(&options))
        return asStorage(MariaStorage::open(*maria, migrator));
    return asStorage(SqliteStorage::open(std::get<SqliteOptions>(options), migrator));
}

Result<int> migrateStorage(const EngineOptions& options, UtcTime now, const QString& migrations)
{
    auto found = migrationsIn(migrations, dialectOf(options));
    if (!found)
        return found.error();
    const Migrator migrator(std::move(*found));
    if (const auto* maria = std::get_if<MariaOptions>(&options))
        return migrateSchemas(*maria, migrator, now);
    const auto& sqlite = std::get<SqliteOptions>(options);
    return migrateFolder(sqlite.folder, sqlite.shardCount, migrator, now);
}

Result<std::unique_ptr<ShardView>> openView(const EngineOptions& options, ShardIndex shard)
{
    if (const auto* maria = std::get_if<MariaOptions>(&options))
        return viewOnMaria(*maria, shard);
    const auto& sqlite = std::get<SqliteOptions>(options);
    return viewOn(
        SqliteConnection::open(shardPath(sqlite.folder, shard), SqliteConnection::Mode::Read, sqlite.busyTimeout),
        "BEGIN");
}

} // namespace guitai::storage
