// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aggregate/aggregate_channel.h"

#include "channels/noticeless_channel.h"
#include "wire/channel_wire.h"

#include <string_view>

namespace guitai::aggregate {

namespace {

using namespace std::chrono_literals;
using namespace channels;

static_assert(std::string_view(channels::kAggregate) == wire::kAggregate, "tills know it by that name");

class AggregateChannel final : public NoticelessChannel
{
public:
    const Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<PlaceOutcome> place(ChannelAccount, Order order) override
    {
        PlaceOutcome outcome;
        outcome.state = PlaceState::Refused;
        outcome.errorCode = "PAGE_MISSING";
        if (!order.returnUrl.isEmpty()) {
            outcome.state = PlaceState::Placed;
            outcome.errorCode.clear();
            outcome.credential = Credential{"qr", order.returnUrl.toString(QUrl::FullyEncoded)};
        }
        co_return outcome;
    }

    /// Money comes by the attempts that follow this one.
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

    async::Task<RefundReport> refund(ChannelAccount, RefundOrder order) override { return nothingToGiveBack(order); }
    async::Task<RefundReport> queryRefund(ChannelAccount, RefundOrder order) override
    {
        return nothingToGiveBack(order);
    }

private:
    static async::Task<RefundReport> nothingToGiveBack(RefundOrder order)
    {
        RefundReport report;
        report.state = RefundState::Failed;
        report.refundNo = order.refundNo;
        report.attemptNo = order.attemptNo;
        report.errorCode = "NO_MONEY_HERE";
        co_return report;
    }

    static Descriptor described()
    {
        Descriptor descriptor;
        descriptor.code = ChannelCode::trusted(kAggregate);
        PayWay code{kAggregateQr, {10min}};
        code.placingIsRepeatable = true;
        descriptor.payWays = {code};
        descriptor.refundCheckDelays = {1min};
        descriptor.needsKeys = false;
        return descriptor;
    }

    const Descriptor m_descriptor = described();
};

} // namespace

std::unique_ptr<Channel> makeChannel(const Tools&)
{
    return std::make_unique<AggregateChannel>();
}

} // namespace guitai::aggregate
