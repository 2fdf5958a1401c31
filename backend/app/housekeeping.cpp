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

async::Task<> Housekeeping::run()
{
    for (int round = 1;; ++round) {
        auto waiting = m_timers.after(kRound);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        for (storage::ShardIndex shard = 0; shard < m_storage.shardCount(); ++shard) {
            m_pump.wake(shard);
            if (round % kRoundsBetweenPrunes != 0)
                continue;
            auto forgetting = forget(shard);
            co_await forgetting;
        }
        if (round % kRoundsBetweenLooks != 0)
            continue;
        auto looking = m_attention.look();
        co_await looking;
    }
}

async::Task<> Housekeeping::forget(storage::ShardIndex shard)
{
    auto pruning = events::pruneEvents(m_storage, shard, m_clock.now() - events::kEventsKeptFor);
    const Result<int> pruned = co_await pruning;
    if (!pruned)
        log::error(lc, "prune_failed").with("shard", shard).with("code", pruned.error().code.name);
    auto forgetting = payments::forgetEndedGuards(m_storage, shard, m_clock.now());
    const Result<int> forgotten = co_await forgetting;
    if (!forgotten)
        log::error(lc, "guards_not_forgotten").with("shard", shard).with("code", forgotten.error().code.name);
}

} // namespace guitai::app
