// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_pool.h"

namespace guitai::storage {

namespace {

/// What the client library keeps for a thread that uses it.
class ClientThread
{
public:
    ClientThread() { mysql_thread_init(); }
    ~ClientThread() { mysql_thread_end(); }
    ClientThread(const ClientThread&) = delete;
    ClientThread& operator=(const ClientThread&) = delete;
};

} // namespace

MariaPool::MariaPool(const MariaOptions& options, ShardIndex shard, MariaWorker::Mode mode, Completions& completions,
                     MariaCounters& counters)
    : m_options(options), m_shard(shard), m_mode(mode), m_completions(completions), m_counters(counters),
      m_queue(options.queueLimit)
{
}

MariaPool::~MariaPool()
{
    if (m_mode == MariaWorker::Mode::Read) {
        std::vector<FinishedJob> refused;
        for (Job& job : m_queue.takeAll())
            refused.push_back(FinishedJob{std::move(job), Error{errors::kStorageFailed}});
        m_completions.push(std::move(refused));
    }
    m_queue.close();
    for (std::thread& thread : m_threads)
        thread.join();
}

Result<Done> MariaPool::start()
{
    const bool writes = m_mode == MariaWorker::Mode::Write;
    const int count = writes ? m_options.writersPerShard : m_options.readersPerShard;
    for (int i = 0; i < count; ++i) {
        std::promise<Result<Done>> started;
        auto answer = started.get_future();
        m_threads.emplace_back([this, started = std::move(started)]() mutable { serve(std::move(started)); });
        if (auto opened = answer.get(); !opened)
            return opened;
    }
    return Done{};
}

void MariaPool::serve(std::promise<Result<Done>> started)
{
    const ClientThread client;
    MariaWorker worker(m_options, m_shard, m_mode, m_counters);
    auto connected = worker.connect();
    const bool isOpen = connected.ok();
    started.set_value(std::move(connected));
    if (!isOpen)
        return;
    for (auto jobs = m_queue.take(1); !jobs.empty(); jobs = m_queue.take(1)) {
        Job& job = jobs.front();
        auto error = job.write ? worker.write(job.write) : worker.read(job.read);
        std::vector<FinishedJob> finished;
        finished.push_back(FinishedJob{std::move(job), std::move(error)});
        m_completions.push(std::move(finished));
    }
}

} // namespace guitai::storage
