// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/following.h"

#include "events/consumer_position.h"
#include "events/stored_event.h"

namespace guitai::consumers {

namespace {

constexpr storage::Statement kListEvents{"events/list_events"};
constexpr storage::Statement kHasEventsBehind{"consumers/has_events_behind"};
constexpr storage::Statement kInsertParked{"consumers/insert_parked_event"};

Result<Done> moveTo(storage::Transaction& tx, const Consumer& consumer, std::int64_t from, std::int64_t to)
{
    const auto moved = events::moveConsumerPosition(tx, consumer.name(), from, to);
    if (!moved)
        return moved.error();
    if (!*moved) // somebody else has followed them meanwhile: all of this is rolled back and looked at again
        return Error{storage::errors::kConflict, {}, QStringLiteral("The consumer's position has moved.")};
    return Done{};
}

struct Behind
{
    std::int64_t from = 0;
    std::vector<events::PublishedEvent> events;
};

Result<Behind> behind(storage::Transaction& tx, const Consumer& consumer, storage::ShardIndex shard, int limit)
{
    const auto from = events::consumerPosition(tx, consumer.name());
    if (!from)
        return from.error();
    const auto rows = tx.rows(kListEvents, {*from, limit});
    if (!rows)
        return rows.error();
    return Behind{*from, events::storedEvents(shard, *rows)};
}

} // namespace

Result<bool> hasEventsBehind(storage::Reader& reader, const Consumer& consumer)
{
    const auto rows = reader.rows(kHasEventsBehind, {consumer.name()});
    if (!rows)
        return rows.error();
    return rows->front().number(0) != 0;
}

Result<int> followBatch(storage::Transaction& tx, const Consumer& consumer, storage::ShardIndex shard, int limit)
{
    const auto next = behind(tx, consumer, shard, limit);
    if (!next)
        return next.error();
    if (next->events.empty())
        return 0;
    for (const events::PublishedEvent& event : next->events) {
        if (const auto followed = consumer.follow(tx, event); !followed)
            return followed.error();
    }
    if (const auto moved = moveTo(tx, consumer, next->from, next->events.back().position); !moved)
        return moved.error();
    return static_cast<int>(next->events.size());
}

Result<EventId> parkNext(storage::Transaction& tx, const Consumer& consumer, const Error& because, UtcTime now)
{
    const auto next = behind(tx, consumer, 0, 1);
    if (!next)
        return next.error();
    if (next->events.empty())
        return EventId();
    const EventId id = next->events.front().event.id;
    const auto parked = insertedOnce(tx.run(kInsertParked, {consumer.name(), id, because.code.name, now}));
    if (!parked)
        return parked.error();
    if (const auto moved = moveTo(tx, consumer, next->from, next->events.front().position); !moved)
        return moved.error();
    return id;
}

} // namespace guitai::consumers
