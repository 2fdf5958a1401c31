// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated storage folder of a test's own, opened as often as it likes, and awaiting without a coroutine.
#pragma once

#include "storage/sqlite_storage.h"
#include "support/run_task.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QTimer>

namespace guitai::test {

class StorageFixture
{
public:
    explicit StorageFixture(int shardCount = 1, const QString& migrations = QStringLiteral(":/sql/storage/migrations"))
        : m_migrator(*storage::migrationsIn(migrations))
    {
        m_options.folder = m_folder.path();
        m_options.shardCount = shardCount;
        const auto migrated = storage::migrateFolder(m_options.folder, shardCount, m_migrator, UtcTime());
        if (!migrated)
            qFatal("the fixture cannot be migrated: %s", qPrintable(migrated.error().detail));
    }
    std::unique_ptr<storage::SqliteStorage> open() const
    {
        auto opened = storage::SqliteStorage::open(m_options, m_migrator);
        if (!opened)
            qFatal("the fixture cannot be opened: %s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    storage::SqliteOptions& options() { return m_options; }
    const storage::Migrator& migrator() const { return m_migrator; }
    const QString& folder() const { return m_options.folder; }
    QString path(storage::ShardIndex shard = 0) const { return storage::shardPath(m_options.folder, shard); }

private:
    QTemporaryDir m_folder;
    storage::SqliteOptions m_options;
    storage::Migrator m_migrator;
};

/// Starts the task; what it answers appears in the holder.
template <class T>
std::shared_ptr<std::optional<T>> begin(async::Task<T> task)
{
    return startTask<T>(std::move(task));
}

/// Runs the event loop until the begun task has finished.
template <class T>
T waitFor(const std::shared_ptr<std::optional<T>>& answer)
{
    // Its ticks wake the loop, so that a task which never finishes fails the test instead of hanging it.
    QTimer tick;
    tick.start(1'000);
    for (const QDeadlineTimer limit(30'000); !answer->has_value();) {
        if (limit.hasExpired())
            qFatal("the task did not finish");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return std::move(**answer);
}

/// Runs the event loop until the task has finished.
template <class T>
T wait(async::Task<T> task)
{
    return waitFor<T>(begin<T>(std::move(task)));
}

} // namespace guitai::test
