// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/closing.h"

#include "accounts/ledger.h"
#include "days/run_totals.h"
#include "exceptions/ledger_moves.h"
#include "merchants/audit_trail.h"

#include <algorithm>
#include <map>

namespace guitai::exceptions {

namespace {

namespace states = wire::reconciliation_days;
using days::DayRecord;
using storage::Bind;

const storage::Statement kFindClosing{"exceptions/find_closing"};
const storage::Statement kCountClosings{"exceptions/count_closings"};
const storage::Statement kInsertClosing{"exceptions/insert_closing"};
const storage::Statement kReopenClosing{"exceptions/reopen_closing"};
const storage::Statement kCountSides{"exceptions/count_sides"};

/// Classes whose rows are explained without a case.
constexpr std::array kExplained{"MATCHED", "UNPAID", "NOT_DUE"};

Result<DayRecord> storedDay(storage::Reader& reader, const DayCommand& command)
{
    auto found = days::findDay(reader, command.key.accountId, command.key.day);
    if (!found)
        return found.error();
    if (!*found || (*found)->merchantId != command.merchantId)
        return Error{errors::kDayNotFound};
    return std::move(**found);
}

Result<Done> moveTo(storage::Transaction& tx, DayRecord& day, const QByteArray& to, UtcTime now)
{
    const auto moved = days::moveDay(tx, day, to, now);
    if (!moved)
        return moved.error();
    return *moved ? Result<Done>(Done{}) : Error{storage::errors::kConflict};
}

Error notExplained(const DayRecord& day, const OpenCount& open)
{
    Error error{errors::kDayNotExplained};
    error.extras.insert(QStringLiteral("state"), QString::fromLatin1(day.state));
    error.extras.insert(QStringLiteral("open"), open.open);
    error.extras.insert(QStringLiteral("waiting"), open.waiting);
    return error;
}

/// Every row that the engine found different has its case: sums and counts of the engine tie out to the bill, so the
/// bill's total is what matched and what the cases say.
Result<Done> checkTied(storage::Reader& reader, const DayRecord& day)
{
    const auto rows = reader.rows(kCountSides, {day.accountId, Bind::text(day.day)});
    if (!rows)
        return rows.error();
    std::map<QByteArray, std::pair<std::int64_t, std::int64_t>> cases;
    for (const storage::Row& row : *rows)
        cases[row.utf8(0)] = {row.number(1), row.number(2)};
    std::map<QByteArray, std::pair<std::int64_t, std::int64_t>> found;
    for (const wire::RunClass& one : days::readTotals(day.totals).classes) {
        const bool isExplained = std::find(kExplained.begin(), kExplained.end(), one.name) != kExplained.end();
        if (!isExplained && one.oursRows + one.theirsRows > 0)
            found[one.name] = {one.oursRows, one.theirsRows};
    }
    return cases == found ? Result<Done>(Done{}) : Error{errors::kDayNotTied};
}

accounts::Batch batchOf(const DayRecord& day, const QByteArray& effectKey, UtcTime now)
{
    accounts::Batch batch{effectKey, "DAY_CLOSING", day.accountId.bytes() + ':' + day.day, now, {}};
    for (const days::MovedMoney& theirs : days::readTotals(day.totals).theirs) {
        const auto currency = Currency::parse(theirs.currency);
        if (!currency)
            continue;
        const auto clearing = accounts::channelClearing(storage::kHomeSlot, day.channel, *currency);
        addMove(batch.lines, accounts::receivable(day.accountId, *currency), clearing,
                Money(theirs.net() - theirs.fees, *currency));
        addMove(batch.lines, accounts::channelFee(day.accountId, *currency), clearing, Money(theirs.fees, *currency));
    }
    return batch;
}

Result<Done> note(storage::Transaction& tx, const DayCommand& command, const QByteArray& action, UtcTime now)
{
    return merchants::appendAuditEntry(
        tx,
        {now, command.actor, action, "day/" + command.key.accountId.bytes() + '/' + command.key.day, command.remark});
}

/// Posts what the bill says and writes the closing down.
Result<Done> insertClosing(storage::Transaction& tx, const DayRecord& day, const DayCommand& command, UtcTime now)
{
    const auto before = tx.rows(kCountClosings, {day.accountId, Bind::text(day.day)});
    if (!before)
        return before.error();
    const std::int64_t number = before->front().number(0) + 1;
    QByteArray effectKey = "close:" + day.accountId.bytes() + ':' + day.day;
    if (number > 1) // closed again after it was opened: another effect
        effectKey += ':' + QByteArray::number(static_cast<qlonglong>(number));
    const accounts::Batch batch = batchOf(day, effectKey, now);
    if (batch.lines.empty()) // nothing was paid that day
        effectKey.clear();
    else if (const auto posted = accounts::post(tx, batch); !posted)
        return posted.error();
    const auto inserted = tx.run(kInsertClosing, {day.accountId, Bind::text(day.day), number, Bind::text(effectKey),
                                                  now, Bind::text(command.actor), command.remark});
    if (!inserted) {
        // Somebody closes it side by side: look again.
        const bool raced = inserted.error().code == storage::errors::kUniqueViolation;
        return raced ? Error{storage::errors::kConflict} : inserted.error();
    }
    return Done{};
}

} // namespace

Result<DayRecord> closeDay(storage::Transaction& tx, const DayCommand& command, UtcTime now)
{
    auto found = storedDay(tx, command);
    if (!found)
        return found;
    DayRecord day = std::move(*found);
    if (day.state == states::kClosed)
        return day;
    const auto open = countOpen(tx, command.key);
    if (!open)
        return open.error();
    const bool isCompared = day.state == states::kMatched || day.state == states::kExceptions;
    if (!isCompared || open->open > 0)
        return notExplained(day, *open);
    if (const auto tied = checkTied(tx, day); !tied)
        return tied.error();
    if (day.state == states::kExceptions) {
        if (const auto moved = moveTo(tx, day, states::kMatched, now); !moved)
            return moved.error();
    }
    if (const auto closing = insertClosing(tx, day, command, now); !closing)
        return closing.error();
    day.closedAt = now;
    day.closedBy = command.actor;
    if (const auto moved = moveTo(tx, day, states::kClosed, now); !moved)
        return moved.error();
    if (const auto noted = note(tx, command, "day.closed", now); !noted)
        return noted.error();
    return day;
}

Result<DayRecord> reopenDay(storage::Transaction& tx, const DayCommand& command, UtcTime now)
{
    auto found = storedDay(tx, command);
    if (!found)
        return found;
    DayRecord day = std::move(*found);
    if (!day.isClosed())
        return Error{errors::kDayNotClosed};
    const auto closing = tx.rows(kFindClosing, {day.accountId, Bind::text(day.day)});
    if (!closing)
        return closing.error();
    for (const storage::Row& row : *closing) {
        if (!row.utf8(2).isEmpty()) {
            if (const auto back = accounts::reverse(tx, row.utf8(2), "DAY_REOPENING", now); !back)
                return back.error();
        }
        const auto ended = tx.run(kReopenClosing, {now, Bind::text(command.actor), command.remark, day.accountId,
                                                   Bind::text(day.day), row.number(1)});
        if (!ended)
            return ended.error();
    }
    const auto open = countOpen(tx, command.key);
    if (!open)
        return open.error();
    day.closedAt.reset();
    day.closedBy.clear();
    const QByteArray to = open->open > 0 ? states::kExceptions : states::kMatched;
    if (const auto moved = moveTo(tx, day, to, now); !moved)
        return moved.error();
    if (const auto noted = note(tx, command, "day.reopened", now); !noted)
        return noted.error();
    return day;
}

Result<Done> followDay(storage::Transaction& tx, const DayKey& key, UtcTime now)
{
    auto found = days::findDay(tx, key.accountId, key.day);
    if (!found)
        return found.error();
    if (!*found)
        return Done{};
    DayRecord day = std::move(**found);
    const auto open = countOpen(tx, key);
    if (!open)
        return open.error();
    QByteArray to = day.state;
    if (day.state == states::kExceptions && open->open == 0)
        to = states::kMatched;
    else if (day.state == states::kMatched && open->open > 0)
        to = states::kExceptions;
    else if (day.state == states::kClosed && open->open > 0)
        to = states::kUnbalanced;
    return to == day.state ? Result<Done>(Done{}) : moveTo(tx, day, to, now);
}

} // namespace guitai::exceptions
