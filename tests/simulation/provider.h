// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A wallet's own books, which no crash of the house touches: what was ordered, what was paid, what was given back. It
// is honest; who lies is the channel in front of it. What became final is told by notices until one is acknowledged.
#pragma once

#include "channels/channel.h"
#include "simulation/faults.h"
#include "simulation/virtual_time.h"

#include <map>

namespace guitai::simulation {

enum class TradeState { Open, Paid, Closed, Reversed };
enum class RepaymentState { Processing, Succeeded, Failed, Abnormal };

/// One attempt at the wallet.
struct Trade
{
    AttemptNo attemptNo;
    ChannelAccountId accountId;
    ChannelCode channel;
    Money amount{0, Currency::cny()};
    UtcTime expiresAt;
    UtcTime placedAt;
    UtcTime paidAt;
    TradeState state = TradeState::Open;
    std::vector<ChannelTradeNo> taken; ///< one each time that money was taken
    bool returned = false;             ///< the wallet took a paid one back
    std::int64_t givenBack = 0;        ///< and what is on its way
};

struct Repayment
{
    channels::RefundOrder order;
    ChannelAccountId accountId;
    ChannelCode channel;
    RepaymentState state = RepaymentState::Processing;
    RepaymentState later = RepaymentState::Succeeded;
    ChannelRefundNo number;
    UtcTime takenAt;
};

/// A notice on its way, until it is acknowledged. It says what was true when it was written.
struct PendingNotice
{
    QByteArray id;
    ChannelCode channel;
    ChannelAccountId accountId;
    bool isRefund = false;
    QByteArray number; ///< an attempt's or a refund's
    ChannelTradeNo tradeNo;
    RepaymentState refundState = RepaymentState::Succeeded;
};

class Provider
{
public:
    using Violation = std::function<void(QByteArray)>;
    using Notify = std::function<void(PendingNotice)>;
    Provider(Scheduler& scheduler, const SimClock& clock, const Faults& faults, SeededRandom random, Notify notify,
             Violation violation);

    /// False when it refuses: the number is closed here, or it never takes it.
    bool place(const channels::ChannelAccount& account, const channels::Order& order);
    /// The customer pays; answers whether the money was taken.
    bool pay(const AttemptNo& attemptNo);
    channels::CloseState close(const channels::ChannelAccount& account, const AttemptNo& attemptNo);
    /// Gives back what was paid, and closes.
    void reverse(const channels::ChannelAccount& account, const AttemptNo& attemptNo);
    /// Null when it has never heard of the number.
    const Trade* find(const AttemptNo& attemptNo) const;

    Repayment* refund(const channels::ChannelAccount& account, const channels::RefundOrder& order);
    Repayment* findRefund(const RefundNo& refundNo);
    /// What a person does there: every other abnormal refund is paid out by hand.
    void resolveAbnormal();

    const std::map<AttemptNo, Trade>& trades() const { return m_trades; }
    const std::map<RefundNo, Repayment>& repayments() const { return m_repayments; }

private:
    Trade& tradeOf(const channels::ChannelAccount& account, const AttemptNo& attemptNo);
    void take(Trade& trade);
    void finish(Repayment& repayment, RepaymentState state);
    void tell(const Repayment& repayment);

    Scheduler& m_scheduler;
    const SimClock& m_clock;
    const Faults& m_faults;
    SeededRandom m_random;
    Notify m_notify;
    Violation m_violation;
    std::map<AttemptNo, Trade> m_trades;
    std::map<RefundNo, Repayment> m_repayments;
    int m_numbers = 0;
};

} // namespace guitai::simulation
