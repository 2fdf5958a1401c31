// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/provider.h"

namespace guitai::simulation {

namespace {

QByteArray numbered(const char* prefix, int number)
{
    return prefix + QByteArray::number(number).rightJustified(10, '0');
}

} // namespace

Provider::Provider(Scheduler& scheduler, const SimClock& clock, const Faults& faults, SeededRandom random,
                   Notify notify, Violation violation)
    : m_scheduler(scheduler), m_clock(clock), m_faults(faults), m_random(random), m_notify(std::move(notify)),
      m_violation(std::move(violation))
{
}

Trade& Provider::tradeOf(const channels::ChannelAccount& account, const AttemptNo& attemptNo)
{
    Trade& trade = m_trades[attemptNo];
    if (trade.attemptNo.isEmpty()) {
        trade.attemptNo = attemptNo;
        trade.accountId = account.accountId;
        trade.channel = account.channel;
        trade.placedAt = m_clock.trueTime();
    }
    return trade;
}

bool Provider::place(const channels::ChannelAccount& account, const channels::Order& order)
{
    const bool isNew = !m_trades.contains(order.attemptNo);
    Trade& trade = tradeOf(account, order.attemptNo);
    if (isNew) {
        trade.amount = order.amount;
        // By the wallet's own clock: the house may have handed over an end by a clock that is wrong.
        trade.expiresAt = order.expiresAt;
    } else if (trade.state == TradeState::Open && trade.amount != order.amount) {
        m_violation("another amount was placed under " + order.attemptNo.bytes());
    }
    return trade.state == TradeState::Open || trade.state == TradeState::Paid;
}

const Trade* Provider::find(const AttemptNo& attemptNo) const
{
    const auto found = m_trades.find(attemptNo);
    return found == m_trades.end() ? nullptr : &found->second;
}

bool Provider::pay(const AttemptNo& attemptNo)
{
    const auto found = m_trades.find(attemptNo);
    if (found == m_trades.end() || found->second.amount.minor() == 0)
        return false;
    Trade& trade = found->second;
    const bool late = m_clock.trueTime() > trade.expiresAt || trade.state == TradeState::Closed;
    const bool isOpen = trade.state == TradeState::Open && !late;
    const bool again = trade.state == TradeState::Paid && !trade.returned && m_random.chance(m_faults.secondPayer);
    const bool afterwards = trade.state != TradeState::Paid && trade.state != TradeState::Reversed && late &&
                            m_random.chance(m_faults.paidAfterClose);
    if (!isOpen && !again && !afterwards)
        return false;
    take(trade);
    return true;
}

void Provider::take(Trade& trade)
{
    trade.state = TradeState::Paid;
    trade.paidAt = m_clock.trueTime();
    trade.taken.push_back(ChannelTradeNo::trusted(numbered("T", ++m_numbers)));
    PendingNotice notice;
    notice.id = numbered("N", ++m_numbers);
    notice.channel = trade.channel;
    notice.accountId = trade.accountId;
    notice.number = trade.attemptNo.bytes();
    notice.tradeNo = trade.taken.back();
    m_notify(std::move(notice));
}

channels::CloseState Provider::close(const channels::ChannelAccount& account, const AttemptNo& attemptNo)
{
    const bool isNew = !m_trades.contains(attemptNo);
    Trade& trade = tradeOf(account, attemptNo);
    if (trade.state == TradeState::Paid)
        return channels::CloseState::TooLate;
    if (trade.state == TradeState::Open)
        trade.state = TradeState::Closed; // an unknown number too: what comes later is refused
    return isNew ? channels::CloseState::NotFound : channels::CloseState::Closed;
}

void Provider::reverse(const channels::ChannelAccount& account, const AttemptNo& attemptNo)
{
    Trade& trade = tradeOf(account, attemptNo);
    trade.returned = trade.returned || trade.state == TradeState::Paid;
    trade.state = TradeState::Reversed;
}

Repayment* Provider::refund(const channels::ChannelAccount& account, const channels::RefundOrder& order)
{
    if (Repayment* known = findRefund(order.refundNo)) {
        if (known->order.amount != order.amount || known->order.attemptNo != order.attemptNo)
            m_violation("another refund was asked for under " + order.refundNo.bytes());
        return known;
    }
    const auto found = m_trades.find(order.attemptNo);
    if (found == m_trades.end() || found->second.state != TradeState::Paid)
        return nullptr;
    Trade& trade = found->second;
    const auto most = trade.amount.minor() * static_cast<std::int64_t>(trade.taken.size());
    if (trade.givenBack + order.amount.minor() > most) {
        m_violation("more was asked back than was paid for " + order.attemptNo.bytes());
        return nullptr;
    }
    trade.givenBack += order.amount.minor();
    Repayment& made = m_repayments[order.refundNo];
    made.order = order;
    made.takenAt = m_clock.trueTime();
    made.accountId = account.accountId;
    made.channel = account.channel;
    made.number = ChannelRefundNo::trusted(numbered("B", ++m_numbers));
    if (m_random.chance(m_faults.refundFailed))
        made.later = RepaymentState::Failed;
    else if (m_random.chance(m_faults.refundAbnormal))
        made.later = RepaymentState::Abnormal;
    if (!m_random.chance(m_faults.refundSlow)) {
        finish(made, made.later);
        return &made;
    }
    const Duration wait(m_random.between(1'000, 1'800'000));
    m_scheduler.after(wait, kWorld, [this, &made] { finish(made, made.later); });
    return &made;
}

Repayment* Provider::findRefund(const RefundNo& refundNo)
{
    const auto found = m_repayments.find(refundNo);
    return found == m_repayments.end() ? nullptr : &found->second;
}

void Provider::finish(Repayment& repayment, RepaymentState state)
{
    repayment.state = state;
    if (state == RepaymentState::Failed)
        m_trades[repayment.order.attemptNo].givenBack -= repayment.order.amount.minor();
    tell(repayment);
}

void Provider::tell(const Repayment& repayment)
{
    PendingNotice notice;
    notice.id = numbered("N", ++m_numbers);
    notice.channel = repayment.channel;
    notice.accountId = repayment.accountId;
    notice.isRefund = true;
    notice.number = repayment.order.refundNo.bytes();
    notice.refundState = repayment.state;
    m_notify(std::move(notice));
}

void Provider::resolveAbnormal()
{
    bool mine = true;
    for (auto& [number, repayment] : m_repayments) {
        if (repayment.state != RepaymentState::Abnormal)
            continue;
        if (std::exchange(mine, !mine))
            finish(repayment, RepaymentState::Succeeded);
    }
}

} // namespace guitai::simulation
