// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a day of a channel account has come to: its row, inside transactions on the home shard.
#pragma once

#include "ids/ids.h"
#include "ids/reconciliation_ids.h"
#include "storage/transaction.h"

namespace guitai::days {

/// wire::reconciliation_days; the text stored.
using DayState = QByteArray;

struct DayRecord
{
    ChannelAccountId accountId;
    QByteArray day; ///< "2026-11-22", the provider's own
    MerchantId merchantId;
    ChannelCode channel;
    DayState state;
    std::int64_t version = 0;
    std::int64_t inputs = 0; ///< grows when a bill or what was carried over becomes another
    RunId runId;             ///< the run whose result stands
    QByteArray totals;       ///< JSON, see run_totals.h
    QByteArray errorCode;
    std::optional<UtcTime> closedAt;
    QByteArray closedBy;

    /// Nobody but a person changes it, and whatever changes is told.
    bool isClosed() const;
};

/// Steps between states; one line each in day_record.cpp.
bool mayMove(const DayState& from, const DayState& to);

Result<std::optional<DayRecord>> findDay(storage::Reader& reader, const ChannelAccountId& accountId,
                                         const QByteArray& day);
/// Makes it where it is missing, AWAITED.
Result<DayRecord> openDay(storage::Transaction& tx, const DayRecord& wanted, UtcTime at);
/// Writes everything of the record but its inputs, and the state `to`, where state and version are still those of the
/// record; false when somebody was faster. Refuses a step that there is not.
Result<bool> moveDay(storage::Transaction& tx, DayRecord& day, const DayState& to, UtcTime at);
/// What the next run compares is another now.
Result<Done> changeInputs(storage::Transaction& tx, const ChannelAccountId& accountId, const QByteArray& day);

/// Newest first, both ends included.
Result<std::vector<DayRecord>> listDays(storage::Reader& reader, const MerchantId& merchantId, const QByteArray& from,
                                        const QByteArray& to, int limit);
/// Of all days: without their bill, with exceptions, failed, or no longer balanced.
Result<int> countDaysInNeed(storage::Reader& reader, const MerchantId& merchantId);

} // namespace guitai::days
