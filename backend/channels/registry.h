// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The channels that were built in, by code and by pay way.
#pragma once

#include "channels/channel.h"

namespace guitai::http {
class Client;
}
namespace guitai::async {
class WorkerPool;
}

namespace guitai::channels {

class PayerAccounts;

/// What a channel may use; owned by the app and outliving every channel.
struct Tools
{
    http::Client& client;
    async::WorkerPool& workers; ///< for RSA signatures
    const Clock& clock;
    PayerAccounts* payers = nullptr; ///< null: no channel pays from balances
    wire::PayerCodes payerCodes = wire::PayerCodes::usual();
};

/// Null when what the channel needs is not there.
using MakeChannel = std::unique_ptr<Channel> (*)(const Tools& tools);

/// Written by CMake from the folders it finds: one line per channel folder.
std::vector<MakeChannel> builtInChannels();

class Registry
{
public:
    void add(std::unique_ptr<Channel> channel);

    /// Null when there is none.
    Channel* byCode(const ChannelCode& code) const;
    Channel* byPayWay(QByteArrayView payWay) const;
    /// Null when no channel places it.
    const PayWay* payWay(QByteArrayView code) const;
    std::vector<QByteArray> payWays() const;
    std::vector<ChannelCode> codes() const;

private:
    std::vector<std::unique_ptr<Channel>> m_channels;
};

} // namespace guitai::channels
