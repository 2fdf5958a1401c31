// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/prune_events.h"

#include "events/consumer_position.h"

namespace guitai::events {

namespace {

constexpr storage::Statement kListOldest{"events/list_oldest_events"};
constexpr storage::Statement kDeleteUpTo{"events/delete_events_up_to"};
constexpr int kChunk = 500;

Result<int> pruneChunk(storage::Transaction& tx, UtcTime before)
{
    auto oldest = tx.rows(kListOldest, {kChunk});
    if (!oldest)
        return oldest.error();
    const auto followed = slowestConsumerPosition(tx);
    if (!followed)
        return followed.error();
    std::int64_t last = 0;
    for (const storage::Row& row : *oldest) {
        const bool wanted = row.time(1) >= before || row.number(2) != 0 || row.number(0) > *followed;
        if (wanted)
            break;
        last = row.number(0);
    }
    return last == 0 ? Result<int>(0) : tx.run(kDeleteUpTo, {last});
}

} // namespace

async::Task<Result<int>> pruneEvents(storage::Storage& storage, storage::ShardIndex shard, UtcTime before)
{
    int pruned = 0;
    const std::function<Result<int>(storage::Transaction&)> work = [before](storage::Transaction& tx) {
        return pruneChunk(tx, before);
    };
    for (int chunk = kChunk; chunk == kChunk; pruned += chunk) {
        auto deleted = storage.write<int>(shard, work);
        const auto answer = co_await deleted;
        if (!answer)
            co_return answer;
        chunk = *answer;
    }
    co_return pruned;
}

} // namespace guitai::events
