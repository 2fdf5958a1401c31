// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cash/cash_channel.h"

#include "channels/noticeless_channel.h"

namespace guitai::cash {

namespace {

using namespace std::chrono_literals;
using namespace channels;

class CashChannel final : public NoticelessChannel
{
public:
    explicit CashChannel(const Clock& clock) : m_clock(clock) {}

    const Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<PlaceOutcome> place(ChannelAccount, Order order) override
    {
        PlaceOutcome outcome;
        outcome.state = PlaceState::Paid;
        outcome.money = ReceivedMoney{ChannelTradeNo::trusted(order.attemptNo.bytes()), order.amount, m_clock.now()};
        co_return outcome;
    }

    /// What was not confirmed by a placing is not in the drawer.
    async::Task<Report> query(ChannelAccount, PlacedOrder order) override
    {
        Report report;
        report.state = ReportedState::NotPaid;
        report.attemptNo = order.attemptNo;
        co_return report;
    }

    async::Task<CloseOutcome> close(ChannelAccount, PlacedOrder) override
    {
        CloseOutcome outcome;
        outcome.state = CloseState::Closed;
        co_return outcome;
    }

    async::Task<RefundReport> refund(ChannelAccount, RefundOrder order) override
    {
        RefundReport report;
        report.state = RefundState::Succeeded;
        report.refundNo = order.refundNo;
        report.attemptNo = order.attemptNo;
        report.channelRefundNo = ChannelRefundNo::trusted(order.refundNo.bytes());
        report.amount = order.amount;
        report.finishedAt = m_clock.now();
        co_return report;
    }

    async::Task<RefundReport> queryRefund(ChannelAccount, RefundOrder order) override
    {
        RefundReport report; // nothing is kept, so the same call may simply be made again
        report.state = RefundState::NotFound;
        report.refundNo = order.refundNo;
        co_return report;
    }

private:
    static Descriptor described()
    {
        Descriptor descriptor;
        descriptor.code = ChannelCode::trusted("cash");
        descriptor.payWays = {{"CASH", {10min}}};
        descriptor.refundCheckDelays = {5s, 1min};
        descriptor.needsKeys = false;
        return descriptor;
    }

    const Clock& m_clock;
    const Descriptor m_descriptor = described();
};

} // namespace

std::unique_ptr<Channel> makeChannel(const Tools& tools)
{
    return std::make_unique<CashChannel>(tools.clock);
}

} // namespace guitai::cash
