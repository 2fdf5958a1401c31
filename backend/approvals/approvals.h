// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk for what needs two people: a feature asks, somebody else decides, the feature is told and executes or gives
// up. Lives on the event loop's thread.
#pragma once

#include "approvals/approval.h"
#include "async/timers.h"
#include "ids/payment_no.h"
#include "storage/storage.h"

#include <QSet>

#include <map>

namespace guitai::approvals {

class Approvals
{
public:
    /// Does what follows from a decision. May be called more than once for the same approval, also after a crash: its
    /// effect is keyed by the approval's number. An error from 500 on is tried again; a lower one ends the approval,
    /// an approved one as FAILED.
    using Execute = std::function<async::Task<Result<Done>>(Approval approval)>;

    struct Kind
    {
        Execute execute;     ///< it was approved
        Execute giveUp = {}; ///< it was rejected, cancelled or is over; none: nothing waits for it
        bool byPin = false;  ///< a second person may decide by PIN at the maker's till
    };

    Approvals(storage::Storage& storage, async::Timers& timers, const Clock& clock, RandomBytes random)
        : m_storage(storage), m_timers(timers), m_clock(clock), m_random(std::move(random))
    {
    }

    /// Once for each kind, before run().
    void setKind(const QByteArray& name, Kind kind) { m_kinds[name] = std::move(kind); }
    bool mayBeDecidedByPin(const QByteArray& kind) const;

    struct Wanted
    {
        QByteArray kind;
        MerchantId merchantId;
        QByteArray content; ///< a JSON object
        QByteArray maker;
        ApprovalNo approvalNo = {}; ///< minted beforehand, so that asking again is asking once; empty: minted now
    };
    /// A number for a request that is asked for later.
    ApprovalNo mintNumber() const;
    /// Durable when it answers. Asked before under that number: the approval as it is.
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

    /// Decides and tells its kind; answers the approval as it is then. `at` is set here.
    async::Task<Result<Approval>> decide(Decision decision);

    /// Tells what was decided or is over and was not told yet, until the timers stop.
    async::Task<> run();
    /// One round of it; answers how many were told.
    async::Task<int> runOnce();

private:
    /// An approval that was decided, or is over; nothing while that is under way already.
    async::Task<Result<Done>> conclude(Approval approval);
    async::Task<Result<Done>> concludeNow(Approval approval);
    async::Task<Result<Approval>> expired(Approval approval);
    async::Task<Result<Done>> tell(Approval approval);
    async::Task<Result<bool>> end(Approval approval, QByteArray errorCode);

    storage::Storage& m_storage;
    async::Timers& m_timers;
    const Clock& m_clock;
    RandomBytes m_random;
    std::map<QByteArray, Kind> m_kinds;
    QSet<ApprovalNo> m_underWay; ///< being told now: a kind may wait for its channel
};

} // namespace guitai::approvals
