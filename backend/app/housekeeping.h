// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be looked at now and then although nobody asked: events whose numbering failed, events that
// are no longer kept, what needs a person.
#pragma once

#include "app/attention.h"
#include "async/timers.h"
#include "events/event_pump.h"

namespace guitai::app {

/// Goes on until the timers stop; everything outlives them.
async::Task<> keepHouse(storage::Storage& storage, events::EventPump& pump, Attention& attention, async::Timers& timers,
                        const Clock& clock);

} // namespace guitai::app
