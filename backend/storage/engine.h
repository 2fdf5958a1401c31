// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which database holds the shards. The only place that knows them all.
#pragma once

#include "storage/maria_options.h"
#include "storage/migrator.h"
#include "storage/sqlite_options.h"

#include <variant>

namespace guitai::storage {

using EngineOptions = std::variant<SqliteOptions, MariaOptions>;

inline const QString kOwnMigrations = QStringLiteral(":/sql/storage/migrations");

/// See SqliteStorage::open and MariaStorage::open for what is refused.
Result<std::unique_ptr<Storage>> openStorage(const EngineOptions& options, const QString& migrations = kOwnMigrations);
/// Makes what is missing; answers how many migrations were applied in all.
Result<int> migrateStorage(const EngineOptions& options, UtcTime now, const QString& migrations = kOwnMigrations);
/// One shard beside whoever works on it, read only, for the calling thread: every statement sees what is committed by
/// then; between hold() and release() all of them see one snapshot.
class ShardView : public Reader
{
public:
    virtual Result<Done> hold() = 0;
    virtual void release() = 0;
};
Result<std::unique_ptr<ShardView>> openView(const EngineOptions& options, ShardIndex shard);

} // namespace guitai::storage
