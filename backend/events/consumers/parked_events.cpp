// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consumers/parked_events.h"

#include "events/stored_event.h"
#include "log/log.h"
#include "storage/newest_first.h"

#include <algorithm>

namespace guitai::consumers {

namespace {

const log::Category lc{"events.consumers"};

const storage::Statement kList{"consumers/list_parked_events"};
const storage::Statement kFind{"consumers/find_parked_event"};
const storage::Statement kDelete{"consumers/delete_parked_event"};
const storage::Statement kFindEvent{"consumers/find_event"};

using storage::Bind;
using Parked = std::vector<wire::ParkedEvent>;

Result<Parked> parkedOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return rows.error();
    Parked parked;
    for (const storage::Row& row : *rows)
        parked.push_back({row.id<EventId>(0), row.utf8(1), row.utf8(2), row.utf8(3), row.utf8(4), row.time(5)});
    return parked;
}

constexpr char kBetween = '.'; // event and consumer in a cursor: two consumers may have put the same event aside

storage::PageEnd endAt(const wire::ParkedEvent& event)
{
    return {event.parkedAt.ms(), event.eventId.bytes() + kBetween + event.consumer};
}

Result<Parked> parkedBefore(storage::Reader& reader, const MerchantId& merchantId, const storage::PageEnd& from,
                            int limit)
{
    const qsizetype between = from.id.lastIndexOf(kBetween);
    const QByteArray event = from.id.left(std::max<qsizetype>(between, 0));
    const QByteArray consumer = from.id.mid(between + 1);
    return parkedOf(reader.rows(
        kList, {merchantId, from.ms, from.ms, Bind::text(event), Bind::text(event), Bind::text(consumer), limit}));
}

Result<events::PublishedEvent> storedEvent(storage::Reader& reader, storage::ShardIndex shard, const EventId& eventId)
{
    const auto rows = reader.rows(kFindEvent, {eventId});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{errors::kParkedEventNotFound};
    return events::storedEvent(shard, rows->front().number(0), rows->front());
}

Error stillNotFollowed(const Error& because)
{
    if (because.code == storage::errors::kStorageFailed || because.code == storage::errors::kConflict)
        return because;
    Error error{errors::kStillNotFollowed};
    error.extras.insert(QStringLiteral("cause"), QLatin1String(because.code.name));
    return error;
}

using Consumers = std::vector<const Consumer*>;

/// Those that put it aside follow it; nothing where it does not lie on this shard.
Result<Parked> followParked(storage::Transaction& tx, const Consumers& consumers, storage::ShardIndex shard,
                            const MerchantId& merchantId, const EventId& eventId)
{
    auto parked = parkedOf(tx.rows(kFind, {eventId, merchantId}));
    if (!parked || parked->empty())
        return parked;
    const auto event = storedEvent(tx, shard, eventId);
    if (!event)
        return event.error();
    for (const wire::ParkedEvent& one : *parked) {
        const auto consumer = std::find_if(consumers.begin(), consumers.end(),
                                           [&](const Consumer* c) { return one.consumer == c->name(); });
        if (consumer == consumers.end())
            return stillNotFollowed(Error{guitai::errors::kUnavailable});
        if (const auto followed = (*consumer)->follow(tx, *event); !followed)
            return stillNotFollowed(followed.error());
        const auto deleted = tx.run(kDelete, {one.consumer, eventId});
        if (!deleted)
            return deleted.error();
        if (*deleted != 1) // somebody else lets it be followed at this moment
            return Error{storage::errors::kConflict};
    }
    return parked;
}

} // namespace

async::Task<Result<wire::ParkedEventPage>> ParkedEvents::list(MerchantId merchantId, int limit, QByteArray cursor)
{
    const auto from = storage::PageEnd::parse(cursor);
    if (!from)
        co_return from.error();
    std::function<Result<Parked>(storage::Reader&)> work = [merchantId, from = *from, limit](storage::Reader& reader) {
        return parkedBefore(reader, merchantId, from, limit + 1);
    };
    auto reading = storage::readEveryShard<wire::ParkedEvent>(m_storage, std::move(work));
    Result<Parked> parked = co_await reading;
    if (!parked)
        co_return parked.error();
    wire::ParkedEventPage page;
    page.nextCursor = storage::cutToPage(*parked, limit, endAt);
    page.parkedEvents = std::move(*parked);
    co_return page;
}

async::Task<Result<wire::ParkedEventPage>> ParkedEvents::retry(MerchantId merchantId, EventId eventId)
{
    // The id does not say where it lies; a person asks, so looking everywhere is cheap enough.
    for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
        std::function<Result<Parked>(storage::Transaction&)> work = [consumers = m_consumers, shard, merchantId,
                                                                     eventId](storage::Transaction& tx) {
            return followParked(tx, consumers, shard, merchantId, eventId);
        };
        auto writing = m_storage.write<Parked>(shard, std::move(work));
        Result<Parked> followed = co_await writing;
        if (!followed)
            co_return followed.error();
        if (followed->empty())
            continue;
        log::info(lc, "parked_event_followed").with("event_id", eventId.bytes());
        wire::ParkedEventPage page;
        page.parkedEvents = std::move(*followed);
        co_return page;
    }
    co_return Error{errors::kParkedEventNotFound};
}

} // namespace guitai::consumers
