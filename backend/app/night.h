// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the night put together: bills, books, days, the engine that compares them and reports.
#pragma once

#include "app/settings.h"
#include "bills/bill_desk.h"
#include "bills/bill_fetcher.h"
#include "days/run_worker.h"
#include "run_reports/report_desk.h"

namespace guitai::app {

class Night
{
public:
    struct Needs
    {
        storage::Storage& storage;
        const channels::Registry& registry;
        merchants::ChannelAccounts& accounts;
        days::ExceptionBook& exceptions;
        exceptions::ExceptionService& cases;
        merchants::Merchants& merchants;
        events::EventPump& pump;
        async::Timers& timers;
        const Clock& clock;
    };
    Night(const Needs& needs, const Settings& settings);

    /// Fetches and compares until the timers stop.
    void run();
    /// One round of everything, for tests that own the clock; answers how much was done.
    async::Task<int> runOnce();
    bool isResting() const { return m_fetcher.isResting() && m_worker.isResting(); }

    bills::BillDesk& bills() { return m_bills; }
    days::RunDesk& runs() { return m_runs; }
    run_reports::ReportDesk& reports() { return m_reports; }

private:
    const bool m_isEnabled;
    async::WorkerPool m_files{2};     ///< reads and writes
    async::WorkerPool m_comparing{1}; ///< the engine has threads of its own
    async::WorkerPool m_writing{1};   ///< reports: a PDF is drawn by one at a time
    bills::BillIntake m_intake;
    bills::BillFetcher m_fetcher;
    bills::BillDesk m_bills;
    books::DayBooks m_books;
    days::RunDesk m_runs;
    days::RunWorker m_worker;
    run_reports::ReportDesk m_reports;
};

} // namespace guitai::app
