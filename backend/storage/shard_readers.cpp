// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/shard_readers.h"

#include "storage/sqlite_transaction.h"

namespace guitai::storage {

namespace {
constexpr int kRestarts = 3;
} // namespace

ShardReaders::ShardReaders(const SqliteOptions& options, ShardIndex shard, Completions& completions)
    : m_options(options), m_shard(shard), m_completions(completions), m_queue(options.queueLimit)
{
}

ShardReaders::~ShardReaders()
{
    std::vector<FinishedJob> refused;
    for (Job& job : m_queue.takeAll())
        refused.push_back(FinishedJob{std::move(job), Error{errors::kStorageFailed}});
    m_completions.push(std::move(refused));
    m_queue.close();
    for (std::thread& thread : m_threads)
        thread.join();
}

Result<Done> ShardReaders::start()
{
    for (int i = 0; i < m_options.readersPerShard; ++i) {
        std::promise<Result<Done>> started;
        auto answer = started.get_future();
        m_threads.emplace_back([this, started = std::move(started)]() mutable { serve(std::move(started)); });
        if (auto opened = answer.get(); !opened)
            return opened;
    }
    return Done{};
}

void ShardReaders::serve(std::promise<Result<Done>> started)
{
    auto connection = SqliteConnection::open(shardPath(m_options.folder, m_shard), SqliteConnection::Mode::Read,
                                             m_options.busyTimeout);
    if (!connection) {
        started.set_value(connection.error());
        return;
    }
    started.set_value(Done{});
    for (auto jobs = m_queue.take(1); !jobs.empty(); jobs = m_queue.take(1)) {
        std::vector<FinishedJob> finished;
        auto error = read(**connection, jobs.front().read);
        finished.push_back(FinishedJob{std::move(jobs.front()), std::move(error)});
        m_completions.push(std::move(finished));
    }
}

std::optional<Error> ShardReaders::read(SqliteConnection& shard, const Storage::ErasedRead& work)
{
    for (int run = 0;; ++run) {
        shard.takeFailure();
        int failure = shard.control("BEGIN");
        std::optional<Error> answer;
        if (failure == 0) {
            SqliteReader reader(shard);
            answer = work(reader);
            failure = shard.takeFailure();
        }
        if (shard.inTransaction())
            shard.control("ROLLBACK");
        if (failure == 0)
            return answer;
        if (!isPassing(failure) || run == kRestarts)
            return answer ? answer : Error{errors::kStorageFailed};
    }
}

} // namespace guitai::storage
