// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A shard's threads for one kind of work, each with a connection of its own, all at one queue.
#pragma once

#include "storage/completions.h"
#include "storage/job_queue.h"
#include "storage/maria_worker.h"

#include <future>
#include <thread>

namespace guitai::storage {

class MariaPool
{
public:
    MariaPool(const MariaOptions& options, ShardIndex shard, MariaWorker::Mode mode, Completions& completions,
              MariaCounters& counters);
    /// Commits the writes that wait; reads that have not begun are answered as failed.
    ~MariaPool();

    /// Answers when every connection is open.
    Result<Done> start();
    /// Event loop's thread.
    JobQueue& queue() { return m_queue; }

private:
    void serve(std::promise<Result<Done>> started);

    const MariaOptions m_options;
    const ShardIndex m_shard;
    const MariaWorker::Mode m_mode;
    Completions& m_completions;
    MariaCounters& m_counters;
    JobQueue m_queue;
    std::vector<std::thread> m_threads;
};

} // namespace guitai::storage
