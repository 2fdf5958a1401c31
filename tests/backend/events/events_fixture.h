// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Real storage with outbox events put into it, for the tests of this folder.
#pragma once

#include "events/event_pump.h"
#include "support/fake_clock.h"
#include "support/storage_fixture.h"

namespace guitai::test {

inline const MerchantId kMerchant = MerchantId::trusted("M1000");
inline const MerchantId kOtherMerchant = MerchantId::trusted("M2000");

inline events::NewEvent newEvent(int number, MerchantId merchant = kMerchant, UtcTime at = UtcTime::fromMs(1'000))
{
    const QByteArray subject = "P" + QByteArray::number(number);
    QJsonObject data{{QStringLiteral("number"), number}};
    return events::NewEvent{storage::kHomeSlot, merchant, "guitai.payment.succeeded", subject, data, at};
}

inline async::Task<Result<EventId>> insert(storage::Storage& storage, storage::ShardIndex shard, events::NewEvent event)
{
    return storage.write<EventId>(shard, [event](storage::Transaction& tx) { return events::insertEvent(tx, event); });
}

inline void insertMany(storage::Storage& storage, storage::ShardIndex shard, int first, int count,
                       MerchantId merchant = kMerchant, UtcTime at = UtcTime::fromMs(1'000))
{
    std::vector<std::shared_ptr<std::optional<Result<EventId>>>> answers;
    for (int number = first; number < first + count; ++number)
        answers.push_back(begin(insert(storage, shard, newEvent(number, merchant, at))));
    for (const auto& answer : answers) {
        if (!waitFor(answer).ok())
            qFatal("an event was not inserted");
    }
}

/// What a subscriber was told, per shard.
struct Heard
{
    std::vector<events::PublishedEvent> events;

    std::vector<std::int64_t> positions(storage::ShardIndex shard) const
    {
        std::vector<std::int64_t> found;
        for (const auto& event : events) {
            if (event.shard == shard)
                found.push_back(event.position);
        }
        return found;
    }
    int listenTo(events::EventPump& pump)
    {
        return pump.subscribe([this](const events::PublishedEvent& event) { events.push_back(event); });
    }
};

inline std::vector<std::int64_t> upTo(std::int64_t last, std::int64_t first = 1)
{
    std::vector<std::int64_t> positions;
    for (auto position = first; position <= last; ++position)
        positions.push_back(position);
    return positions;
}

} // namespace guitai::test
