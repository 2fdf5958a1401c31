// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exceptions/closing_desk.h"

#include "days/run_totals.h"

namespace guitai::exceptions {

namespace {

/// A day's money is one currency's on screens; the first is the account's own.
Money firstOf(const std::vector<days::MovedMoney>& moved, bool fees = false)
{
    if (moved.empty())
        return {0, Currency::cny()};
    const days::MovedMoney& one = moved.front();
    return {fees ? one.fees : one.net(), Currency::parse(one.currency).value_or(Currency::cny())};
}

wire::ReconciliationDay shown(const days::DayRecord& record, const OpenCount& open)
{
    const days::RunTotals totals = days::readTotals(record.totals);
    wire::ReconciliationDay day;
    day.accountId = record.accountId;
    day.channel = record.channel;
    day.day = record.day;
    day.state = record.state;
    day.errorCode = record.errorCode;
    day.runId = record.runId;
    day.ours = firstOf(totals.ours);
    day.theirs = firstOf(totals.theirs);
    day.fee = firstOf(totals.theirs, true);
    day.rows = totals.rows;
    day.matched = totals.matched;
    day.notDue = totals.notDue;
    day.openExceptions = open.open;
    day.waitingExceptions = open.waiting;
    day.closedAt = record.closedAt;
    day.closedBy = record.closedBy;
    return day;
}

} // namespace

async::Task<Result<wire::ReconciliationDay>> ClosingDesk::run(Step step, DayCommand command)
{
    std::function<Result<wire::ReconciliationDay>(storage::Transaction&)> work =
        [step, command, now = m_clock.now()](storage::Transaction& tx) -> Result<wire::ReconciliationDay> {
        const auto day = step(tx, command, now);
        if (!day)
            return day.error();
        const auto open = countOpen(tx, command.key);
        if (!open)
            return open.error();
        return shown(*day, *open);
    };
    auto writing = m_storage.write<wire::ReconciliationDay>(storage::kHomeSlot, std::move(work));
    Result<wire::ReconciliationDay> day = co_await writing;
    co_return day;
}

async::Task<Result<wire::ReconciliationDay>> ClosingDesk::close(DayCommand command)
{
    return run(&closeDay, std::move(command));
}

async::Task<Result<wire::ReconciliationDay>> ClosingDesk::reopen(DayCommand command)
{
    return run(&reopenDay, std::move(command));
}

} // namespace guitai::exceptions
