// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Storage: transactions on the shards, awaited from the event loop.
//
// A work function is plain, runs on a storage thread, may run more than once (it is restarted whole after
// a passing database error) and must therefore have no effect but its statements and its answer.
// It returns an Error to roll back everything it did. When write() answers ok, the work is durable.
#pragma once

#include "async/task.h"
#include "storage/slot.h"
#include "storage/transaction.h"

#include <functional>

namespace guitai::storage {

/// An index of a shard, 0 to shardCount()-1.
using ShardIndex = int;

class Storage
{
public:
    using ErasedWork = std::function<std::optional<Error>(Transaction&)>;
    using ErasedRead = std::function<std::optional<Error>(Reader&)>;

    virtual ~Storage() = default;

    virtual int shardCount() const = 0;
    virtual ShardIndex shardOf(Slot slot) const = 0;

    /// `work` commits on the shard, grouped with others waiting for it.
    template <class T>
    async::Task<Result<T>> write(ShardIndex shard, std::function<Result<T>(Transaction&)> work)
    {
        auto answer = std::make_shared<std::optional<T>>();
        ErasedWork erased = [answer, work = std::move(work)](Transaction& tx) {
            return keepAnswer<T>(*answer, work(tx));
        };
        auto committed = commit(shard, std::move(erased));
        std::optional<Error> failed = co_await committed;
        co_return taken<T>(*answer, failed);
    }
    template <class T>
    async::Task<Result<T>> write(Slot slot, std::function<Result<T>(Transaction&)> work)
    {
        return write<T>(shardOf(slot), std::move(work));
    }

    /// `work` reads a snapshot of the shard; it sees every write that was answered before.
    template <class T>
    async::Task<Result<T>> read(ShardIndex shard, std::function<Result<T>(Reader&)> work)
    {
        auto answer = std::make_shared<std::optional<T>>();
        ErasedRead erased = [answer, work = std::move(work)](Reader& reader) {
            return keepAnswer<T>(*answer, work(reader));
        };
        auto finished = look(shard, std::move(erased));
        std::optional<Error> failed = co_await finished;
        co_return taken<T>(*answer, failed);
    }
    template <class T>
    async::Task<Result<T>> read(Slot slot, std::function<Result<T>(Reader&)> work)
    {
        return read<T>(shardOf(slot), std::move(work));
    }

protected:
    virtual async::Later<std::optional<Error>> commit(ShardIndex shard, ErasedWork work) = 0;
    virtual async::Later<std::optional<Error>> look(ShardIndex shard, ErasedRead work) = 0;

private:
    template <class T>
    static std::optional<Error> keepAnswer(std::optional<T>& answer, Result<T> result)
    {
        if (!result)
            return result.error();
        answer.emplace(std::move(*result));
        return std::nullopt;
    }
    template <class T>
    static Result<T> taken(std::optional<T>& answer, const std::optional<Error>& failed)
    {
        if (failed)
            return *failed;
        return std::move(*answer);
    }
};

} // namespace guitai::storage
