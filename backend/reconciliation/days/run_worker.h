// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Does the runs that are queued: fetches the bill where it is missing, writes our books, compares, records. Any number
// of processes may have one; a run that a crash cut short is taken up again. Lives on the event loop's thread, compares
// on workers' threads.
#pragma once

#include "bills/bill_fetcher.h"
#include "books/day_books.h"
#include "days/exception_book.h"
#include "days/run_desk.h"
#include "days/run_end.h"
#include "events/event_pump.h"
#include "matching/reconcile.h"

namespace guitai::days {

/// matching::reconcile, or another engine by the same specification.
using Engine = std::function<Result<matching::Summary>(const matching::Job&)>;

struct RunSettings
{
    Duration window = std::chrono::minutes(10);
    int carryDays = 2;
    int chunks = 100;
    int threads = 0;
};

class RunWorker
{
public:
    struct Parts
    {
        storage::Storage& storage;
        const channels::Registry& registry;
        bills::BillFetcher& fetcher;
        books::DayBooks& books;
        ExceptionBook& exceptions;
        events::EventPump& pump;
        async::WorkerPool& workers;
        async::Timers& timers;
        const Clock& clock;
        RandomBytes random;
        QString root; ///< as the intake's
        Engine engine;
        RunSettings settings;
    };
    explicit RunWorker(Parts parts);

    /// Takes what is queued until the timers stop.
    async::Task<> run() { return m_work.run(); }
    /// Takes what is due now; answers how many.
    async::Task<int> runOnce() { return m_work.runOnce(); }
    bool isResting() const { return m_work.isResting(); }

    /// How often a run says how far it is, and how long it is its worker's without a word.
    static constexpr Duration kBeat = std::chrono::seconds(1);
    static constexpr Duration kLease = std::chrono::seconds(60);
    static constexpr int kMostTries = 5;

private:
    struct Working;
    /// What there is to compare, read in one look.
    struct Inputs
    {
        std::int64_t version = 0;
        std::vector<BillId> bills;
        RunId carriedFrom; ///< the run of the day before
    };
    using WorkingPtr = std::shared_ptr<Working>;

    async::Task<> resume(RunRecord run);
    async::Task<> beat(WorkingPtr working);
    /// How far it is; RUN_CANCELLED when it shall end.
    async::Task<Result<Done>> tell(WorkingPtr working);
    async::Task<Result<Done>> enter(WorkingPtr working, const char* phase);
    async::Task<Result<Inputs>> findInputs(WorkingPtr working);
    async::Task<Result<Done>> work(WorkingPtr working);
    async::Task<Result<Done>> begin(WorkingPtr working);
    async::Task<Result<Done>> gatherTheirs(WorkingPtr working);
    async::Task<Result<Done>> compare(WorkingPtr working);
    async::Task<Result<int>> recordDifferences(WorkingPtr working);
    async::Task<Result<Done>> finish(WorkingPtr working, int open);
    async::Task<> fail(WorkingPtr working, Error error);
    matching::Job jobOf(const WorkingPtr& working) const;
    QString resultOf(const ChannelAccountId& accountId, const QByteArray& day, const RunId& runId) const;

    const Parts m_parts;
    storage::DueWork<RunRecord> m_work;
};

} // namespace guitai::days
