// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "days/run_worker.h"

#include "bills/bill_file.h"
#include "bills/bill_folder.h"
#include "days/run_totals.h"
#include "log/log.h"
#include "time/parse_business_date.h"

#include <QDir>

#include <mutex>

namespace guitai::days {

namespace {

using namespace std::chrono_literals;
namespace states = wire::reconciliation_days;

const log::Category lc{"reconciliation.days"};

constexpr Duration kRetry = 1min;
constexpr auto kTrade = channels::BillKind::Trade;

} // namespace

/// One run under way.
struct RunWorker::Working
{
    RunRecord run;
    BusinessDate date = BusinessDate::of(UtcTime());
    UtcTime begins;
    UtcTime ends;
    QString folder;
    QByteArray stateBefore; ///< of the day
    RunId runBefore;        ///< whose result stood until now
    QStringList ours;       ///< of this day alone, then with what was carried over
    QStringList theirs;
    QStringList carriedOurs;
    QStringList carriedTheirs;
    RunTotals totals;
    bool carriedChanged = false;
    bool hasMoved = false;         ///< something about a closed day is another now
    bool isEnded = false;          ///< nothing is told any more
    bool isCancelled = false;      ///< by a person
    std::atomic<bool> stop{false}; ///< the engine's
    std::mutex mutex;
    RunProgress progress; ///< under the mutex
    std::chrono::nanoseconds since{0};
};

RunWorker::RunWorker(Parts parts)
    : m_parts(std::move(parts)),
      m_work(m_parts.storage, m_parts.timers, m_parts.clock,
             {&findDueRuns, [this](const RunRecord&) { return m_parts.clock.now() + kLease; },
              [this](storage::Transaction& tx, RunRecord& run, UtcTime next) {
                  return takeRun(tx, run, m_parts.clock.now(), next);
              },
              [this](RunRecord run) { return resume(std::move(run)); }})
{
}

QString RunWorker::resultOf(const ChannelAccountId& accountId, const QByteArray& day, const RunId& runId) const
{
    return QStringLiteral("%1/%2").arg(bills::dayFolder(m_parts.root, accountId, day), runId.text());
}

async::Task<> RunWorker::resume(RunRecord run)
{
    const auto working = std::make_shared<Working>();
    working->run = std::move(run);
    working->date = *parseBusinessDate(working->run.day);
    working->folder = bills::dayFolder(m_parts.root, working->run.accountId, working->run.day);
    const channels::Channel* channel = m_parts.registry.byCode(working->run.channel);
    const Duration early = channel ? channel->descriptor().dayEndsEarly : Duration(0);
    working->begins = working->date.begins() - early;
    working->ends = working->date.ends() - early;
    QDir().mkpath(working->folder);
    beat(working); // goes on by itself
    auto doing = work(working);
    const Result<Done> done = co_await doing;
    working->isEnded = true;
    if (done)
        co_return;
    auto failing = fail(working, done.error());
    co_await failing;
}

async::Task<> RunWorker::beat(WorkingPtr working)
{
    for (;;) {
        auto waiting = m_parts.timers.after(kBeat);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            working->stop = true; // another process, or the next start, goes on
        if (wake == async::Wake::Stopped || working->isEnded)
            co_return;
        auto telling = tell(working);
        co_await telling;
    }
}

async::Task<Result<Done>> RunWorker::tell(WorkingPtr working)
{
    {
        const std::scoped_lock lock(working->mutex);
        RunProgress& at = working->progress;
        const auto spent = std::chrono::duration_cast<Duration>(m_parts.clock.monotonic() - working->since);
        at.rate = spent.count() > 0 ? at.rowsDone * 1000 / spent.count() : 0;
        working->run.progress = at;
    }
    std::function<Result<bool>(storage::Transaction&)> write =
        [run = working->run, until = m_parts.clock.now() + kLease](storage::Transaction& tx) -> Result<bool> {
        const auto told = beatRun(tx, run, until);
        if (!told)
            return told.error();
        const auto stored = findRun(tx, run.runId);
        if (!stored)
            return stored.error();
        if (!*told || !*stored)
            return Error{matching::errors::kCancelled};
        return (*stored)->isCancelling;
    };
    auto writing = m_parts.storage.write<bool>(storage::kHomeSlot, std::move(write));
    const Result<bool> isCancelling = co_await writing;
    if (!isCancelling && isCancelling.error().code != matching::errors::kCancelled)
        co_return Done{}; // the lease outlives a database that is away for a moment
    if (isCancelling && !*isCancelling)
        co_return Done{};
    working->isCancelled = isCancelling.ok();
    working->stop = true;
    co_return Error{matching::errors::kCancelled};
}

async::Task<Result<Done>> RunWorker::enter(WorkingPtr working, const char* phase)
{
    {
        const std::scoped_lock lock(working->mutex);
        working->progress.phase = phase;
    }
    auto telling = tell(working);
    Result<Done> told = co_await telling;
    co_return told;
}

async::Task<Result<Done>> RunWorker::work(WorkingPtr working)
{
    auto beginning = begin(working);
    const Result<Done> begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    auto gathering = gatherTheirs(working);
    const Result<Done> gathered = co_await gathering;
    if (!gathered)
        co_return gathered.error();
    auto entering = enter(working, "BOOKS");
    const Result<Done> entered = co_await entering;
    if (!entered)
        co_return entered.error();
    const books::BookDay day{working->run.accountId, working->run.merchantId, working->run.channel, working->begins,
                             working->ends};
    auto writing = m_parts.books.write(day, working->folder);
    const Result<books::Book> book = co_await writing;
    if (!book)
        co_return book.error();
    working->ours = book->files;
    auto comparing = compare(working);
    const Result<Done> compared = co_await comparing;
    if (!compared)
        co_return compared.error();
    auto recording = recordDifferences(working);
    const Result<int> open = co_await recording;
    if (!open)
        co_return open.error();
    auto finishing = finish(working, *open);
    Result<Done> finished = co_await finishing;
    co_return finished;
}

/// The day is RUNNING, unless it is closed: then nothing is seen of a run but what it changes.
async::Task<Result<Done>> RunWorker::begin(WorkingPtr working)
{
    std::function<Result<DayRecord>(storage::Transaction&)> write =
        [run = working->run, at = m_parts.clock.now()](storage::Transaction& tx) -> Result<DayRecord> {
        auto day = findDay(tx, run.accountId, run.day);
        if (!day)
            return day.error();
        if (!*day)
            return Error{guitai::errors::kInternal, {}, QStringLiteral("A run has no day.")};
        const DayRecord before = **day;
        if (before.isClosed() || before.state == states::kRunning)
            return before;
        const auto moved = moveDay(tx, **day, states::kRunning, at);
        if (!moved)
            return moved.error();
        return *moved ? Result<DayRecord>(before) : Error{storage::errors::kConflict};
    };
    auto writing = m_parts.storage.write<DayRecord>(storage::kHomeSlot, std::move(write));
    const Result<DayRecord> before = co_await writing;
    if (!before)
        co_return before.error();
    working->stateBefore = before->state;
    working->runBefore = before->runId;
    working->since = m_parts.clock.monotonic();
    co_return Done{};
}

async::Task<Result<RunWorker::Inputs>> RunWorker::findInputs(WorkingPtr working)
{
    std::function<Result<Inputs>(storage::Reader&)> look =
        [run = working->run,
         before = bills::daysFrom(working->date, -1).iso()](storage::Reader& reader) -> Result<Inputs> {
        const auto day = findDay(reader, run.accountId, run.day);
        const auto dayBefore = findDay(reader, run.accountId, before);
        const auto current = bills::currentBills(reader, run.accountId, run.day, kTrade);
        if (!day || !dayBefore || !current)
            return !day ? day.error() : !dayBefore ? dayBefore.error() : current.error();
        Inputs inputs;
        inputs.version = *day ? (*day)->inputs : 0;
        if (*dayBefore)
            inputs.carriedFrom = (*dayBefore)->runId;
        for (const bills::BillRecord& bill : *current)
            inputs.bills.push_back(bill.bill.billId);
        return inputs;
    };
    auto looking = m_parts.storage.read<Inputs>(storage::kHomeSlot, std::move(look));
    Result<Inputs> inputs = co_await looking;
    co_return inputs;
}

async::Task<Result<Done>> RunWorker::gatherTheirs(WorkingPtr working)
{
    auto entering = enter(working, "READING");
    const Result<Done> entered = co_await entering;
    if (!entered)
        co_return entered.error();
    auto finding = findInputs(working);
    Result<Inputs> inputs = co_await finding;
    if (inputs && inputs->bills.empty()) {
        auto fetching = m_parts.fetcher.fetchNow(working->run.accountId, working->run.day, kTrade);
        const Result<wire::Bill> bill = co_await fetching;
        if (!bill && bill.error().code != bills::errors::kBillDuplicate)
            co_return bill.error();
        auto again = findInputs(working);
        inputs = co_await again;
    }
    if (!inputs)
        co_return inputs.error();
    working->run.inputs = inputs->version;
    for (const BillId& id : inputs->bills)
        working->theirs.append(bills::canonicalFile(working->folder, id));
    if (!inputs->carriedFrom.isEmpty()) {
        const QString from =
            resultOf(working->run.accountId, bills::daysFrom(working->date, -1).iso(), inputs->carriedFrom);
        working->carriedOurs.append(from + QStringLiteral("/carried_ours.csv"));
        working->carriedTheirs.append(from + QStringLiteral("/carried_theirs.csv"));
    }
    co_return Done{};
}

matching::Job RunWorker::jobOf(const WorkingPtr& working) const
{
    matching::Job job;
    job.ours = working->ours + working->carriedOurs;
    job.theirs = working->theirs + working->carriedTheirs;
    job.output = resultOf(working->run.accountId, working->run.day, working->run.runId);
    job.work = job.output + QStringLiteral(".work");
    job.begins = working->begins;
    job.ends = working->ends;
    job.window = m_parts.settings.window;
    job.carryDays = m_parts.settings.carryDays;
    job.chunks = m_parts.settings.chunks;
    job.threads = m_parts.settings.threads;
    job.cancel = &working->stop;
    job.progress = [at = working.get()](const matching::Progress& progress) {
        const std::scoped_lock lock(at->mutex);
        at->progress.rows = progress.rowsInAll;
        at->progress.rowsDone = progress.rowsDone;
        at->progress.chunks = progress.chunks;
        at->progress.chunksDone = progress.chunk;
    };
    return job;
}

async::Task<Result<Done>> RunWorker::compare(WorkingPtr working)
{
    auto entering = enter(working, "MATCHING");
    const Result<Done> entered = co_await entering;
    if (!entered)
        co_return entered.error();
    const QString before = working->runBefore.isEmpty()
                               ? QString()
                               : resultOf(working->run.accountId, working->run.day, working->runBefore);
    std::function<Result<Done>()> job = [working, job = jobOf(working), engine = m_parts.engine,
                                         before]() -> Result<Done> {
        QDir().mkpath(job.output);
        QDir().mkpath(job.work);
        auto ours = moneyIn(working->ours, matching::Side::Ours);
        if (!ours)
            return ours.error();
        auto theirs = moneyIn(working->theirs, matching::Side::Theirs);
        if (!theirs)
            return theirs.error();
        const auto summary = engine(job);
        if (!summary)
            return summary.error();
        working->totals = totalsOf(*summary, *std::move(ours), *std::move(theirs));
        for (const char* name : {"/carried_ours.csv", "/carried_theirs.csv"}) {
            const QString file = QString::fromLatin1(name);
            if (before.isEmpty() || !bills::haveSameBytes(before + file, job.output + file))
                working->carriedChanged = true;
        }
        QDir(job.work).removeRecursively();
        return Done{};
    };
    auto comparing = m_parts.workers.run<Result<Done>>(std::move(job));
    Result<Done> compared = co_await comparing;
    co_return compared;
}

async::Task<Result<int>> RunWorker::recordDifferences(WorkingPtr working)
{
    auto entering = enter(working, "RECORDING");
    const Result<Done> entered = co_await entering;
    if (!entered)
        co_return entered.error();
    const RunRecord& run = working->run;
    const ComparedRun compared{run.runId.bytes(), run.merchantId, run.accountId,
                               run.channel,       working->date,  run.begunAt.value_or(run.requestedAt)};
    auto recording = m_parts.exceptions.record(compared, resultOf(run.accountId, run.day, run.runId) +
                                                             QStringLiteral("/differences.csv"));
    const Result<RecordedCases> recorded = co_await recording;
    if (!recorded)
        co_return recorded.error();
    working->hasMoved = recorded->movedAnything();
    auto resolving = m_parts.exceptions.resolveProvable(compared);
    Result<int> open = co_await resolving;
    co_return open;
}

async::Task<Result<Done>> RunWorker::finish(WorkingPtr working, int open)
{
    const Finish finish{working->run,
                        working->totals,
                        bills::daysFrom(working->date, 1).iso(),
                        open,
                        working->hasMoved,
                        working->carriedChanged,
                        m_parts.clock.now(),
                        newRunId(m_parts.random),
                        newRunId(m_parts.random)};
    std::function<Result<Done>(storage::Transaction&)> write = [finish](storage::Transaction& tx) {
        return finishDay(tx, finish);
    };
    auto writing = m_parts.storage.write<Done>(storage::kHomeSlot, std::move(write));
    const Result<Done> written = co_await writing;
    if (!written)
        co_return written.error();
    m_parts.pump.wake(m_parts.storage.shardOf(storage::kHomeSlot));
    log::info(lc, "day_compared")
        .with("run", working->run.runId.bytes())
        .with("rows", working->totals.rows)
        .with("open", open);
    if (!working->runBefore.isEmpty() && working->runBefore != working->run.runId) // what stands is the new one's
        QDir(resultOf(working->run.accountId, working->run.day, working->runBefore)).removeRecursively();
    co_return Done{};
}

async::Task<> RunWorker::fail(WorkingPtr working, Error error)
{
    const bool isStopped = error.code == matching::errors::kCancelled;
    if (isStopped && !working->isCancelled)
        co_return; // not ours any more, or the process ends: whoever takes it next goes on
    log::warning(lc, "run_failed")
        .with("run", working->run.runId.bytes())
        .with("code", error.code.name)
        .with("detail", error.detail);
    const UtcTime now = m_parts.clock.now();
    std::function<Result<Done>(storage::Transaction&)> write;
    if (!isStopped && maySucceedLater(error) && working->run.tries < kMostTries) {
        write = [run = working->run, now](storage::Transaction& tx) {
            return delayRun(tx, run, now + kRetry * run.tries);
        };
    } else {
        Failure failure{working->run, working->stateBefore, isStopped, meansNoBill(error), now};
        failure.run.errorCode = error.code.name;
        write = [failure](storage::Transaction& tx) { return failDay(tx, failure); };
    }
    auto writing = m_parts.storage.write<Done>(storage::kHomeSlot, std::move(write));
    co_await writing;
    m_parts.pump.wake(m_parts.storage.shardOf(storage::kHomeSlot));
}

} // namespace guitai::days
