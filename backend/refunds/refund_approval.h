// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The second person of a refund: when one is needed, asking for them, and what follows from their word. The refund
// names the approval from its first row on, so that a crash before the question leaves a refund that asks again. Lives
// on the event loop's thread.
#pragma once

#include "approvals/approvals.h"
#include "events/event_pump.h"
#include "merchants/permissions.h"
#include "refunds/refund_record.h"
#include "storage/storage.h"

namespace guitai::refunds {

/// `givenBack`: of its payment, this refund and all before it, so that a large refund in small parts is a large refund.
/// `limit` in minor units of whatever currency. What a cashier gives back always needs somebody else.
bool needsSecondPerson(merchants::Role role, const Money& givenBack, std::int64_t limit);

class RefundApproval
{
public:
    static constexpr char kKind[] = "refund";

    RefundApproval(approvals::Approvals& approvals, storage::Storage& storage, events::EventPump& pump,
                   const Clock& clock)
        : m_approvals(approvals), m_storage(storage), m_pump(pump), m_clock(clock)
    {
    }

    /// A number for a refund that may need it.
    ApprovalNo mintNumber() const { return m_approvals.mintNumber(); }
    /// Asks, or finds that it was asked; the refund then waits until it is told, and looks again when it was not.
    async::Task<Result<RefundRecord>> ask(RefundRecord refund);

    /// What an approved refund does next, without waiting for a result.
    using GoOn = std::function<async::Task<Result<RefundRecord>>(RefundRecord refund)>;
    /// Once, before approvals run.
    void answerTo(GoOn goOn);

private:
    async::Task<Result<Done>> approved(approvals::Approval approval);
    async::Task<Result<Done>> givenUp(approvals::Approval approval);

    approvals::Approvals& m_approvals;
    storage::Storage& m_storage;
    events::EventPump& m_pump;
    const Clock& m_clock;
    GoOn m_goOn;
};

} // namespace guitai::refunds
