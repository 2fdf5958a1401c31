// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lets consumers follow every shard's numbered events, until it is destroyed. Any number of processes may run one: the
// position is moved by compare-and-set. One event that cannot be followed is put aside and never holds up those behind
// it, and one consumer never holds up another. Lives on the event loop's thread; destroy it before the storage.
#pragma once

#include "async/timers.h"
#include "consumers/consumer.h"
#include "events/event_pump.h"
#include "observability/metrics.h"

namespace guitai::consumers {

class ConsumerWorker
{
public:
    struct Tools
    {
        storage::Storage& storage;
        events::EventPump& pump;
        async::Timers& timers;
        const Clock& clock;
        observability::Metrics& metrics;
    };

    /// The consumers outlive it.
    ConsumerWorker(const Tools& tools, std::vector<const Consumer*> consumers);
    ~ConsumerWorker();
    ConsumerWorker(const ConsumerWorker&) = delete;
    ConsumerWorker& operator=(const ConsumerWorker&) = delete;

    /// Follows the pump and looks every second for what is behind.
    void start();
    void wake();
    bool isBusy() const;

    static constexpr int kBatch = 200;
    /// An event that the storage refuses this often is put aside too.
    static constexpr int kMostFailures = 10;

private:
    class Private;
    std::shared_ptr<Private> d; // shared with the looks under way
};

} // namespace guitai::consumers
