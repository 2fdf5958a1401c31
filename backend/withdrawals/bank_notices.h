// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the bank sends of its own: fetched in its order, kept on the home shard before anything follows from it, then
// applied to the withdrawals it is about. A notice that came before has no second effect; one that is unreadable, about
// nothing of ours, or differs from an earlier one of its id is kept for a person. Any number of processes may run one.
// Lives on the event loop's thread.
#pragma once

#include "async/timers.h"
#include "withdrawals/withdrawal_progress.h"

namespace guitai::withdrawals {

/// What is in the column `status`.
enum class NoticeStatus {
    Stored,     ///< to be applied
    Applied,    ///< all of it
    Repeated,   ///< the same as an earlier one
    Conflict,   ///< an earlier one of that id said something else
    Unreadable, ///< BANK_DOCUMENT_REFUSED
    Unmatched   ///< some of its payouts are no withdrawals of ours
};
QByteArray textOf(NoticeStatus status);

class BankNotices
{
public:
    BankNotices(WithdrawalProgress& progress, async::Timers& timers) : m_progress(progress), m_timers(timers) {}

    /// Fetches and applies until the timers stop.
    async::Task<> run();
    /// One round; answers how many notices were stored.
    async::Task<int> runOnce();

private:
    struct Kept
    {
        std::int64_t sequence;
        QByteArray document;
    };

    async::Task<Result<std::int64_t>> lastSequence(QByteArray bankAccount);
    async::Task<Result<NoticeStatus>> store(payouts::RawNotice notice);
    async::Task<Result<std::vector<Kept>>> unapplied();
    async::Task<Result<Done>> apply(Kept kept);
    /// True when it was about a withdrawal of ours.
    async::Task<Result<bool>> applyEntry(payouts::BankEntry entry, QByteArray noticeId);
    async::Task<Result<Done>> finish(std::int64_t sequence, NoticeStatus status);

    WithdrawalProgress& m_progress;
    async::Timers& m_timers;
};

} // namespace guitai::withdrawals
