// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The night's schedule: from an hour of the morning on every bill of yesterday is asked for until it is there; from
// another hour on a missing one is an alarm. Any number of processes may run it. Lives on the event loop's thread.
#pragma once

#include "bills/bill_intake.h"
#include "storage/due_work.h"

#include <QHash>

namespace guitai::bills {

struct FetchTimes
{
    Duration from = std::chrono::hours(2);          ///< after the day's midnight, in business time
    QHash<QByteArray, Duration> fromOfChannel = {}; ///< where a channel's differs
    Duration alarmAt = std::chrono::hours(12);
    Duration retry = std::chrono::minutes(15);
    int daysBack = 3; ///< after having been away
};

class BillFetcher
{
public:
    BillFetcher(BillIntake& intake, storage::Storage& storage, const channels::Registry& registry,
                merchants::ChannelAccounts& accounts, async::Timers& timers, const Clock& clock, FetchTimes times,
                DayHooks hooks);

    /// Watches and fetches until the timers stop.
    async::Task<> run();
    /// Opens the watches that are due to begin; answers how many.
    async::Task<int> planOnce();
    /// Asks for what is due; answers how many were asked for.
    async::Task<int> fetchOnce() { return m_work.runOnce(); }
    bool isResting() const { return m_work.isResting(); }
    /// Now, whatever the schedule says; what is there already is answered as BILL_DUPLICATE.
    async::Task<Result<wire::Bill>> fetchNow(ChannelAccountId accountId, QByteArray day, channels::BillKind kind);

private:
    async::Task<int> openWatches(const channels::Channel* channel, channels::BillKind kind, BusinessDate day);
    async::Task<> resume(WatchRecord watch);
    async::Task<> note(WatchRecord watch, Error error);

    BillIntake& m_intake;
    storage::Storage& m_storage;
    const channels::Registry& m_registry;
    merchants::ChannelAccounts& m_accounts;
    async::Timers& m_timers;
    const Clock& m_clock;
    const FetchTimes m_times;
    const DayHooks m_hooks;
    storage::DueWork<WatchRecord> m_work;
};

} // namespace guitai::bills
