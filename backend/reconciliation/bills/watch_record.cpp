// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/watch_record.h"

namespace guitai::bills {

namespace {

using storage::Bind;
using storage::Row;

const storage::Statement kFind{"bills/find_watch"};
const storage::Statement kFindDue{"bills/find_due_watches"};
const storage::Statement kFindMissing{"bills/find_missing_watches"};
const storage::Statement kInsert{"bills/insert_watch"};
const storage::Statement kTake{"bills/take_watch"};
const storage::Statement kMove{"bills/move_watch"};

WatchRecord watchOf(const Row& row)
{
    WatchRecord watch;
    watch.accountId = row.id<ChannelAccountId>(0);
    watch.day = row.utf8(1);
    watch.kind = row.utf8(2);
    watch.merchantId = row.id<MerchantId>(3);
    watch.channel = row.id<ChannelCode>(4);
    watch.state = row.utf8(5);
    watch.tries = static_cast<int>(row.number(6));
    watch.errorCode = row.utf8(7);
    watch.alarmAt = row.time(8);
    watch.nextAt = row.optionalTime(9);
    watch.token = row.number(10);
    return watch;
}

} // namespace

Result<std::optional<WatchRecord>> findWatch(storage::Reader& reader, const ChannelAccountId& accountId,
                                             const QByteArray& day, const QByteArray& kind)
{
    const auto rows = reader.rows(kFind, {accountId, Bind::text(day), Bind::text(kind)});
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<WatchRecord>() : std::optional(watchOf(rows->front()));
}

Result<std::vector<WatchRecord>> findDueWatches(storage::Reader& reader, UtcTime now, int limit)
{
    const auto rows = reader.rows(kFindDue, {now, limit});
    if (!rows)
        return rows.error();
    std::vector<WatchRecord> watches;
    for (const Row& row : *rows)
        watches.push_back(watchOf(row));
    return watches;
}

Result<std::vector<Unwatched>> findUnwatched(storage::Reader& reader, const ChannelCode& channel, const QByteArray& day,
                                             const QByteArray& kind, UtcTime ends, int limit)
{
    const auto rows = reader.rows(kFindMissing, {Bind::text(day), Bind::text(kind), channel, ends, limit});
    if (!rows)
        return rows.error();
    std::vector<Unwatched> missing;
    for (const Row& row : *rows)
        missing.push_back({row.id<ChannelAccountId>(0), row.id<MerchantId>(1)});
    return missing;
}

Result<bool> insertWatch(storage::Transaction& tx, const WatchRecord& watch)
{
    const auto inserted =
        tx.run(kInsert, {watch.accountId, Bind::text(watch.day), Bind::text(watch.kind), watch.merchantId,
                         watch.channel, Bind::text(watch.state), watch.alarmAt, watch.nextAt});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return false;
    if (!inserted)
        return inserted.error();
    return true;
}

Result<bool> takeWatch(storage::Transaction& tx, WatchRecord& watch, UtcTime next)
{
    const auto taken =
        tx.run(kTake, {next, watch.accountId, Bind::text(watch.day), Bind::text(watch.kind), watch.token});
    if (!taken)
        return taken.error();
    if (*taken == 0)
        return false;
    watch.nextAt = next;
    ++watch.tries;
    ++watch.token;
    return true;
}

Result<Done> moveWatch(storage::Transaction& tx, WatchRecord& watch, const char* state)
{
    watch.state = state;
    const auto moved = tx.run(kMove, {state, watch.errorCode.isEmpty() ? Bind::null() : Bind::text(watch.errorCode),
                                      watch.nextAt, watch.accountId, Bind::text(watch.day), Bind::text(watch.kind)});
    if (!moved)
        return moved.error();
    return Done{};
}

} // namespace guitai::bills
