// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a withdrawal from where it stands to where it can get now, one durable step at a time:
//   review  asked for; its end is told by the approvals desk
//   begin   durable: PROCESSING, a call is under way
//   call    one call on the wire under the number that never changes
//   apply   durable: what the bank said, with what it does to the money
// A crash between any two is found by the checker, which goes on from what is durable. Any number of processes may try:
// conditional writes let one win. Lives on the event loop's thread.
#pragma once

#include "approvals/approvals.h"
#include "events/event_pump.h"
#include "storage/storage.h"
#include "withdrawals/apply_bank_report.h"

namespace guitai::withdrawals {

/// Which executor of the approvals desk it is.
inline constexpr char kApprovalKind[] = "withdrawal";

class WithdrawalProgress
{
public:
    WithdrawalProgress(storage::Storage& storage, approvals::Approvals& approvals, events::EventPump& pump,
                       const Clock& clock)
        : m_storage(storage), m_approvals(approvals), m_pump(pump), m_clock(clock)
    {
    }

    /// Null until the house has a bank; set before the first call, and outlives the loop.
    void setBank(payouts::PayoutBank* bank) { m_bank = bank; }
    payouts::PayoutBank* bank() const { return m_bank; }

    /// Asks for the second person, once for ever, however often it is called; answers the request as it is by now.
    async::Task<Result<approvals::Approval>> askForReview(WithdrawalRecord withdrawal);
    /// What the approvals desk calls, as setKind() takes it.
    approvals::Approvals::Kind approvalKind();
    /// Approved: durable when it answers; the call goes on by itself.
    async::Task<Result<Done>> execute(approvals::Approval approval);
    /// Rejected, cancelled or over: the money is the owner's again when it answers.
    async::Task<Result<Done>> giveUp(approvals::Approval approval);
    /// A withdrawal that is due: looks at its review, or asks the bank before it calls again.
    async::Task<> resume(WithdrawalRecord withdrawal);

    /// After a commit that applied what a bank said: logs it and wakes the shard's pump.
    void announce(const Applied& applied, const QByteArray& source);

    UtcTime nextCheck(const WithdrawalRecord& withdrawal) const;
    storage::Storage& storage() const { return m_storage; }
    const Clock& clock() const { return m_clock; }

private:
    struct Stored
    {
        std::optional<WithdrawalRecord> withdrawal;
        bool mine = false; ///< this process moved it
    };

    async::Task<Result<Stored>> begin(WithdrawalNo withdrawalNo, std::optional<approvals::Approval> approval);
    async::Task<> call(WithdrawalRecord withdrawal);
    async::Task<> query(WithdrawalRecord withdrawal);
    async::Task<> lookAtReview(WithdrawalRecord withdrawal);
    async::Task<Result<Applied>> apply(WithdrawalNo withdrawalNo, payouts::PayoutReport report, QByteArray source);

    storage::Storage& m_storage;
    approvals::Approvals& m_approvals;
    events::EventPump& m_pump;
    const Clock& m_clock;
    payouts::PayoutBank* m_bank = nullptr;
};

} // namespace guitai::withdrawals
