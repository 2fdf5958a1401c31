// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings shards to the newest schema: numbered files, forward only, each with a checksum and in one
// transaction of its own. Runs before the doors open, on the calling thread.
#pragma once

#include "storage/folder_lock.h"
#include "storage/sqlite_connection.h"
#include "storage/statement_text.h"

#include <vector>

namespace guitai::storage {

namespace errors {
/// The program knows migrations that the database has not seen: run `migrate`.
inline constexpr ErrorCode kMigrationNeeded{"STORAGE_MIGRATION_NEEDED", 503};
/// The database is newer than the program, was made by other migrations, or for another number of shards.
inline constexpr ErrorCode kSchemaRefused{"STORAGE_SCHEMA_REFUSED", 503};
} // namespace errors

struct Migration
{
    int number = 0;  ///< from 1 without gaps
    QByteArray name; ///< "0001_first_payment"
    QByteArray sql;

    QByteArray checksum() const; ///< hex SHA-256 of the text
};

/// Every `NNNN_name.sql` of a folder, in order; by default those embedded in the program. Dialect::Mysql: their
/// twins `NNNN_name.mysql.sql`, of which none may be missing.
Result<std::vector<Migration>> migrationsIn(const QString& folder = QStringLiteral(":/sql/storage/migrations"),
                                            Dialect dialect = Dialect::Sqlite);

/// What a shard says of itself.
struct ShardIdentity
{
    int shard = 0;
    int shardCount = 1;

    friend bool operator==(const ShardIdentity&, const ShardIdentity&) = default;
};

class Migrator
{
public:
    explicit Migrator(std::vector<Migration> migrations) : m_migrations(std::move(migrations)) {}

    /// Ok when nothing is missing; kMigrationNeeded or kSchemaRefused otherwise. Any database.
    Result<Done> check(Reader& shard, ShardIdentity identity) const;
    Result<Done> check(SqliteConnection& shard, ShardIdentity identity) const;
    /// How many of ours the database has, after comparing each. Any database.
    Result<int> applied(Reader& shard, ShardIdentity identity) const;
    const std::vector<Migration>& migrations() const { return m_migrations; }
    /// Applies what is missing; answers how many were applied.
    Result<int> apply(SqliteConnection& shard, ShardIdentity identity, UtcTime now) const;

private:
    Result<Done> applyOne(SqliteConnection& shard, const Migration& migration, UtcTime now) const;

    std::vector<Migration> m_migrations;
};

/// `guitai-backend migrate`: takes the folder's lock and migrates every shard, making what is missing.
/// Answers how many migrations were applied in all.
Result<int> migrateFolder(const QString& folder, int shardCount, const Migrator& migrator, UtcTime now);

} // namespace guitai::storage
