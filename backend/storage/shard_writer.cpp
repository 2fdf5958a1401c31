// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/shard_writer.h"

namespace guitai::storage {

namespace {

// About 32 MB of log between checkpoints; from 256 MB on, readers are waited for.
constexpr int kCheckpointPages = 8'000;
constexpr int kUrgentPages = 64'000;

} // namespace

ShardWriter::ShardWriter(const SqliteOptions& options, ShardIndex shard, Completions& completions)
    : m_options(options), m_shard(shard), m_completions(completions), m_queue(options.queueLimit)
{
}

ShardWriter::~ShardWriter()
{
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

Result<Done> ShardWriter::start()
{
    std::promise<Result<Done>> started;
    auto answer = started.get_future();
    m_thread = std::thread([this, started = std::move(started)]() mutable { serve(std::move(started)); });
    return answer.get();
}

void ShardWriter::serve(std::promise<Result<Done>> started)
{
    auto connection = SqliteConnection::open(shardPath(m_options.folder, m_shard), SqliteConnection::Mode::Write,
                                             m_options.busyTimeout);
    if (!connection) {
        started.set_value(connection.error());
        return;
    }
    SqliteConnection& shard = **connection;
    GroupCommit group(shard, m_counters);
    started.set_value(Done{});
    for (auto jobs = m_queue.take(m_options.groupLimit); !jobs.empty(); jobs = m_queue.take(m_options.groupLimit)) {
        m_completions.push(group.run(std::move(jobs)));
        if (shard.logPages() >= kCheckpointPages)
            shard.checkpoint(shard.logPages() >= kUrgentPages);
    }
    shard.checkpoint(true);
}

} // namespace guitai::storage
