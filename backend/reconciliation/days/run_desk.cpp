// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/run_desk.h"

#include "bills/bill_folder.h"
#include "days/open_cases.h"
#include "days/run_totals.h"
#include "time/parse_business_date.h"

namespace guitai::days {

namespace {

namespace states = wire::reconciliation_days;

constexpr int kMostDays = 5'000;
constexpr char kSystem[] = "system";

Money netOf(const std::vector<MovedMoney>& moved, bool fees = false)
{
    if (moved.empty())
        return {0, Currency::cny()};
    const MovedMoney& first = moved.front();
    return {fees ? first.fees : first.net(), Currency::parse(first.currency).value_or(Currency::cny())};
}

wire::ReconciliationDay shown(const DayRecord& record)
{
    const RunTotals totals = readTotals(record.totals);
    wire::ReconciliationDay day;
    day.accountId = record.accountId;
    day.channel = record.channel;
    day.day = record.day;
    day.state = record.state;
    day.errorCode = record.errorCode;
    day.runId = record.runId;
    day.ours = netOf(totals.ours);
    day.theirs = netOf(totals.theirs);
    day.fee = netOf(totals.theirs, true);
    day.rows = totals.rows;
    day.matched = totals.matched;
    day.notDue = totals.notDue;
    day.closedAt = record.closedAt;
    day.closedBy = record.closedBy;
    return day;
}

Result<wire::ReconciliationOverview> overviewOf(storage::Reader& reader, const MerchantId& merchantId,
                                                const QByteArray& from, const QByteArray& to, UtcTime now)
{
    const auto records = listDays(reader, merchantId, from, to, kMostDays + 1);
    if (!records)
        return records.error();
    if (records->size() > kMostDays)
        return Error{errors::kRangeTooLong};
    const auto inNeed = countDaysInNeed(reader, merchantId);
    if (!inNeed)
        return inNeed.error();
    wire::ReconciliationOverview overview;
    overview.daysInNeed = *inNeed;
    for (const DayRecord& record : *records) {
        overview.failedBills += record.state == states::kFailed || record.state == states::kNoBill ? 1 : 0;
        overview.awaitedBills += record.state == states::kAwaited ? 1 : 0;
        wire::ReconciliationDay day = shown(record);
        const auto watch =
            bills::findWatch(reader, record.accountId, record.day, bills::nameOf(channels::BillKind::Trade));
        if (!watch)
            return watch.error();
        if (*watch)
            day.nextLookAt = (*watch)->nextAt;
        overview.days.push_back(std::move(day));
    }
    if (const auto added = addOpenCases(reader, merchantId, from, to, now, overview); !added)
        return added.error();
    return overview;
}

Result<RunRecord> queueDay(storage::Transaction& tx, DayRecord wanted, const QByteArray& actor, UtcTime at,
                           const RunId& newId)
{
    const auto day = openDay(tx, wanted, at);
    if (!day)
        return day.error();
    return queueRun(tx, *day, actor, at, newId.bytes());
}

Result<RunRecord> runOf(storage::Reader& reader, const MerchantId& merchantId, const RunId& runId)
{
    const auto run = findRun(reader, runId);
    if (!run)
        return run.error();
    if (!*run || (*run)->merchantId != merchantId)
        return Error{errors::kRunNotFound};
    return **run;
}

DayRecord dayFor(const channels::ChannelAccount& account, const QByteArray& day)
{
    DayRecord record;
    record.accountId = account.accountId;
    record.merchantId = account.merchantId;
    record.channel = account.channel;
    record.day = day;
    return record;
}

} // namespace

RunId newRunId(const RandomBytes& random)
{
    return RunId::trusted("run_" + random(12).toHex());
}

async::Task<Result<wire::ReconciliationRun>> RunDesk::start(ChannelAccountId accountId, QByteArray day,
                                                            QByteArray actor)
{
    if (!parseBusinessDate(day))
        co_return Error{bills::errors::kBillDayInvalid, QStringLiteral("day")};
    auto finding = m_accounts.byId(accountId);
    const Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error().code == guitai::errors::kNotFound ? Error{errors::kDayUnknown} : account.error();
    const channels::Channel* channel = m_registry.byCode(account->channel);
    if (!channel || channel->descriptor().bills.empty())
        co_return Error{errors::kDayUnknown};
    std::function<Result<RunRecord>(storage::Transaction&)> work =
        [wanted = dayFor(*account, day), actor, at = m_clock.now(), id = newRunId(m_random)](storage::Transaction& tx) {
            return queueDay(tx, wanted, actor, at, id);
        };
    auto writing = m_storage.write<RunRecord>(storage::kHomeSlot, std::move(work));
    const Result<RunRecord> run = co_await writing;
    if (!run)
        co_return run.error();
    co_return run->shown();
}

async::Task<Result<wire::ReconciliationRun>> RunDesk::startFor(MerchantId merchantId, wire::StartRun wanted,
                                                               QByteArray actor)
{
    auto finding = m_accounts.byId(wanted.accountId);
    const Result<channels::ChannelAccount> account = co_await finding;
    if (!account || account->merchantId != merchantId)
        co_return account || account.error().code == guitai::errors::kNotFound ? Error{errors::kDayUnknown}
                                                                               : account.error();
    auto starting = start(wanted.accountId, wanted.day, std::move(actor));
    Result<wire::ReconciliationRun> run = co_await starting;
    co_return run;
}

async::Task<Result<wire::ReconciliationRun>> RunDesk::get(MerchantId merchantId, RunId runId)
{
    std::function<Result<RunRecord>(storage::Reader&)> work = [=](storage::Reader& reader) {
        return runOf(reader, merchantId, runId);
    };
    auto reading = m_storage.read<RunRecord>(storage::kHomeSlot, std::move(work));
    const Result<RunRecord> run = co_await reading;
    if (!run)
        co_return run.error();
    co_return run->shown();
}

async::Task<Result<wire::ReconciliationRunPage>> RunDesk::list(MerchantId merchantId, RunFilter filter)
{
    std::function<Result<wire::ReconciliationRunPage>(storage::Reader&)> work = [=](storage::Reader& reader) {
        return listRuns(reader, merchantId, filter);
    };
    auto reading = m_storage.read<wire::ReconciliationRunPage>(storage::kHomeSlot, std::move(work));
    Result<wire::ReconciliationRunPage> page = co_await reading;
    co_return page;
}

async::Task<Result<wire::ReconciliationRun>> RunDesk::cancel(MerchantId merchantId, RunId runId)
{
    std::function<Result<RunRecord>(storage::Transaction&)> work = [=](storage::Transaction& tx) -> Result<RunRecord> {
        auto run = runOf(tx, merchantId, runId);
        if (!run)
            return run.error();
        const auto asked = askToCancel(tx, runId);
        if (!asked)
            return asked.error();
        return *asked ? run : Error{errors::kRunEnded};
    };
    auto writing = m_storage.write<RunRecord>(storage::kHomeSlot, std::move(work));
    const Result<RunRecord> run = co_await writing;
    if (!run)
        co_return run.error();
    co_return run->shown();
}

async::Task<Result<wire::ReconciliationOverview>> RunDesk::overview(MerchantId merchantId, QByteArray from,
                                                                    QByteArray to)
{
    std::function<Result<wire::ReconciliationOverview>(storage::Reader&)> work =
        [=, now = m_clock.now()](storage::Reader& reader) { return overviewOf(reader, merchantId, from, to, now); };
    auto reading = m_storage.read<wire::ReconciliationOverview>(storage::kHomeSlot, std::move(work));
    Result<wire::ReconciliationOverview> overview = co_await reading;
    co_return overview;
}

bills::DayHooks RunDesk::hooks(RandomBytes random)
{
    bills::DayHooks hooks;
    hooks.awaited = [](storage::Transaction& tx, const bills::WatchRecord& watch, UtcTime at) -> Result<Done> {
        if (watch.kind != bills::nameOf(channels::BillKind::Trade))
            return Done{};
        DayRecord wanted;
        wanted.accountId = watch.accountId;
        wanted.merchantId = watch.merchantId;
        wanted.channel = watch.channel;
        wanted.day = watch.day;
        auto day = openDay(tx, wanted, at);
        if (!day)
            return day.error();
        if (day->state != states::kAwaited || watch.state != bills::watches::kNoBill)
            return Done{};
        const auto moved = moveDay(tx, *day, states::kNoBill, at);
        if (!moved)
            return moved.error();
        return *moved ? Result<Done>(Done{}) : Error{storage::errors::kConflict};
    };
    hooks.received = [random](storage::Transaction& tx, const bills::BillRecord& bill, UtcTime at) -> Result<Done> {
        if (bill.bill.kind != bills::nameOf(channels::BillKind::Trade))
            return Done{};
        DayRecord wanted;
        wanted.accountId = bill.bill.accountId;
        wanted.merchantId = bill.merchantId;
        wanted.channel = bill.bill.channel;
        wanted.day = bill.bill.day;
        const auto queued = queueDay(tx, wanted, kSystem, at, newRunId(random));
        if (!queued)
            return queued.error();
        return changeInputs(tx, wanted.accountId, wanted.day);
    };
    return hooks;
}

} // namespace guitai::days
