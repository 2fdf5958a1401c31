// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked for at a channel until it is there: one row for each account, day and kind, inside transactions on the
// home shard.
#pragma once

#include "bills/bill_record.h"

namespace guitai::bills {

namespace watches {
inline constexpr char kAwaited[] = "AWAITED";
inline constexpr char kNoBill[] = "NO_BILL"; ///< should be there by now; asked for on and on
inline constexpr char kReceived[] = "RECEIVED";
} // namespace watches

struct WatchRecord
{
    ChannelAccountId accountId;
    QByteArray day;
    QByteArray kind;
    MerchantId merchantId;
    ChannelCode channel;
    QByteArray state;
    int tries = 0;
    QByteArray errorCode; ///< of the last try
    UtcTime alarmAt;
    std::optional<UtcTime> nextAt; ///< nothing once it is there
    std::int64_t token = 0;
};

/// An account that has no watch for a day yet.
struct Unwatched
{
    ChannelAccountId accountId;
    MerchantId merchantId;
};

Result<std::optional<WatchRecord>> findWatch(storage::Reader& reader, const ChannelAccountId& accountId,
                                             const QByteArray& day, const QByteArray& kind);
Result<std::vector<WatchRecord>> findDueWatches(storage::Reader& reader, UtcTime now, int limit);
/// Of accounts of a channel that were there before `ends`.
Result<std::vector<Unwatched>> findUnwatched(storage::Reader& reader, const ChannelCode& channel, const QByteArray& day,
                                             const QByteArray& kind, UtcTime ends, int limit);
/// False when it is there.
Result<bool> insertWatch(storage::Transaction& tx, const WatchRecord& watch);
/// False when another process took it.
Result<bool> takeWatch(storage::Transaction& tx, WatchRecord& watch, UtcTime next);
Result<Done> moveWatch(storage::Transaction& tx, WatchRecord& watch, const char* state);

} // namespace guitai::bills
