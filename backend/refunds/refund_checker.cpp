// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "refunds/refund_checker.h"

namespace guitai::refunds {

namespace {

constexpr Duration kLookEvery = std::chrono::milliseconds(250);
/// Calls under way at once; a channel that hangs keeps this many, not all memory.
constexpr int kMostUnderWay = 64;

using DueRefunds = std::vector<RefundRecord>;

} // namespace

async::Task<> RefundChecker::run()
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

async::Task<int> RefundChecker::runOnce()
{
    int taken = 0;
    for (storage::ShardIndex shard = 0; shard < m_progress.storage().shardCount(); ++shard) {
        auto taking = takeDue(shard);
        Result<DueRefunds> due = co_await taking;
        if (!due)
            continue; // logged by the storage; the rows stay due
        for (RefundRecord& refund : *due) {
            ++taken;
            resume(std::move(refund)); // goes on by itself
        }
    }
    co_return taken;
}

async::Task<Result<DueRefunds>> RefundChecker::takeDue(storage::ShardIndex shard)
{
    const int limit = kMostUnderWay - m_underWay;
    DueRefunds none;
    if (limit <= 0)
        co_return none;
    const UtcTime now = m_clock.now();
    // Looking is a read, so that an idle shop writes nothing four times a second.
    std::function<Result<DueRefunds>(storage::Reader&)> look = [now, limit](storage::Reader& reader) {
        return findDueRefunds(reader, now, limit);
    };
    auto looking = m_progress.storage().read<DueRefunds>(shard, std::move(look));
    Result<DueRefunds> seen = co_await looking;
    if (!seen || seen->empty())
        co_return seen;
    std::vector<UtcTime> next;
    for (RefundRecord& refund : *seen) {
        ++refund.checksDone;
        next.push_back(m_progress.nextCheck(refund));
        --refund.checksDone;
    }
    std::function<Result<DueRefunds>(storage::Transaction&)> work =
        [seen = std::move(*seen), next = std::move(next)](storage::Transaction& tx) -> Result<DueRefunds> {
        DueRefunds due;
        for (size_t i = 0; i < seen.size(); ++i) {
            RefundRecord refund = seen[i];
            const auto taken = takeDueRefund(tx, refund, next[i]);
            if (!taken)
                return taken.error();
            if (*taken)
                due.push_back(std::move(refund));
        }
        return due;
    };
    auto writing = m_progress.storage().write<DueRefunds>(shard, std::move(work));
    Result<DueRefunds> due = co_await writing;
    co_return due;
}

async::Task<> RefundChecker::resume(RefundRecord refund)
{
    ++m_underWay;
    auto resuming = m_progress.resume(std::move(refund));
    co_await resuming;
    --m_underWay;
}

} // namespace guitai::refunds
