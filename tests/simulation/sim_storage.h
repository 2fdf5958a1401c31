// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The storage port on virtual time: the production's statements and group commit, run on this thread when their time
// has come. Lives as long as one life of the house; a crash forgets what waits and keeps what was committed.
#pragma once

#include "simulation/canary.h"
#include "simulation/faults.h"
#include "simulation/shards.h"
#include "simulation/trace.h"
#include "simulation/virtual_time.h"
#include "storage/group_commit.h"

namespace guitai::simulation {

class SimStorage final : public storage::Storage
{
public:
    struct Tools
    {
        Shards& shards;
        Scheduler& scheduler;
        const Faults& faults;
        SeededRandom& random;
        Trace& trace;
        Canary canary = Canary::None;
    };
    SimStorage(const Tools& tools, Life life);

    int shardCount() const override { return m_tools.shards.count(); }
    storage::ShardIndex shardOf(storage::Slot slot) const override { return m_tools.shards.shardOf(slot); }

protected:
    async::Later<std::optional<Error>> commit(storage::ShardIndex shard, ErasedWork work) override;
    async::Later<std::optional<Error>> look(storage::ShardIndex shard, ErasedRead work) override;

private:
    using Answer = std::optional<Error>;
    using Finished = std::vector<storage::FinishedJob>;

    struct Shard
    {
        storage::GroupCounters counters;
        std::vector<storage::Job> waiting;
        std::vector<bool> answerLost; ///< of those
    };

    void commitGroup(storage::ShardIndex shard);
    void deliver(Duration delay, Finished finished);
    async::Later<Answer> refused(storage::ShardIndex shard, ErrorCode code);
    std::optional<ErrorCode> refusal();
    void rehearse(storage::ShardIndex shard, const ErasedWork& work);
    Duration delay();
    /// As it is, or with a statement that fails.
    template <class Work>
    Work faulty(Work work);
    Answer read(storage::ShardIndex shard, const ErasedRead& work);
    void trace(const char* what, storage::ShardIndex shard, const QByteArray& detail);

    const Tools m_tools;
    const Life m_life;
    std::vector<std::unique_ptr<Shard>> m_shards;
};

} // namespace guitai::simulation
