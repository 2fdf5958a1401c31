// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A storage whose n-th write fails and every one after it, as if the process had died there: either before that
// write was done, or after it was committed and before anybody heard of it.
#pragma once

#include "storage/storage.h"

namespace guitai::test {

enum class Stumble { Before, After };

class StumblingStorage final : public storage::Storage
{
public:
    explicit StumblingStorage(storage::Storage& inner) : m_inner(inner) {}

    /// Counts writes from now on, from 1.
    void stumbleAt(int write, Stumble how)
    {
        m_writes = 0;
        m_at = write;
        m_how = how;
    }
    /// That write alone is answered so, whether it is done or not.
    void failOnce(int write, ErrorCode code, bool isDone)
    {
        m_writes = 0;
        m_once = write;
        m_onceCode = code;
        m_onceIsDone = isDone;
    }
    void recover() { m_at = 0; }
    /// True when there were enough writes to stumble.
    bool hasStumbled() const { return m_at > 0 && m_writes >= m_at; }

    int shardCount() const override { return m_inner.shardCount(); }
    storage::ShardIndex shardOf(storage::Slot slot) const override { return m_inner.shardOf(slot); }

protected:
    async::Later<std::optional<Error>> commit(storage::ShardIndex shard, ErasedWork work) override
    {
        const async::Promise<std::optional<Error>> promise;
        ++m_writes;
        if (m_writes == m_once) {
            failThisOne(shard, std::move(work), promise);
            return promise.later();
        }
        const bool fails = hasStumbled();
        const bool isDone = !fails || (m_writes == m_at && m_how == Stumble::After);
        if (isDone)
            write(m_inner, shard, std::move(work), promise, fails ? std::optional(lost()) : std::nullopt);
        else
            promise.complete(lost());
        return promise.later();
    }
    async::Later<std::optional<Error>> look(storage::ShardIndex shard, ErasedRead work) override
    {
        const async::Promise<std::optional<Error>> promise;
        if (hasStumbled())
            promise.complete(lost());
        else
            read(m_inner, shard, std::move(work), promise);
        return promise.later();
    }

private:
    using Promise = async::Promise<std::optional<Error>>;

    static Error lost() { return Error{storage::errors::kStorageFailed}; }
    void failThisOne(storage::ShardIndex shard, ErasedWork work, const Promise& promise)
    {
        m_once = 0;
        if (m_onceIsDone)
            write(m_inner, shard, std::move(work), promise, Error{m_onceCode});
        else
            promise.complete(Error{m_onceCode});
    }
    static Result<Done> answerOf(std::optional<Error> failed) { return failed ? Result<Done>(*failed) : Done{}; }
    static std::optional<Error> errorOf(const Result<Done>& answer)
    {
        return answer ? std::nullopt : std::optional(answer.error());
    }

    static async::Task<> write(storage::Storage& inner, storage::ShardIndex shard, ErasedWork work, Promise promise,
                               std::optional<Error> instead)
    {
        std::function<Result<Done>(storage::Transaction&)> plain = [work](storage::Transaction& tx) {
            return answerOf(work(tx));
        };
        auto writing = inner.write<Done>(shard, std::move(plain));
        const Result<Done> written = co_await writing;
        promise.complete(instead ? instead : errorOf(written));
    }
    static async::Task<> read(storage::Storage& inner, storage::ShardIndex shard, ErasedRead work, Promise promise)
    {
        std::function<Result<Done>(storage::Reader&)> plain = [work](storage::Reader& reader) {
            return answerOf(work(reader));
        };
        auto reading = inner.read<Done>(shard, std::move(plain));
        const Result<Done> done = co_await reading;
        promise.complete(errorOf(done));
    }

    storage::Storage& m_inner;
    int m_writes = 0;
    int m_at = 0;
    int m_once = 0;
    ErrorCode m_onceCode = storage::errors::kStorageFailed;
    bool m_onceIsDone = false;
    Stumble m_how = Stumble::Before;
};

} // namespace guitai::test
