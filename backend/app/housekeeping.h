// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be looked at now and then although nobody asked: events whose numbering failed, events that
// are no longer kept, what needs a person. Event loop's thread.
#pragma once

#include "app/attention.h"
#include "async/timers.h"
#include "events/event_pump.h"

namespace guitai::app {

/// Everything it is made of outlives the timers.
class Housekeeping
{
public:
    Housekeeping(storage::Storage& storage, events::EventPump& pump, Attention& attention, async::Timers& timers,
                 const Clock& clock)
        : m_storage(storage), m_pump(pump), m_attention(attention), m_timers(timers), m_clock(clock)
    {
    }

    /// Goes on until the timers stop.
    async::Task<> run();

private:
    async::Task<> forget(storage::ShardIndex shard);

    storage::Storage& m_storage;
    events::EventPump& m_pump;
    Attention& m_attention;
    async::Timers& m_timers;
    const Clock& m_clock;
};

} // namespace guitai::app
