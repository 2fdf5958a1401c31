// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/stored_event.h"

#include <QJsonDocument>

namespace guitai::events {

PublishedEvent storedEvent(storage::ShardIndex shard, std::int64_t position, const storage::Row& row)
{
    PublishedEvent published;
    published.shard = shard;
    published.position = position;
    published.merchantId = row.id<MerchantId>(3);
    published.event.id = row.id<EventId>(1);
    published.event.type = row.utf8(2);
    published.event.subject = row.utf8(4);
    published.event.data = QJsonDocument::fromJson(row.utf8(5)).object();
    published.event.time = row.time(6);
    return published;
}

std::vector<PublishedEvent> storedEvents(storage::ShardIndex shard, const storage::Rows& rows)
{
    std::vector<PublishedEvent> events;
    events.reserve(rows.size());
    for (const storage::Row& row : rows)
        events.push_back(storedEvent(shard, row.number(0), row));
    return events;
}

} // namespace guitai::events
