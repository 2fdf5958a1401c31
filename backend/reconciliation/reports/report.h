// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a report tells: a period of one merchant, in counts and sums that add up, before it is written in any format.
// Plain values, of one currency; writers are pure.
#pragma once

#include "ids/ids.h"
#include "money/money.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace guitai::reports {

/// Of a channel and class on one day; the classes are the matching's.
struct ClassLine
{
    QByteArray day; ///< "2026-11-22"
    ChannelCode channel;
    QByteArray kind; ///< "MATCHED", "OURS_ONLY", …
    std::int64_t oursRows = 0;
    std::int64_t theirsRows = 0;
    std::int64_t ours = 0; ///< minor units, net: payments less refunds
    std::int64_t theirs = 0;
    std::int64_t fee = 0; ///< as they say, charged less given back

    std::int64_t rows() const { return oursRows + theirsRows; }
};

struct ExceptionLine
{
    QByteArray exceptionId;
    QByteArray day;
    ChannelCode channel;
    QByteArray kind;
    QByteArray state; ///< OPEN WAITING RESOLVED
    QByteArray number;
    QByteArray transaction;
    std::optional<std::int64_t> ours; ///< absent where that side has no row
    std::optional<std::int64_t> theirs;
    std::int64_t atRisk = 0;
    QByteArray resolution;
    QString remark;
    QByteArray assignee;
    UtcTime openedAt;
    std::optional<UtcTime> resolvedAt;

    bool isOpen() const { return state != "RESOLVED"; }
};

struct Report
{
    QByteArray reference; ///< the run it is about; empty for a period
    MerchantId merchantId;
    QString merchantName;
    QByteArray from; ///< first day
    QByteArray to;   ///< last day
    Currency currency = Currency::cny();
    UtcTime madeAt;
    std::vector<ClassLine> lines;
    std::vector<ExceptionLine> exceptions;
};

/// What lines and exceptions come to.
struct Totals
{
    std::int64_t oursRows = 0;
    std::int64_t theirsRows = 0;
    std::int64_t ours = 0;
    std::int64_t theirs = 0;
    std::int64_t fee = 0;
    std::int64_t agreedRows = 0; ///< MATCHED, and UNPAID: both say that nothing was kept
    std::int64_t notDueRows = 0;
    std::int64_t open = 0;
    std::int64_t resolved = 0;
    std::int64_t atRisk = 0; ///< in open exceptions

    std::int64_t rows() const { return oursRows + theirsRows; }
    std::int64_t difference() const { return ours - theirs; }
    /// Agreed rows of a million that were due, rounded down: a million only when every one agrees. Nothing where none
    /// was due.
    std::optional<std::int64_t> perMillion() const;
};

/// A day of a channel.
struct DayLine
{
    QByteArray day;
    ChannelCode channel;
    Totals totals;
};

/// Exceptions of one class.
struct KindLine
{
    QByteArray kind;
    std::int64_t open = 0;
    std::int64_t resolved = 0;
    std::int64_t atRisk = 0;
};

Totals totalsOf(const Report& report);
/// Newest day first, then by channel.
std::vector<DayLine> daysOf(const Report& report);
/// By day, oldest first.
std::vector<DayLine> trendOf(const Report& report);
/// The most money at risk first.
std::vector<KindLine> kindsOf(const Report& report);

/// "99.98" of 999812 per million: two decimals, rounded down.
QByteArray percentOf(std::int64_t perMillion);

} // namespace guitai::reports
