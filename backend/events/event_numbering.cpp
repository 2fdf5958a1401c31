// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/event_numbering.h"

#include "events/stored_event.h"

namespace guitai::events {

namespace {

constexpr storage::Statement kListUnnumbered{"events/list_unnumbered_events"};
constexpr storage::Statement kNumberEvent{"events/number_event"};
constexpr storage::Statement kFindMark{"events/find_event_mark"};
constexpr storage::Statement kMoveMark{"events/move_event_mark"};

Result<EventMark> markOf(storage::Reader& reader)
{
    auto rows = reader.rows(kFindMark, {});
    if (!rows)
        return rows.error();
    if (rows->size() != 1)
        return Error{storage::errors::kStorageFailed};
    return EventMark{rows->front().number(0), rows->front().number(1)};
}

Result<Numbered> number(storage::Transaction& tx, storage::ShardIndex shard, std::int64_t published)
{
    auto waiting = tx.rows(kListUnnumbered, {kEventBatch});
    if (!waiting)
        return waiting.error();
    auto mark = markOf(tx);
    if (!mark)
        return mark.error();
    Numbered done{mark->numbered, {}};
    done.events.reserve(waiting->size());
    for (const storage::Row& row : *waiting) {
        const std::int64_t position = ++mark->numbered;
        auto numbered = tx.run(kNumberEvent, {position, row.number(0)});
        if (!numbered)
            return numbered.error();
        if (*numbered != 1)
            return Error{storage::errors::kConflict};
        done.events.push_back(storedEvent(shard, position, row));
    }
    if (done.events.empty() && published <= mark->published)
        return done;
    auto moved = tx.run(kMoveMark, {mark->numbered, published});
    if (!moved)
        return moved.error();
    return done;
}

} // namespace

async::Task<Result<Numbered>> numberEvents(storage::Storage& storage, storage::ShardIndex shard, std::int64_t published)
{
    return storage.write<Numbered>(
        shard, [shard, published](storage::Transaction& tx) { return number(tx, shard, published); });
}

async::Task<Result<EventMark>> findEventMark(storage::Storage& storage, storage::ShardIndex shard)
{
    return storage.read<EventMark>(shard, [](storage::Reader& reader) { return markOf(reader); });
}

} // namespace guitai::events
