// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread of a shard that writes: it owns the only writing connection, groups what waits into one
// commit, and makes every checkpoint (SQLite before 3.51.3 may lose commits when another connection does).
#pragma once

#include "storage/completions.h"
#include "storage/group_commit.h"
#include "storage/job_queue.h"
#include "storage/sqlite_options.h"

#include <future>
#include <thread>

namespace guitai::storage {

class ShardWriter
{
public:
    ShardWriter(const SqliteOptions& options, ShardIndex shard, Completions& completions);
    /// Commits what is queued, copies the log into the database file, closes it.
    ~ShardWriter();

    /// Answers when the connection is open.
    Result<Done> start();
    /// Event loop's thread.
    JobQueue& queue() { return m_queue; }
    const GroupCounters& counters() const { return m_counters; }

private:
    void serve(std::promise<Result<Done>> started);

    const SqliteOptions m_options;
    const ShardIndex m_shard;
    Completions& m_completions;
    JobQueue m_queue;
    GroupCounters m_counters;
    std::thread m_thread;
};

} // namespace guitai::storage
