// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/registry.h"

#include <algorithm>

namespace guitai::channels {

async::Task<ReverseOutcome> Channel::reverse(ChannelAccount, AttemptNo)
{
    co_return ReverseOutcome();
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
    for (const auto& channel : m_channels) {
        const auto& ways = channel->descriptor().payWays;
        if (std::find(ways.begin(), ways.end(), payWay) != ways.end())
            return channel.get();
    }
    return nullptr;
}

std::vector<QByteArray> Registry::payWays() const
{
    std::vector<QByteArray> all;
    for (const auto& channel : m_channels) {
        const auto& ways = channel->descriptor().payWays;
        all.insert(all.end(), ways.begin(), ways.end());
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
