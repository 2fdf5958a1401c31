// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_storage.h"

#include "result/assert.h"

#include <QFile>

namespace guitai::storage {

namespace {

async::Later<std::optional<Error>> failedAtOnce()
{
    const async::Promise<std::optional<Error>> promise;
    promise.complete(Error{errors::kStorageFailed});
    return promise.later();
}

std::optional<Error> checkShard(const SqliteOptions& options, ShardIndex shard, const Migrator& migrator)
{
    const QString path = shardPath(options.folder, shard);
    if (!QFile::exists(path))
        return Error{errors::kMigrationNeeded, {}, QStringLiteral("The database needs `migrate` first.")};
    auto connection = SqliteConnection::open(path, SqliteConnection::Mode::Write, options.busyTimeout);
    if (!connection)
        return connection.error();
    auto checked = migrator.check(**connection, ShardIdentity{shard, options.shardCount});
    return checked ? std::nullopt : std::optional(checked.error());
}

} // namespace

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(SqliteOptions options)
{
    auto migrations = migrationsIn();
    if (!migrations)
        return migrations.error();
    return open(std::move(options), Migrator(std::move(*migrations)));
}

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(SqliteOptions options, const Migrator& migrator)
{
    if (options.shardCount < 1 || options.shardCount > 64 || options.groupLimit < 1 || options.readersPerShard < 1)
        return Error{errors::kStorageFailed, {}, QStringLiteral("The storage options are out of range.")};
    auto lock = FolderLock::take(options.folder);
    if (!lock)
        return lock.error();
    for (ShardIndex shard = 0; shard < options.shardCount; ++shard) {
        if (auto error = checkShard(options, shard, migrator))
            return *error;
    }
    std::unique_ptr<SqliteStorage> storage(new SqliteStorage(std::move(options), std::move(*lock)));
    if (auto started = storage->start(); !started)
        return started.error();
    return storage;
}

SqliteStorage::SqliteStorage(SqliteOptions options, FolderLock lock)
    : m_options(std::move(options)), m_lock(std::move(lock)), m_completions([this] { wakeWriters(); })
{
}

Result<Done> SqliteStorage::start()
{
    for (ShardIndex shard = 0; shard < m_options.shardCount; ++shard) {
        m_writers.push_back(std::make_unique<ShardWriter>(m_options, shard, m_completions));
        if (auto started = m_writers.back()->start(); !started)
            return started;
        m_readers.push_back(std::make_unique<ShardReaders>(m_options, shard, m_completions));
        if (auto started = m_readers.back()->start(); !started)
            return started;
    }
    // Every file is open now, and its log exists.
    return syncFolder(m_options.folder);
}

SqliteStorage::~SqliteStorage()
{
    m_stopping = true;
    // Readers first: a writer's last checkpoint then meets nobody.
    m_readers.clear();
    m_writers.clear();
    m_completions.deliver();
}

const GroupCounters& SqliteStorage::counters(ShardIndex shard) const
{
    return m_writers.at(static_cast<size_t>(shard))->counters();
}

async::Later<std::optional<Error>> SqliteStorage::commit(ShardIndex shard, ErasedWork work)
{
    if (m_stopping)
        return failedAtOnce();
    return submit(m_writers.at(static_cast<size_t>(shard))->queue(), Job{std::move(work), {}, {}});
}

async::Later<std::optional<Error>> SqliteStorage::look(ShardIndex shard, ErasedRead work)
{
    if (m_stopping)
        return failedAtOnce();
    return submit(m_readers.at(static_cast<size_t>(shard))->queue(), Job{{}, std::move(work), {}});
}

async::Later<std::optional<Error>> SqliteStorage::submit(JobQueue& queue, Job job)
{
    const auto promise = job.promise;
    const bool isWrite = static_cast<bool>(job.write);
    if (!queue.push(job))
        return failedAtOnce();
    // While answers are being handed out, every resumed coroutine may bring its next write: one group of them
    // all.
    if (!isWrite || !m_completions.isDelivering())
        queue.wake();
    return promise.later();
}

void SqliteStorage::wakeWriters()
{
    for (const auto& writer : m_writers) {
        if (!writer->queue().isEmpty())
            writer->queue().wake();
    }
}

} // namespace guitai::storage
