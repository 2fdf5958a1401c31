// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/day_record.h"

#include "wire/reconciliation_wire.h"

#include <algorithm>
#include <array>

namespace guitai::days {

namespace {

namespace states = wire::reconciliation_days;
using storage::Bind;
using storage::Row;

const storage::Statement kFind{"days/find_day"};
const storage::Statement kList{"days/list_days"};
const storage::Statement kInsert{"days/insert_day"};
const storage::Statement kMove{"days/move_day"};
const storage::Statement kChangeInputs{"days/change_inputs"};
const storage::Statement kCountInNeed{"days/count_days_in_need"};

struct Step
{
    const char* from;
    const char* to;
};

/// A day stays in its state by moving to the same.
constexpr std::array kSteps{
    Step{states::kAwaited, states::kNoBill},     Step{states::kAwaited, states::kRunning},
    Step{states::kNoBill, states::kRunning},     Step{states::kRunning, states::kMatched},
    Step{states::kRunning, states::kExceptions}, Step{states::kRunning, states::kFailed},
    Step{states::kRunning, states::kAwaited},    Step{states::kMatched, states::kRunning},
    Step{states::kExceptions, states::kRunning}, Step{states::kFailed, states::kRunning},
    Step{states::kExceptions, states::kMatched}, Step{states::kMatched, states::kExceptions},
    Step{states::kMatched, states::kClosed},     Step{states::kClosed, states::kUnbalanced},
    Step{states::kUnbalanced, states::kClosed},  Step{states::kClosed, states::kMatched},
    Step{states::kClosed, states::kExceptions},  Step{states::kUnbalanced, states::kExceptions},
    Step{states::kUnbalanced, states::kMatched}, Step{states::kAwaited, states::kFailed},
    Step{states::kNoBill, states::kFailed},      Step{states::kRunning, states::kNoBill},
};

Bind optionalText(const QByteArray& text)
{
    return text.isEmpty() ? Bind::null() : Bind::text(text);
}

DayRecord dayOf(const Row& row)
{
    DayRecord day;
    day.accountId = row.id<ChannelAccountId>(0);
    day.day = row.utf8(1);
    day.merchantId = row.id<MerchantId>(2);
    day.channel = row.id<ChannelCode>(3);
    day.state = row.utf8(4);
    day.version = row.number(5);
    day.inputs = row.number(6);
    day.runId = row.id<RunId>(7);
    day.totals = row.utf8(8);
    day.errorCode = row.utf8(9);
    day.closedAt = row.optionalTime(10);
    day.closedBy = row.utf8(11);
    return day;
}

} // namespace

bool DayRecord::isClosed() const
{
    return state == states::kClosed || state == states::kUnbalanced;
}

bool mayMove(const DayState& from, const DayState& to)
{
    return from == to ||
           std::ranges::any_of(kSteps, [&](const Step& step) { return from == step.from && to == step.to; });
}

Result<std::optional<DayRecord>> findDay(storage::Reader& reader, const ChannelAccountId& accountId,
                                         const QByteArray& day)
{
    const auto rows = reader.rows(kFind, {accountId, Bind::text(day)});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<DayRecord>();
    return std::optional(dayOf(rows->front()));
}

Result<DayRecord> openDay(storage::Transaction& tx, const DayRecord& wanted, UtcTime at)
{
    auto found = findDay(tx, wanted.accountId, wanted.day);
    if (!found)
        return found.error();
    if (*found)
        return std::move(**found);
    const auto inserted = tx.run(
        kInsert, {wanted.accountId, Bind::text(wanted.day), wanted.merchantId, wanted.channel, states::kAwaited, at});
    if (!inserted && inserted.error().code == storage::errors::kUniqueViolation)
        return Error{storage::errors::kConflict};
    if (!inserted)
        return inserted.error();
    DayRecord made = wanted;
    made.state = states::kAwaited;
    made.version = 1;
    made.totals = "{}";
    return made;
}

Result<bool> moveDay(storage::Transaction& tx, DayRecord& day, const DayState& to, UtcTime at)
{
    if (!mayMove(day.state, to))
        return Error{guitai::errors::kInternal, {}, QStringLiteral("A day has no such step.")};
    const auto moved = tx.run(kMove, {Bind::text(to), day.runId, Bind::text(day.totals), optionalText(day.errorCode),
                                      day.closedAt, optionalText(day.closedBy), at, day.accountId, Bind::text(day.day),
                                      day.version, Bind::text(day.state)});
    if (!moved)
        return moved.error();
    if (*moved == 0)
        return false;
    day.state = to;
    ++day.version;
    return true;
}

Result<Done> changeInputs(storage::Transaction& tx, const ChannelAccountId& accountId, const QByteArray& day)
{
    const auto changed = tx.run(kChangeInputs, {accountId, Bind::text(day)});
    if (!changed)
        return changed.error();
    return Done{};
}

Result<std::vector<DayRecord>> listDays(storage::Reader& reader, const MerchantId& merchantId, const QByteArray& from,
                                        const QByteArray& to, int limit)
{
    const auto rows = reader.rows(kList, {merchantId, Bind::text(from), Bind::text(to), limit});
    if (!rows)
        return rows.error();
    std::vector<DayRecord> days;
    for (const Row& row : *rows)
        days.push_back(dayOf(row));
    return days;
}

Result<int> countDaysInNeed(storage::Reader& reader, const MerchantId& merchantId)
{
    const auto rows = reader.rows(kCountInNeed, {merchantId});
    if (!rows)
        return rows.error();
    return static_cast<int>(rows->front().number(0));
}

} // namespace guitai::days
