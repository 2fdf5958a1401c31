// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk for what needs two people: a feature asks, somebody else decides, the feature executes. Lives on the
// event loop's thread.
#pragma once

#include "approvals/approval.h"
#include "async/timers.h"
#include "ids/payment_no.h"
#include "storage/storage.h"

#include <map>

namespace guitai::approvals {

class Approvals
{
public:
    /// Does what was approved. May be called more than once for the same approval, also after a crash: its effect is
    /// keyed by the approval's number. An error below 500 ends the approval as FAILED, any other is tried again.
    using Execute = std::function<async::Task<Result<Done>>(Approval approval)>;

    Approvals(storage::Storage& storage, async::Timers& timers, const Clock& clock, RandomBytes random)
        : m_storage(storage), m_timers(timers), m_clock(clock), m_random(std::move(random))
    {
    }

    /// Once for each kind, before run().
    void setExecutor(const QByteArray& kind, Execute execute) { m_executors[kind] = std::move(execute); }

    struct Wanted
    {
        QByteArray kind;
        MerchantId merchantId;
        QByteArray content; ///< a JSON object
        QByteArray maker;
    };
    /// Durable when it answers.
    async::Task<Result<Approval>> ask(Wanted wanted);
    /// APPROVAL_NOT_FOUND when the merchant has none of that number.
    async::Task<Result<Approval>> get(MerchantId merchantId, ApprovalNo approvalNo);

    struct Filter
    {
        std::optional<ApprovalStatus> status;
        ApprovalNo before;
        int limit = 50; ///< 1 to 200
    };
    /// Newest first.
    async::Task<Result<std::vector<Approval>>> list(MerchantId merchantId, Filter filter);

    /// Decides and, when approved, executes; answers the approval as it is then. `at` is set here.
    async::Task<Result<Approval>> decide(Decision decision);

    /// Executes what was approved and not executed, until the timers stop.
    async::Task<> run();
    /// One round of it; answers how many were handed to their executors.
    async::Task<int> runOnce();

private:
    async::Task<Result<Done>> execute(Approval approval);
    async::Task<Result<bool>> end(Approval approval, QByteArray errorCode);

    storage::Storage& m_storage;
    async::Timers& m_timers;
    const Clock& m_clock;
    RandomBytes m_random;
    std::map<QByteArray, Execute> m_executors;
};

} // namespace guitai::approvals
