// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_storage.h"

namespace guitai::storage {

namespace {

async::Later<std::optional<Error>> failedAtOnce()
{
    const async::Promise<std::optional<Error>> promise;
    promise.complete(Error{errors::kStorageFailed});
    return promise.later();
}

} // namespace

Result<std::unique_ptr<MariaStorage>> MariaStorage::open(MariaOptions options, const Migrator& migrator)
{
    auto owner = MariaOwnership::take(options);
    if (!owner)
        return owner.error();
    if (auto checked = checkSchemas(options, migrator); !checked)
        return checked.error();
    std::unique_ptr<MariaStorage> storage(new MariaStorage(std::move(options), std::move(*owner)));
    if (auto started = storage->start(); !started)
        return started.error();
    return storage;
}

MariaStorage::MariaStorage(MariaOptions options, MariaOwnership owner)
    : m_options(std::move(options)), m_owner(std::move(owner)), m_completions([] {})
{
}

Result<Done> MariaStorage::start()
{
    using Mode = MariaWorker::Mode;
    for (ShardIndex shard = 0; shard < m_options.shardCount; ++shard) {
        m_writers.push_back(std::make_unique<MariaPool>(m_options, shard, Mode::Write, m_completions, m_counters));
        m_readers.push_back(std::make_unique<MariaPool>(m_options, shard, Mode::Read, m_completions, m_counters));
        for (MariaPool* pool : {m_writers.back().get(), m_readers.back().get()}) {
            if (auto started = pool->start(); !started)
                return started;
        }
    }
    return Done{};
}

MariaStorage::~MariaStorage()
{
    m_stopping = true;
    m_readers.clear();
    m_writers.clear();
    m_completions.deliver();
}

async::Later<std::optional<Error>> MariaStorage::commit(ShardIndex shard, ErasedWork work)
{
    if (m_stopping)
        return failedAtOnce();
    return submit(*m_writers.at(static_cast<size_t>(shard)), Job{std::move(work), {}, {}});
}

async::Later<std::optional<Error>> MariaStorage::look(ShardIndex shard, ErasedRead work)
{
    if (m_stopping)
        return failedAtOnce();
    return submit(*m_readers.at(static_cast<size_t>(shard)), Job{{}, std::move(work), {}});
}

async::Later<std::optional<Error>> MariaStorage::submit(MariaPool& pool, Job job)
{
    const auto promise = job.promise;
    if (!pool.queue().push(job))
        return failedAtOnce();
    pool.queue().wake();
    return promise.later();
}

} // namespace guitai::storage
