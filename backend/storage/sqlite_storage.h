// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded default: one SQLite file per shard, one writing thread per shard with group commit, a few
// reading threads. Belongs to the event loop's thread that opened it; so do all its answers. It is never
// destroyed from inside an answer.
#pragma once

#include "storage/completions.h"
#include "storage/folder_lock.h"
#include "storage/group_commit.h"
#include "storage/migrator.h"
#include "storage/shard_readers.h"
#include "storage/shard_writer.h"
#include "storage/sqlite_options.h"

namespace guitai::storage {

class SqliteStorage final : public Storage
{
public:
    /// Refuses a folder that another process works on, or whose schema is not the program's own.
    static Result<std::unique_ptr<SqliteStorage>> open(SqliteOptions options, const Migrator& migrator);
    static Result<std::unique_ptr<SqliteStorage>> open(SqliteOptions options);
    /// Commits the writes that wait and answers everybody before it returns; later calls are answered as
    /// failed.
    ~SqliteStorage() override;

    int shardCount() const override { return m_options.shardCount; }
    ShardIndex shardOf(Slot slot) const override { return slot.number() % m_options.shardCount; }
    const GroupCounters& counters(ShardIndex shard) const;

protected:
    async::Later<std::optional<Error>> commit(ShardIndex shard, ErasedWork work) override;
    async::Later<std::optional<Error>> look(ShardIndex shard, ErasedRead work) override;

private:
    SqliteStorage(SqliteOptions options, FolderLock lock);
    Result<Done> start();
    void wakeWriters();
    async::Later<std::optional<Error>> submit(JobQueue& queue, Job job);

    const SqliteOptions m_options;
    FolderLock m_lock;
    bool m_stopping = false;
    Completions m_completions;
    std::vector<std::unique_ptr<ShardWriter>> m_writers;
    std::vector<std::unique_ptr<ShardReaders>> m_readers;
};

} // namespace guitai::storage
