// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/channel_front.h"

#include "refunds/apply_refund_result.h"

namespace guitai::simulation {

using namespace channels;

namespace {

constexpr Duration kShortestMislaid = std::chrono::seconds(35);
constexpr Duration kLongestMislaid = std::chrono::seconds(59);

RefundState stateOf(RepaymentState state)
{
    switch (state) {
    case RepaymentState::Processing: return RefundState::Processing;
    case RepaymentState::Succeeded: return RefundState::Succeeded;
    case RepaymentState::Failed: return RefundState::Failed;
    case RepaymentState::Abnormal: return RefundState::Abnormal;
    }
    return RefundState::Unknown;
}

} // namespace

PlaceOutcome ChannelFront::place(const ChannelAccount& account, const Order& order)
{
    PlaceOutcome outcome;
    const bool isNew = !m_provider.find(order.attemptNo);
    if (isNew && m_random.chance(m_faults.placingRefused)) {
        m_provider.close(account, order.attemptNo); // and nothing will be taken under it
        outcome.state = PlaceState::Refused;
        outcome.errorCode = "REFUSED";
        return outcome;
    }
    if (!m_provider.place(account, order)) {
        outcome.state = PlaceState::Refused;
        outcome.errorCode = "CLOSED";
        return outcome;
    }
    outcome.state = PlaceState::Placed;
    outcome.credential = Credential{"qr", QLatin1String("sim:") + order.attemptNo.text()};
    if (order.payWay != "BETA_CODE")
        return outcome;
    const Trade* trade = m_provider.find(order.attemptNo);
    if (trade->taken.empty())
        m_provider.pay(order.attemptNo);
    outcome.credential.reset();
    if (trade->taken.empty()) {
        outcome.state = PlaceState::Unknown;
        return outcome;
    }
    outcome.state = PlaceState::Paid;
    outcome.money = ReceivedMoney{trade->taken.front(), trade->amount, trade->paidAt};
    return outcome;
}

Report ChannelFront::paidReport(const AttemptNo& attemptNo, const ChannelTradeNo& tradeNo, Lie lie) const
{
    const Trade* trade = m_provider.find(attemptNo);
    Report report;
    report.attemptNo = attemptNo;
    if (lie == Lie::Failed || lie == Lie::Closed) {
        report.state = lie == Lie::Failed ? ReportedState::Failed : ReportedState::Closed;
        report.errorCode = "LIE";
        return report;
    }
    report.state = ReportedState::Paid;
    const std::int64_t extra = lie == Lie::Amount ? 1 : 0;
    report.money =
        ReceivedMoney{tradeNo, Money(trade->amount.minor() + extra, trade->amount.currency()), trade->paidAt};
    report.foreignIdentity = lie == Lie::Merchant;
    return report;
}

Lie ChannelFront::lie()
{
    if (m_random.chance(m_faults.wrongAmount))
        return Lie::Amount;
    if (m_random.chance(m_faults.wrongMerchant))
        return Lie::Merchant;
    if (m_random.chance(m_faults.saysFailed))
        return Lie::Failed;
    return m_random.chance(m_faults.saysClosed) ? Lie::Closed : Lie::None;
}

Report ChannelFront::report(const AttemptNo& attemptNo)
{
    const Trade* trade = m_provider.find(attemptNo);
    Report report;
    report.attemptNo = attemptNo;
    report.state = ReportedState::NotFound;
    if (!trade || (trade->state == TradeState::Open && m_random.chance(m_faults.saysNotFound)))
        return report;
    const Lie now = lie();
    if (now == Lie::Failed || now == Lie::Closed) {
        m_saidEnded.insert(attemptNo);
        return paidReport(attemptNo, {}, now);
    }
    switch (trade->state) {
    case TradeState::Open: report.state = ReportedState::NotPaid; break;
    case TradeState::Closed: report.state = ReportedState::Closed; break;
    case TradeState::Reversed: report.state = ReportedState::Reversed; break;
    case TradeState::Paid: return paidReport(attemptNo, trade->taken.front(), now);
    }
    return report;
}

/// A refund that was taken and lies somewhere: nobody who asks finds it, and who sends it again is to come later. A
/// wallet knows what it was sent within a minute, the way included.
void ChannelFront::mislay(const ChannelAccount& account, const RefundOrder& order, Duration sentAt)
{
    m_mislaid.insert(order.refundNo);
    const Duration until = sentAt + Duration(m_random.between(kShortestMislaid.count(), kLongestMislaid.count()));
    m_scheduler.after(until - m_scheduler.now(), kWorld, [this, account, order, takenAt = m_clock.trueTime()] {
        m_mislaid.erase(order.refundNo);
        if (Repayment* made = m_provider.refund(account, order))
            made->takenAt = takenAt; // the minute in which it may not be found has begun before
    });
}

RefundReport ChannelFront::refund(const ChannelAccount& account, const RefundOrder& order, Duration sentAt)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    report.state = RefundState::Refused;
    report.errorCode = "TRY_LATER";
    if (m_mislaid.contains(order.refundNo) || m_random.chance(m_faults.refundRefused))
        return report;
    if (!m_provider.findRefund(order.refundNo) && m_random.chance(m_faults.refundMislaid)) {
        mislay(account, order, sentAt);
        report.state = RefundState::Unknown;
        return report;
    }
    const Repayment* repayment = m_provider.refund(account, order);
    if (!repayment) {
        report.errorCode = "NOT_PAID";
        return report;
    }
    return reportOf(*repayment, repayment->state, lie());
}

RefundReport ChannelFront::refundReport(const RefundNo& refundNo)
{
    const Repayment* repayment = m_provider.findRefund(refundNo);
    RefundReport report;
    report.refundNo = refundNo;
    report.state = RefundState::NotFound;
    // No longer than our code counts on.
    const bool isNew = repayment && m_clock.trueTime() < repayment->takenAt + refunds::kLostCallGrace;
    const bool hidden =
        isNew && repayment->state == RepaymentState::Processing && m_random.chance(m_faults.saysNotFound);
    return repayment && !hidden ? reportOf(*repayment, repayment->state, lie()) : report;
}

// Of a refund's result no provider lies twice: only about whose it is and how much.
RefundReport ChannelFront::reportOf(const Repayment& repayment, RepaymentState state, Lie lie) const
{
    RefundReport report;
    report.refundNo = repayment.order.refundNo;
    report.attemptNo = repayment.order.attemptNo;
    report.channelRefundNo = repayment.number;
    report.state = stateOf(state);
    const std::int64_t extra = lie == Lie::Amount ? 1 : 0;
    report.amount = Money(repayment.order.amount.minor() + extra, repayment.order.amount.currency());
    report.foreignIdentity = lie == Lie::Merchant;
    if (state == RepaymentState::Succeeded)
        report.finishedAt = m_clock.trueTime();
    return report;
}

} // namespace guitai::simulation
