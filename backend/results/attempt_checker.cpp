// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/attempt_checker.h"

#include "results/check_schedule.h"

#include <algorithm>

namespace guitai::results {

namespace {

using namespace payment_records;

const storage::Statement kFindDueAttempts{"results/find_due_attempts"};
const storage::Statement kTakeDueAttempt{"results/take_due_attempt"};

constexpr Duration kNoChannelDelay = std::chrono::minutes(10);

} // namespace

Result<std::vector<AttemptChecker::DueAttempt>> AttemptChecker::findDue(storage::Reader& reader, UtcTime now, int limit)
{
    const auto rows = reader.rows(kFindDueAttempts, {now, limit});
    if (!rows)
        return rows.error();
    std::vector<DueAttempt> due;
    for (const storage::Row& row : *rows) {
        const auto file = findPayment(reader, row.id<PaymentNo>(1));
        if (!file)
            return file.error();
        if (!*file)
            continue;
        const auto attemptNo = row.id<AttemptNo>(0);
        for (const AttemptRecord& attempt : (*file)->attempts) {
            if (attempt.attemptNo == attemptNo)
                due.push_back({attempt, payWayOf(**file, attempt)});
        }
    }
    return due;
}

/// Moves one due attempt's next check on; false when another checker was faster.
Result<bool> AttemptChecker::take(storage::Transaction& tx, DueAttempt& due, UtcTime next)
{
    const auto taken = tx.run(kTakeDueAttempt, {next, due.attempt.attemptNo, due.attempt.nextCheckAt});
    if (!taken)
        return taken.error();
    return *taken == 1;
}

AttemptChecker::AttemptChecker(channels::Registry& registry, AttemptSettling& settling, ResultService& results,
                               async::Timers& timers, const Clock& clock)
    : m_registry(registry), m_settling(settling), m_results(results), m_clock(clock),
      m_work(results.storage(), timers, clock,
             {&findDue, [this](const DueAttempt& due) { return nextLook(due); }, &take,
              [this](DueAttempt due) { return check(std::move(due)); }})
{
}

UtcTime AttemptChecker::nextLook(const DueAttempt& due) const
{
    const UtcTime now = m_clock.now();
    const channels::PayWay* payWay = m_registry.payWay(due.payWay);
    return payWay ? nextCheck(*payWay, due.attempt.checksDone + 1, now, due.attempt.expiresAt) : now + kNoChannelDelay;
}

async::Task<> AttemptChecker::check(DueAttempt due)
{
    const AttemptRecord& attempt = due.attempt;
    const PaymentNo paymentNo = attempt.paymentNo;
    std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> find = [paymentNo](storage::Reader& reader) {
        return findPayment(reader, paymentNo);
    };
    const auto slot = slotOfAttempt(attempt.attemptNo);
    auto finding =
        m_results.storage().read<std::optional<PaymentFile>>(slot.value_or(storage::kHomeSlot), std::move(find));
    Result<std::optional<PaymentFile>> file = co_await finding;
    if (file && *file) {
        const bool close = attempt.closing || isDueForClosing(attempt.expiresAt, m_clock.now());
        const channels::PayWay* payWay = m_registry.payWay(due.payWay);
        const bool isLast = !close && payWay && isLastCheck(*payWay, attempt.checksDone);
        auto checking = close ? m_settling.close(**file, attempt.attemptNo, Source::Expiry)
                              : m_settling.query(**file, attempt.attemptNo);
        const Result<Applied> applied = co_await checking;
        // Nothing of this checker is touched for any other attempt: it may be gone when a late answer comes.
        if (isLast && applied) {
            auto reversing = reverseIfOpen(applied->file, attempt.attemptNo);
            co_await reversing;
        }
    }
}

/// The last query has not told the end: nobody waits longer, and what may have been taken is given back.
async::Task<> AttemptChecker::reverseIfOpen(PaymentFile file, AttemptNo attemptNo)
{
    const auto attempt = std::find_if(file.attempts.begin(), file.attempts.end(),
                                      [&](const AttemptRecord& one) { return one.attemptNo == attemptNo; });
    if (attempt == file.attempts.end() || isFinal(attempt->status))
        co_return;
    auto reversing = m_settling.reverse(std::move(file), std::move(attemptNo));
    co_await reversing;
}

} // namespace guitai::results
