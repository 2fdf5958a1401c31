// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a lost callback left behind: every pending attempt is asked about on its channel's schedule
// until money came or it is closed; expired ones are settled and closed. Any number of processes may run a checker.
// Lives on the event loop's thread.
#pragma once

#include "results/attempt_settling.h"
#include "storage/due_work.h"

namespace guitai::results {

class AttemptChecker
{
public:
    AttemptChecker(channels::Registry& registry, AttemptSettling& settling, ResultService& results,
                   async::Timers& timers, const Clock& clock);
    AttemptChecker(const AttemptChecker&) = delete;
    AttemptChecker& operator=(const AttemptChecker&) = delete;

    /// Looks for due attempts until the timers stop.
    async::Task<> run() { return m_work.run(); }
    /// Takes and checks what is due now; answers how many were taken.
    async::Task<int> runOnce() { return m_work.runOnce(); }
    bool isResting() const { return m_work.isResting(); }

private:
    struct DueAttempt
    {
        payment_records::AttemptRecord attempt;
        QByteArray payWay;
    };

    static Result<std::vector<DueAttempt>> findDue(storage::Reader& reader, UtcTime now, int limit);
    static Result<bool> take(storage::Transaction& tx, DueAttempt& due, UtcTime next);
    UtcTime nextLook(const DueAttempt& due) const;
    async::Task<> check(DueAttempt due);
    async::Task<> reverseIfOpen(payment_records::PaymentFile file, AttemptNo attemptNo);

    channels::Registry& m_registry;
    AttemptSettling& m_settling;
    ResultService& m_results;
    const Clock& m_clock;
    storage::DueWork<DueAttempt> m_work;
};

} // namespace guitai::results
