// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from events, durably: a consumer does its part in the transaction that moves its position behind the
// event, so that nothing is done twice or forgotten whatever crashes.
#pragma once

#include "events/outbox.h"

namespace guitai::consumers {

namespace errors {
/// An event does not have the members that its type promises.
inline constexpr ErrorCode kEventUnreadable{"EVENT_UNREADABLE", 500};
} // namespace errors

class Consumer
{
public:
    virtual ~Consumer() = default;

    /// Its row in consumer_position, which a migration made.
    virtual const char* name() const = 0;
    /// Inside a transaction on the event's shard, on a storage thread, maybe more than once. An event of another type
    /// is none of its business. What it stores it recognises again, so that an event delivered twice has one effect.
    /// STORAGE_FAILED is tried again later; any other Error puts the event aside for a person.
    virtual Result<Done> follow(storage::Transaction& tx, const events::PublishedEvent& event) const = 0;
};

/// Done when the row is there, by us or before us.
inline Result<Done> insertedOnce(const Result<int>& inserted)
{
    if (!inserted && !(inserted.error().code == storage::errors::kUniqueViolation))
        return inserted.error();
    return Done{};
}

} // namespace guitai::consumers
