// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are to be looked at again at a time of their own: found on every shard, taken by a conditional update that
// moves that time on, and handed on, so that any number of processes may do it. What a crash cuts short is due again.
// Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "storage/storage.h"

namespace guitai::storage {

template <class Record>
class DueWork
{
public:
    struct Acts
    {
        /// Due by then, oldest first.
        std::function<Result<std::vector<Record>>(Reader&, UtcTime now, int limit)> find;
        /// When it is looked at again, if nothing comes of this time.
        std::function<UtcTime(const Record&)> nextLook;
        /// False when another process took it.
        std::function<Result<bool>(Transaction&, Record&, UtcTime next)> take;
        std::function<async::Task<>(Record)> resume;
    };

    DueWork(Storage& storage, async::Timers& timers, const Clock& clock, Acts acts)
        : m_storage(storage), m_timers(timers), m_clock(clock), m_acts(std::move(acts))
    {
    }

    /// Looks for what is due until the timers stop.
    async::Task<> run()
    {
        for (;;) {
            auto waiting = m_timers.after(m_isBehind ? kLookSoon : kLookEvery);
            const async::Wake wake = co_await waiting;
            if (wake == async::Wake::Stopped)
                co_return;
            auto looking = runOnce();
            co_await looking;
        }
    }

    /// Takes and resumes what is due now; answers how many were taken.
    async::Task<int> runOnce()
    {
        int taken = 0;
        m_isBehind = false;
        for (ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
            auto taking = takeDue(shard);
            Result<Records> due = co_await taking;
            if (!due)
                continue; // logged by the storage; the rows stay due
            for (Record& record : *due) {
                ++taken;
                resume(std::move(record)); // goes on by itself
            }
        }
        co_return taken;
    }

    /// True while nothing of what was taken is still under way; only then may it be destroyed.
    bool isResting() const { return m_underWay == 0; }

private:
    using Records = std::vector<Record>;

    static constexpr Duration kLookEvery = std::chrono::milliseconds(250);
    /// Where more was due than could be taken: a million open payments are not looked at 256 a second.
    static constexpr Duration kLookSoon = std::chrono::milliseconds(10);
    /// Calls under way at once; a peer that hangs keeps this many, not all memory.
    static constexpr int kMostUnderWay = 64;

    async::Task<Result<Records>> takeDue(ShardIndex shard)
    {
        const int limit = kMostUnderWay - m_underWay;
        Records none;
        if (limit <= 0) {
            m_isBehind = true;
            co_return none;
        }
        const UtcTime now = m_clock.now();
        // Looking is a read, so that an idle shop writes nothing four times a second.
        std::function<Result<Records>(Reader&)> look = [find = m_acts.find, now, limit](Reader& reader) {
            return find(reader, now, limit);
        };
        auto looking = m_storage.read<Records>(shard, std::move(look));
        Result<Records> seen = co_await looking;
        if (!seen || seen->empty())
            co_return seen;
        m_isBehind = m_isBehind || seen->size() == static_cast<size_t>(limit);
        std::vector<UtcTime> next;
        for (const Record& record : *seen)
            next.push_back(m_acts.nextLook(record));
        std::function<Result<Records>(Transaction&)> work =
            [take = m_acts.take, seen = std::move(*seen), next = std::move(next)](Transaction& tx) -> Result<Records> {
            Records due;
            for (size_t i = 0; i < seen.size(); ++i) {
                Record record = seen[i];
                const auto taken = take(tx, record, next[i]);
                if (!taken)
                    return taken.error();
                if (*taken)
                    due.push_back(std::move(record));
            }
            return due;
        };
        auto writing = m_storage.write<Records>(shard, std::move(work));
        Result<Records> due = co_await writing;
        co_return due;
    }

    async::Task<> resume(Record record)
    {
        ++m_underWay;
        auto resuming = m_acts.resume(std::move(record));
        co_await resuming;
        --m_underWay;
    }

    Storage& m_storage;
    async::Timers& m_timers;
    const Clock& m_clock;
    const Acts m_acts;
    int m_underWay = 0;
    bool m_isBehind = false;
};

} // namespace guitai::storage
