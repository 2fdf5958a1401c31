// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shard's reading threads, each with a read-only connection. A work sees one snapshot, taken after
// everything that was answered before it was asked.
#pragma once

#include "storage/completions.h"
#include "storage/job_queue.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_options.h"

#include <future>
#include <thread>

namespace guitai::storage {

class ShardReaders
{
public:
    ShardReaders(const SqliteOptions& options, ShardIndex shard, Completions& completions);
    /// Reads that have not begun are answered as failed.
    ~ShardReaders();

    /// Answers when every connection is open.
    Result<Done> start();
    /// Event loop's thread.
    JobQueue& queue() { return m_queue; }

private:
    void serve(std::promise<Result<Done>> started);
    static std::optional<Error> read(SqliteConnection& shard, const Storage::ErasedRead& work);

    const SqliteOptions m_options;
    const ShardIndex m_shard;
    Completions& m_completions;
    JobQueue m_queue;
    std::vector<std::thread> m_threads;
};

} // namespace guitai::storage
