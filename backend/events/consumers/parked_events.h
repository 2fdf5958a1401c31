// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Events that a consumer could not follow: a person looks at them and, when the cause is gone, lets them be followed.
// An event is here as long as it is kept (events::kEventsKeptFor). Lives on the event loop's thread.
#pragma once

#include "consumers/consumer.h"
#include "storage/storage.h"
#include "wire/parked_event_wire.h"

namespace guitai::consumers {

namespace errors {
/// Also for another merchant's, and for one that was followed meanwhile.
inline constexpr ErrorCode kParkedEventNotFound{"PARKED_EVENT_NOT_FOUND", 404};
/// The consumer still cannot follow it; nothing changed. The problem's "cause" is its code.
inline constexpr ErrorCode kStillNotFollowed{"EVENT_STILL_NOT_FOLLOWED", 409};
} // namespace errors

class ParkedEvents
{
public:
    /// The consumers outlive it.
    ParkedEvents(storage::Storage& storage, std::vector<const Consumer*> consumers)
        : m_storage(storage), m_consumers(std::move(consumers))
    {
    }

    /// `limit` from 1 to 200.
    async::Task<Result<wire::ParkedEventPage>> list(MerchantId merchantId, int limit, QByteArray cursor);
    /// Every consumer that put it aside follows it, all or none; answers them as they were put aside.
    async::Task<Result<wire::ParkedEventPage>> retry(MerchantId merchantId, EventId eventId);

private:
    storage::Storage& m_storage;
    std::vector<const Consumer*> m_consumers;
};

} // namespace guitai::consumers
