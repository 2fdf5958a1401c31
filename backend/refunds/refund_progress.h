// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a refund from where it stands to where it can get now, one durable step at a time:
//   ask     where it needs one, a second person: it goes on when they agreed
//   hold    the merchant's money, at the merchant's home
//   begin   durable: PROCESSING, a call is under way
//   call    one call on the wire under the number that never changes
//   apply   durable: what the channel said
//   settle  capture what was held, or release it
// A crash between any two is found by the refund checker, which goes on from what is durable. Any number of
// processes may try: conditional writes let one win. Lives on the event loop's thread.
#pragma once

#include "accounts/merchant_funds.h"
#include "channels/registry.h"
#include "events/event_pump.h"
#include "merchants/channel_accounts.h"
#include "refunds/apply_refund_result.h"
#include "refunds/refund_approval.h"
#include "storage/storage.h"

namespace guitai::refunds {

class RefundProgress
{
public:
    RefundProgress(storage::Storage& storage, channels::Registry& registry, merchants::ChannelAccounts& accounts,
                   accounts::MerchantFunds& funds, RefundApproval& approval, events::EventPump& pump,
                   const Clock& clock)
        : m_storage(storage), m_registry(registry), m_accounts(accounts), m_funds(funds), m_approval(approval),
          m_pump(pump), m_clock(clock)
    {
        m_approval.answerTo([this](RefundRecord refund) { return start(std::move(refund)); });
    }
    RefundProgress(const RefundProgress&) = delete;
    RefundProgress& operator=(const RefundProgress&) = delete;

    /// Where channels reach us; set before the first call. Callbacks go to
    /// <base>/v1/callback/<channel>/<account>/refund.
    void setCallbackBase(QUrl base) { m_callbackBase = std::move(base); }

    /// A refund that was just begun, as it is afterwards. An Error means: it goes on later by itself.
    async::Task<Result<RefundRecord>> start(RefundRecord refund);
    /// A refund that is due: asks before it calls again.
    async::Task<Result<RefundRecord>> resume(RefundRecord refund);

    /// After a commit that applied a report: logs it and wakes the shard's pump.
    void announce(storage::ShardIndex shard, const Applied& applied, Source source);
    /// Captures or releases what is held for a refund that is final; otherwise does nothing.
    async::Task<Result<RefundRecord>> settleFunds(RefundRecord refund);

    UtcTime nextCheck(const RefundRecord& refund) const;
    int checksToConfirm(const RefundRecord& refund) const;
    storage::Storage& storage() const { return m_storage; }

private:
    struct Line // one refund's way to its channel
    {
        channels::Channel* channel = nullptr;
        channels::ChannelAccount account;
        channels::RefundOrder order;
    };

    struct Stored
    {
        RefundRecord refund;
        bool mine = false; ///< this process moved it; otherwise it is as another one left it
    };

    static Result<Stored> moved(storage::Transaction& tx, RefundRecord refund, const RefundMove& move);
    async::Task<Result<Line>> lineFor(RefundRecord refund);
    /// Holds the merchant's money; a final refusal ends the refund.
    async::Task<Result<RefundRecord>> hold(RefundRecord refund);
    async::Task<Result<Stored>> begin(RefundRecord refund);
    async::Task<Result<RefundRecord>> beginAndCall(RefundRecord refund);
    async::Task<Result<RefundRecord>> call(RefundRecord refund);
    async::Task<Result<RefundRecord>> query(RefundRecord refund);
    async::Task<Result<RefundRecord>> apply(RefundRecord refund, channels::RefundReport report, Source source);

    storage::Storage& m_storage;
    channels::Registry& m_registry;
    merchants::ChannelAccounts& m_accounts;
    accounts::MerchantFunds& m_funds;
    RefundApproval& m_approval;
    events::EventPump& m_pump;
    const Clock& m_clock;
    QUrl m_callbackBase;
};

} // namespace guitai::refunds
