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

constexpr Duration kLookEvery = std::chrono::milliseconds(250);
/// Calls under way at once; a channel that hangs keeps this many, not all memory.
constexpr int kMostUnderWay = 64;

using DueAttempts = std::vector<AttemptRecord>;

/// Moves one due attempt's next check on; false when another checker was faster.
Result<bool> take(storage::Transaction& tx, const AttemptRecord& attempt, const channels::Registry& registry,
                  UtcTime now)
{
    const channels::Channel* channel = registry.byCode(attempt.channel);
    const UtcTime next = channel ? nextCheck(channel->descriptor(), attempt.checksDone + 1, now, attempt.expiresAt)
                                 : now + std::chrono::minutes(10);
    const auto taken = tx.run(kTakeDueAttempt, {next, attempt.attemptNo, attempt.nextCheckAt});
    if (!taken)
        return taken.error();
    return *taken == 1;
}

Result<DueAttempts> takeDueIn(storage::Transaction& tx, const channels::Registry& registry, UtcTime now, int limit)
{
    const auto rows = tx.rows(kFindDueAttempts, {now, limit});
    if (!rows)
        return rows.error();
    DueAttempts due;
    for (const storage::Row& row : *rows) {
        const auto file = findPayment(tx, row.id<PaymentNo>(1));
        if (!file)
            return file.error();
        const auto attemptNo = row.id<AttemptNo>(0);
        for (const AttemptRecord& attempt : (*file)->attempts) {
            if (attempt.attemptNo != attemptNo)
                continue;
            const auto taken = take(tx, attempt, registry, now);
            if (!taken)
                return taken.error();
            if (*taken)
                due.push_back(attempt);
        }
    }
    return due;
}

} // namespace

async::Task<> AttemptChecker::run()
{
    for (;;) {
        auto waiting = m_timers.after(kLookEvery);
        const async::Wake wake = co_await waiting;
        if (wake == async::Wake::Stopped)
            co_return;
        auto looking = runOnce();
        co_await looking;
    }
}

async::Task<int> AttemptChecker::runOnce()
{
    int taken = 0;
    for (storage::ShardIndex shard = 0; shard < m_results.storage().shardCount(); ++shard) {
        auto taking = takeDue(shard);
        Result<DueAttempts> due = co_await taking;
        if (!due)
            continue; // logged by the storage; the rows stay due
        for (AttemptRecord& attempt : *due) {
            ++taken;
            check(std::move(attempt)); // goes on by itself
        }
    }
    co_return taken;
}

async::Task<Result<DueAttempts>> AttemptChecker::takeDue(storage::ShardIndex shard)
{
    const int limit = kMostUnderWay - m_underWay;
    DueAttempts none;
    if (limit <= 0)
        co_return none;
    const UtcTime now = m_clock.now();
    // Looking is a read, so that an idle shop writes nothing four times a second.
    std::function<Result<bool>(storage::Reader&)> look = [now](storage::Reader& reader) -> Result<bool> {
        const auto rows = reader.rows(kFindDueAttempts, {now, 1});
        if (!rows)
            return rows.error();
        return !rows->empty();
    };
    auto looking = m_results.storage().read<bool>(shard, std::move(look));
    const Result<bool> any = co_await looking;
    if (!any)
        co_return any.error();
    if (!*any)
        co_return none;
    std::function<Result<DueAttempts>(storage::Transaction&)> work =
        [&registry = m_registry, now, limit](storage::Transaction& tx) { return takeDueIn(tx, registry, now, limit); };
    auto writing = m_results.storage().write<DueAttempts>(shard, std::move(work));
    Result<DueAttempts> due = co_await writing;
    co_return due;
}

async::Task<> AttemptChecker::check(AttemptRecord attempt)
{
    ++m_underWay;
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
    --m_underWay;
}

} // namespace guitai::results
