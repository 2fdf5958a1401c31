// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/registry.h"

#include <algorithm>

namespace guitai::channels {

async::Task<ReverseOutcome> Channel::reverse(ChannelAccount, PlacedOrder)
{
    co_return ReverseOutcome();
}

Result<AccountFacts> Channel::inspect(const ChannelAccount&) const
{
    return AccountFacts();
}

async::Task<BillOutcome> Channel::fetchBill(ChannelAccount, BillKind, BusinessDate, http::BodySink)
{
    co_return BillOutcome{BillState::Refused, "BILL_KIND_UNSUPPORTED"};
}

std::unique_ptr<BillReader> Channel::billReader(const ChannelAccount&, BillKind, BusinessDate, BillSinks) const
{
    return nullptr;
}

Result<QUrl> Channel::payerIdLink(const ChannelAccount&, const QUrl&, QByteArrayView) const
{
    return Error{errors::kPayerIdUnsupported};
}

async::Task<Result<QByteArray>> Channel::findPayerId(ChannelAccount, Secret)
{
    co_return Error{errors::kPayerIdUnsupported};
}

const PayWay* Descriptor::payWay(QByteArrayView code) const
{
    const auto found =
        std::find_if(payWays.begin(), payWays.end(), [&](const PayWay& way) { return way.code == code; });
    return found == payWays.end() ? nullptr : &*found;
}

void Registry::add(std::unique_ptr<Channel> channel)
{
    m_channels.push_back(std::move(channel));
}

Channel* Registry::byCode(const ChannelCode& code) const
{
    const auto found = std::find_if(m_channels.begin(), m_channels.end(),
                                    [&](const auto& channel) { return channel->descriptor().code == code; });
    return found == m_channels.end() ? nullptr : found->get();
}

Channel* Registry::byPayWay(QByteArrayView payWay) const
{
    const auto found = std::find_if(m_channels.begin(), m_channels.end(),
                                    [&](const auto& channel) { return channel->descriptor().payWay(payWay); });
    return found == m_channels.end() ? nullptr : found->get();
}

const PayWay* Registry::payWay(QByteArrayView code) const
{
    const Channel* channel = byPayWay(code);
    return channel ? channel->descriptor().payWay(code) : nullptr;
}

std::vector<QByteArray> Registry::payWays() const
{
    std::vector<QByteArray> all;
    for (const auto& channel : m_channels) {
        for (const PayWay& way : channel->descriptor().payWays)
            all.push_back(way.code);
    }
    return all;
}

std::vector<ChannelCode> Registry::codes() const
{
    std::vector<ChannelCode> all;
    for (const auto& channel : m_channels)
        all.push_back(channel->descriptor().code);
    return all;
}

} // namespace guitai::channels
