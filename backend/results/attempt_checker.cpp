// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results/attempt_checker.h"

#include "results/check_schedule.h"

namespace guitai::results {

namespace {

using namespace payment_records;

const storage::Statement kFindDueAttempts{"results/find_due_attempts"};
const storage::Statement kTakeDueAttempt{"results/take_due_attempt"};

constexpr Duration kNoChannelDelay = std::chrono::minutes(10);

using DueAttempts = std::vector<AttemptRecord>;

Result<DueAttempts> findDue(storage::Reader& reader, UtcTime now, int limit)
{
    const auto rows = reader.rows(kFindDueAttempts, {now, limit});
    if (!rows)
        return rows.error();
    DueAttempts due;
    for (const storage::Row& row : *rows) {
        const auto file = findPayment(reader, row.id<PaymentNo>(1));
        if (!file)
            return file.error();
        if (!*file)
            continue;
        const auto attemptNo = row.id<AttemptNo>(0);
        for (const AttemptRecord& attempt : (*file)->attempts) {
            if (attempt.attemptNo == attemptNo)
                due.push_back(attempt);
        }
    }
    return due;
}

/// Moves one due attempt's next check on; false when another checker was faster.
Result<bool> take(storage::Transaction& tx, AttemptRecord& attempt, UtcTime next)
{
    const auto taken = tx.run(kTakeDueAttempt, {next, attempt.attemptNo, attempt.nextCheckAt});
    if (!taken)
        return taken.error();
    return *taken == 1;
}

} // namespace

AttemptChecker::AttemptChecker(channels::Registry& registry, AttemptSettling& settling, ResultService& results,
                               async::Timers& timers, const Clock& clock)
    : m_registry(registry), m_settling(settling), m_results(results), m_clock(clock),
      m_work(results.storage(), timers, clock,
             {&findDue, [this](const AttemptRecord& attempt) { return nextLook(attempt); }, &take,
              [this](AttemptRecord attempt) { return check(std::move(attempt)); }})
{
}

UtcTime AttemptChecker::nextLook(const AttemptRecord& attempt) const
{
    const UtcTime now = m_clock.now();
    const channels::Channel* channel = m_registry.byCode(attempt.channel);
    return channel ? nextCheck(channel->descriptor(), attempt.checksDone + 1, now, attempt.expiresAt)
                   : now + kNoChannelDelay;
}

async::Task<> AttemptChecker::check(AttemptRecord attempt)
{
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
        auto checking = close ? m_settling.close(**file, attempt.attemptNo, Source::Expiry)
                              : m_settling.query(**file, attempt.attemptNo);
        co_await checking;
    }
}

} // namespace guitai::results
