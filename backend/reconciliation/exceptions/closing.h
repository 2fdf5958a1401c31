// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Closing a day of a channel account and opening it again: the day's state, the entries and the closing's row are one
// transaction on the home shard.
#pragma once

#include "days/day_record.h"
#include "exceptions/exception_record.h"

namespace guitai::exceptions {

namespace errors {
inline constexpr ErrorCode kDayNotFound{"DAY_NOT_FOUND", 404};
/// Not in a state to be closed; the problem's "state" says which, "open" how many cases are left.
inline constexpr ErrorCode kDayNotExplained{"DAY_NOT_EXPLAINED", 409};
/// The run's differences and the day's cases are not the same rows.
inline constexpr ErrorCode kDayNotTied{"DAY_NOT_TIED", 409};
/// It is not closed.
inline constexpr ErrorCode kDayNotClosed{"DAY_NOT_CLOSED", 409};
} // namespace errors

struct DayCommand
{
    DayCommand(MerchantId merchantId, DayKey key, QByteArray actor, QString remark)
        : merchantId(std::move(merchantId)), key(std::move(key)), actor(std::move(actor)), remark(std::move(remark))
    {
    }

    MerchantId merchantId;
    DayKey key;
    QByteArray actor;
    QString remark;
};

/// What the bill says goes from the channel's clearing account to what it has to pay out, and to its fees. Closed
/// already: the day as it is.
Result<days::DayRecord> closeDay(storage::Transaction& tx, const DayCommand& command, UtcTime now);
/// By new entries the other way round; the closing stays on record.
Result<days::DayRecord> reopenDay(storage::Transaction& tx, const DayCommand& command, UtcTime now);

/// After a case was resolved or opened again: a day that was compared is MATCHED while all is explained, and one that
/// was closed does not balance any more once something is not.
Result<Done> followDay(storage::Transaction& tx, const DayKey& key, UtcTime now);

} // namespace guitai::exceptions
