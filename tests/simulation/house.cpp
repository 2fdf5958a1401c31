// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/house.h"

#include "balance/balance_channel.h"
#include "cash/cash_channel.h"

namespace guitai::simulation {

House::House(const HouseTools& tools, Life life) : m_tools(tools), m_life(life)
{
    const QUrl door(QStringLiteral("https://guitai.example"));
    settling.setCallbackBase(door);
    refundProgress.setCallbackBase(door);
}

channels::Registry House::channelsOf(const HouseTools& tools, channels::PayerAccounts& payers,
                                     async::WorkerPool& workers, http::Client& client, Life life)
{
    channels::Registry registry;
    const ChannelTools wire{wireOf(tools), tools.front};
    for (const char* code : kChannelCodes)
        registry.add(makeSimChannel(wire, code, life));
    const channels::Tools own{client, workers, tools.clock, &payers};
    registry.add(balance::makeChannel(own));
    registry.add(cash::makeChannel(own));
    return registry;
}

async::Task<Result<Done>> House::start()
{
    webhooks.start();
    followers.start();
    auto pumping = pump.start();
    Result<Done> pumped = co_await pumping;
    if (!pumped)
        co_return pumped.error();
    withdrawalProgress.setBank(&bank);
    approvals.setKind(withdrawals::kApprovalKind, withdrawalProgress.approvalKind());
    approvals.run();
    checker.run();
    refundChecker.run();
    withdrawalChecker.run();
    bankNotices.run();
    folding.run();
    housekeeping.run();
    co_return Done{};
}

} // namespace guitai::simulation
