// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_storage.h"

#include "simulation/failing_work.h"

namespace guitai::simulation {

namespace {

using storage::errors::kCommitUnknown;
using storage::errors::kStorageFailed;

constexpr Duration kSlowest{8'000};
constexpr int kMostStatements = 16;

} // namespace

SimStorage::SimStorage(const Tools& tools, Life life) : m_tools(tools), m_life(life)
{
    for (int shard = 0; shard < tools.shards.count(); ++shard)
        m_shards.push_back(std::make_unique<Shard>());
}

Duration SimStorage::delay()
{
    if (m_tools.random.chance(m_tools.faults.storageSlow))
        return Duration(m_tools.random.between(1, kSlowest.count()));
    return Duration(m_tools.random.between(0, 3));
}

template <class Work>
Work SimStorage::faulty(Work work)
{
    if (!m_tools.random.chance(m_tools.faults.statementFails))
        return work;
    return failingAt(static_cast<int>(m_tools.random.between(1, kMostStatements)), std::move(work));
}

/// What a commit answers that was never tried.
std::optional<ErrorCode> SimStorage::refusal()
{
    if (m_tools.random.chance(m_tools.faults.storageRefuses))
        return kStorageFailed;
    if (m_tools.random.chance(m_tools.faults.commitUnknown / 2))
        return kCommitUnknown;
    return std::nullopt;
}

async::Later<SimStorage::Answer> SimStorage::refused(storage::ShardIndex shard, ErrorCode code)
{
    const async::Promise<Answer> promise;
    trace("refused", shard, code.name);
    m_tools.scheduler.after(delay(), m_life, [promise, code] { promise.complete(Error{code}); });
    return promise.later();
}

/// Run and taken back, and run again when its turn has come and others have committed, as after a lost race: whatever
/// it does beside its statements would show.
void SimStorage::rehearse(storage::ShardIndex shard, const ErasedWork& work)
{
    storage::SqliteConnection& connection = m_tools.shards.at(shard);
    connection.takeFailure();
    connection.control("BEGIN");
    storage::SqliteTransaction transaction(connection);
    work(transaction);
    connection.control("ROLLBACK");
    connection.takeFailure();
}

async::Later<SimStorage::Answer> SimStorage::commit(storage::ShardIndex shard, ErasedWork work)
{
    if (const auto code = refusal())
        return refused(shard, *code);
    if (m_tools.canary != Canary::None)
        work = spoiled(m_tools.canary, std::move(work));
    if (m_tools.random.chance(m_tools.faults.workTwice))
        rehearse(shard, work);
    Shard& its = *m_shards.at(static_cast<size_t>(shard));
    its.waiting.push_back(storage::Job{faulty(std::move(work)), {}, {}});
    its.answerLost.push_back(m_tools.random.chance(m_tools.faults.commitUnknown / 2));
    if (its.waiting.size() == 1)
        m_tools.scheduler.after(delay(), m_life, [this, shard] { commitGroup(shard); });
    return its.waiting.back().promise.later();
}

void SimStorage::commitGroup(storage::ShardIndex shard)
{
    Shard& its = *m_shards.at(static_cast<size_t>(shard));
    const std::vector<bool> answerLost = std::exchange(its.answerLost, {});
    storage::GroupCommit group(m_tools.shards.at(shard), its.counters);
    Finished finished = group.run(std::exchange(its.waiting, {}));
    QByteArray outcomes;
    for (size_t i = 0; i < finished.size(); ++i) {
        if (answerLost[i] && !finished[i].error)
            finished[i].error = Error{kCommitUnknown};
        outcomes += ' ';
        outcomes += finished[i].error ? finished[i].error->code.name : "ok";
    }
    trace("commit", shard, outcomes);
    deliver(delay(), std::move(finished));
}

void SimStorage::deliver(Duration delay, Finished finished)
{
    auto shared = std::make_shared<Finished>(std::move(finished));
    m_tools.scheduler.after(delay, m_life, [shared] {
        for (const storage::FinishedJob& one : *shared)
            one.job.promise.complete(one.error);
    });
}

async::Later<SimStorage::Answer> SimStorage::look(storage::ShardIndex shard, ErasedRead work)
{
    if (m_tools.random.chance(m_tools.faults.storageRefuses))
        return refused(shard, kStorageFailed);
    const async::Promise<Answer> promise;
    m_tools.scheduler.after(delay(), m_life, [this, shard, promise, work = faulty(std::move(work))] {
        const Answer answer = read(shard, work);
        m_tools.scheduler.after(delay(), m_life, [promise, answer] { promise.complete(answer); });
    });
    return promise.later();
}

SimStorage::Answer SimStorage::read(storage::ShardIndex shard, const ErasedRead& work)
{
    storage::SqliteConnection& connection = m_tools.shards.at(shard);
    connection.takeFailure();
    storage::SqliteReader reader(connection); // a snapshot without a transaction: nobody else has a turn meanwhile
    Answer answer = work(reader);
    if (connection.takeFailure() != 0 && !answer)
        answer = Error{kStorageFailed};
    return answer;
}

void SimStorage::trace(const char* what, storage::ShardIndex shard, const QByteArray& detail)
{
    m_tools.trace.line(m_tools.scheduler.now(),
                       QByteArray("storage ") + QByteArray::number(shard) + ' ' + what + ' ' + detail);
}

} // namespace guitai::simulation
