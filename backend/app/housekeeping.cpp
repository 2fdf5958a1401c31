// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/housekeeping.h"

#include "events/prune_events.h"
#include "log/log.h"
#include "payments/duplicate_guard.h"

namespace guitai::app {

namespace {

const log::Category lc{"app"};

constexpr Duration kRound = std::chrono::seconds(5);
constexpr int kRoundsBetweenLooks = 12;   // a minute
constexpr int kRoundsBetweenPrunes = 720; // an hour

} // namespace

async::Task<> keepHouse(storage::Storage& storage, events::EventPump& pump, Attention& attention, async::Timers& timers,
                        const Clock& clock)
{
    for (int round = 1;; ++round) {
        auto waiting = timers.after(kRound);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        if (round % kRoundsBetweenLooks == 0) {
            auto looking = attention.look();
            co_await looking;
        }
        for (storage::ShardIndex shard = 0; shard < storage.shardCount(); ++shard) {
            pump.wake(shard);
            if (round % kRoundsBetweenPrunes != 0)
                continue;
            auto pruning = events::pruneEvents(storage, shard, clock.now() - events::kEventsKeptFor);
            const Result<int> pruned = co_await pruning;
            if (!pruned)
                log::error(lc, "prune_failed").with("shard", shard).with("code", pruned.error().code.name);
            auto forgetting = payments::forgetEndedGuards(storage, shard, clock.now());
            const Result<int> forgotten = co_await forgetting;
            if (!forgotten)
                log::error(lc, "guards_not_forgotten").with("shard", shard).with("code", forgotten.error().code.name);
        }
    }
}

} // namespace guitai::app
