// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bills/bill_fetcher.h"

#include "bills/bill_folder.h"
#include "log/log.h"
#include "time/parse_business_date.h"

namespace guitai::bills {

namespace {

using namespace std::chrono_literals;
using channels::BillKind;

const log::Category lc{"reconciliation.bills"};

constexpr Duration kPlanEvery = 1min;
/// A download may take so long; until then nobody else asks for it.
constexpr Duration kLongestFetch = 15min;
constexpr int kAccountsAtOnce = 200;

} // namespace

BillFetcher::BillFetcher(BillIntake& intake, storage::Storage& storage, const channels::Registry& registry,
                         merchants::ChannelAccounts& accounts, async::Timers& timers, const Clock& clock,
                         FetchTimes times, DayHooks hooks)
    : m_intake(intake), m_storage(storage), m_registry(registry), m_accounts(accounts), m_timers(timers),
      m_clock(clock), m_times(std::move(times)), m_hooks(std::move(hooks)),
      m_work(storage, timers, clock,
             {&findDueWatches,
              [this](const WatchRecord&) { return m_clock.now() + std::max(kLongestFetch, m_times.retry); }, &takeWatch,
              [this](WatchRecord watch) { return resume(std::move(watch)); }})
{
}

async::Task<> BillFetcher::run()
{
    m_work.run(); // goes on by itself
    for (;;) {
        auto planning = planOnce();
        co_await planning;
        auto waiting = m_timers.after(kPlanEvery);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
    }
}

async::Task<int> BillFetcher::planOnce()
{
    int opened = 0;
    const UtcTime now = m_clock.now();
    for (const ChannelCode& code : m_registry.codes()) {
        const channels::Channel* channel = m_registry.byCode(code);
        const auto& descriptor = channel->descriptor();
        const Duration from = m_times.fromOfChannel.value(code.bytes(), m_times.from);
        for (const BillKind kind : descriptor.bills) {
            for (int back = 1; back <= m_times.daysBack; ++back) {
                const BusinessDate day = daysFrom(BusinessDate::of(now), -back);
                if (now < day.ends() + from)
                    continue;
                auto opening = openWatches(channel, kind, day);
                opened += co_await opening;
            }
        }
    }
    co_return opened;
}

async::Task<int> BillFetcher::openWatches(const channels::Channel* channel, BillKind kind, BusinessDate day)
{
    const ChannelCode code = channel->descriptor().code;
    const UtcTime ends = day.ends() - channel->descriptor().dayEndsEarly;
    const QByteArray iso = day.iso();
    const QByteArray kindName = nameOf(kind);
    std::function<Result<std::vector<Unwatched>>(storage::Reader&)> look = [=](storage::Reader& reader) {
        return findUnwatched(reader, code, iso, kindName, ends, kAccountsAtOnce);
    };
    auto looking = m_storage.read<std::vector<Unwatched>>(storage::kHomeSlot, std::move(look));
    const Result<std::vector<Unwatched>> missing = co_await looking;
    if (!missing || missing->empty())
        co_return 0; // the rest of very many are found a minute later
    const UtcTime now = m_clock.now();
    const UtcTime alarmAt = day.ends() + m_times.alarmAt;
    std::function<Result<int>(storage::Transaction&)> work =
        [=, awaited = m_hooks.awaited, missing = *missing](storage::Transaction& tx) -> Result<int> {
        int opened = 0;
        for (const Unwatched& one : missing) {
            const WatchRecord watch{one.accountId, iso, kindName, one.merchantId, code, watches::kAwaited, 0, {},
                                    alarmAt,       now, 0};
            const auto inserted = insertWatch(tx, watch);
            if (!inserted)
                return inserted.error();
            if (!*inserted)
                continue;
            ++opened;
            if (!awaited)
                continue;
            if (const auto told = awaited(tx, watch, now); !told)
                return told.error();
        }
        return opened;
    };
    auto writing = m_storage.write<int>(storage::kHomeSlot, std::move(work));
    const Result<int> opened = co_await writing;
    co_return opened ? *opened : 0;
}

async::Task<Result<wire::Bill>> BillFetcher::fetchNow(ChannelAccountId accountId, QByteArray day, BillKind kind)
{
    auto finding = m_accounts.byId(accountId);
    const Result<channels::ChannelAccount> account = co_await finding;
    if (!account)
        co_return account.error();
    BillTarget target(*account, kind, std::move(day));
    auto fetching = m_intake.fetch(std::move(target));
    Result<wire::Bill> bill = co_await fetching;
    co_return bill;
}

async::Task<> BillFetcher::resume(WatchRecord watch)
{
    const auto kind = kindNamed(watch.kind);
    auto fetching = fetchNow(watch.accountId, watch.day, kind.value_or(BillKind::Trade));
    const Result<wire::Bill> bill = co_await fetching;
    if (bill)
        co_return; // its own transaction ended the watch
    auto noting = note(std::move(watch), bill.error());
    co_await noting;
}

async::Task<> BillFetcher::note(WatchRecord watch, Error error)
{
    const UtcTime now = m_clock.now();
    log::info(lc, "bill_awaited")
        .with("account", watch.accountId.bytes())
        .with("day", watch.day)
        .with("code", error.code.name);
    std::function<Result<Done>(storage::Transaction&)> work =
        [watch, error, now, retry = m_times.retry,
         awaited = m_hooks.awaited](storage::Transaction& tx) -> Result<Done> {
        auto found = findWatch(tx, watch.accountId, watch.day, watch.kind);
        if (!found)
            return found.error();
        if (!*found || !(*found)->nextAt || (*found)->token != watch.token)
            return Done{}; // somebody brought it meanwhile, or asks for it himself
        WatchRecord& stored = **found;
        if (error.code == errors::kBillDuplicate) { // it was brought before it was awaited
            stored.nextAt = std::nullopt;
            return moveWatch(tx, stored, watches::kReceived);
        }
        stored.errorCode = error.code.name;
        stored.nextAt = now + retry;
        const bool isLate = now >= stored.alarmAt;
        if (const auto moved = moveWatch(tx, stored, isLate ? watches::kNoBill : watches::kAwaited); !moved)
            return moved.error();
        return awaited ? awaited(tx, stored, now) : Result<Done>(Done{});
    };
    auto writing = m_storage.write<Done>(storage::kHomeSlot, std::move(work));
    co_await writing;
}

} // namespace guitai::bills
