// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Shards on a MariaDB server, one schema each: a few writing and reading threads per shard, whose commits the
// server groups. Belongs to the event loop's thread that opened it; so do all its answers. It is never
// destroyed from inside an answer.
#pragma once

#include "storage/completions.h"
#include "storage/maria_migrator.h"
#include "storage/maria_pool.h"

namespace guitai::storage {

class MariaStorage final : public Storage
{
public:
    /// Refuses a server that is not set to keep what it answers, schemas that another process works on, and a schema
    /// that is not the program's own.
    static Result<std::unique_ptr<MariaStorage>> open(MariaOptions options, const Migrator& migrator);
    /// Commits the writes that wait and answers everybody before it returns; later calls are answered as failed.
    ~MariaStorage() override;

    int shardCount() const override { return m_options.shardCount; }
    ShardIndex shardOf(Slot slot) const override { return slot.number() % m_options.shardCount; }
    /// Of all shards.
    const MariaCounters& counters() const { return m_counters; }

protected:
    async::Later<std::optional<Error>> commit(ShardIndex shard, ErasedWork work) override;
    async::Later<std::optional<Error>> look(ShardIndex shard, ErasedRead work) override;

private:
    MariaStorage(MariaOptions options, MariaOwnership owner);
    Result<Done> start();
    async::Later<std::optional<Error>> submit(MariaPool& pool, Job job);

    const MariaOptions m_options;
    MariaOwnership m_owner;
    bool m_stopping = false;
    Completions m_completions;
    MariaCounters m_counters;
    std::vector<std::unique_ptr<MariaPool>> m_writers;
    std::vector<std::unique_ptr<MariaPool>> m_readers;
};

} // namespace guitai::storage
