// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The transactional outbox: an event is inserted in the transaction that makes it true, numbered afterwards
// by its shard's pump, and delivered at least once.
#pragma once

#include "storage/storage.h"
#include "wire/stream_wire.h"

namespace guitai::events {

struct NewEvent
{
    storage::Slot slot;
    MerchantId merchantId;
    QByteArray type;    ///< wire::event_types
    QByteArray subject; ///< the payment number
    QJsonObject data;
    UtcTime at;
};

/// Inside the transaction that makes it true. The event id is random and answered.
Result<EventId> insertEvent(storage::Transaction& tx, const NewEvent& event);

/// A numbered event on its way to consumers.
struct PublishedEvent
{
    storage::ShardIndex shard = 0;
    std::int64_t position = 0; ///< 1, 2, 3 … within the shard
    MerchantId merchantId;
    wire::Event event;
};

} // namespace guitai::events
