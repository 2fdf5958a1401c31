// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/night.h"

#include "crypto/hash.h"

namespace guitai::app {

namespace {

QString rootOf(const Settings& settings)
{
    return settings.reconciliationFolder.isEmpty() ? settings.folder + QStringLiteral("/reconciliation")
                                                   : settings.reconciliationFolder;
}

days::RunSettings runSettings(const Settings& settings)
{
    days::RunSettings run;
    run.window = settings.matchWindow;
    run.carryDays = settings.carryDays;
    run.chunks = settings.matchChunks;
    run.threads = settings.matchThreads;
    return run;
}

days::Engine engineOf(const Settings& settings)
{
    if (settings.matchEngine == QLatin1String("spark"))
        return [options = settings.spark](const matching::Job& job) { return spark::reconcile(options, job); };
    return &matching::reconcile;
}

} // namespace

Night::Night(const Needs& needs, const Settings& settings)
    : m_isEnabled(settings.reconciliation),
      m_intake({needs.storage, needs.registry, m_files, needs.clock, &crypto::randomBytes, rootOf(settings)}),
      m_fetcher(m_intake, needs.storage, needs.registry, needs.accounts, needs.timers, needs.clock, settings.fetchTimes,
                days::RunDesk::hooks(&crypto::randomBytes)),
      m_bills(m_intake, needs.storage, needs.accounts, needs.registry, m_files, needs.clock),
      m_books(needs.storage, m_files),
      m_runs(needs.storage, needs.accounts, needs.registry, needs.clock, &crypto::randomBytes),
      m_worker({needs.storage, needs.registry, m_fetcher, m_books, needs.exceptions, needs.pump, m_comparing,
                needs.timers, needs.clock, &crypto::randomBytes, rootOf(settings), engineOf(settings),
                runSettings(settings)}),
      m_reports({m_runs, needs.cases, needs.merchants, m_writing, needs.clock})
{
    m_intake.setHooks(days::RunDesk::hooks(&crypto::randomBytes));
}

void Night::run()
{
    if (m_isEnabled)
        m_fetcher.run(); // this and the next go on by themselves
    m_worker.run();      // what people ask for is done all the same
}

async::Task<int> Night::runOnce()
{
    auto planning = m_fetcher.planOnce();
    int done = co_await planning;
    auto fetching = m_fetcher.fetchOnce();
    done += co_await fetching;
    auto working = m_worker.runOnce();
    done += co_await working;
    co_return done;
}

} // namespace guitai::app
