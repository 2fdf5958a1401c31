// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's wallets as a test has them.
#include "cashier/scripted_backend.h"
#include "cashier/scripted_replies.h"

#include <algorithm>

namespace guitai::test {

void ScriptedBackend::addWallet(const QByteArray& code, const QByteArray& payWay)
{
    wire::ChannelState wallet;
    wallet.code = ChannelCode::trusted(code);
    wallet.accountId = ChannelAccountId::trusted("M1000-" + code);
    wallet.payWays = {payWay};
    wallet.state = wire::channel_states::kHealthy;
    wallet.since = now() - std::chrono::hours(2);
    wallet.windows = {{300, 212, 1000, 100, 200, 0}, {3600, 2315, 998, 100, 300, 4}, {86400, 30912, 997, 100, 300, 61}};
    wallets.push_back(wallet);
}

void ScriptedBackend::setWallet(const QByteArray& code, const QByteArray& state, const QByteArray& reason)
{
    for (wire::ChannelState& wallet : wallets) {
        if (wallet.code.bytes() != code)
            continue;
        wallet.state = state;
        wallet.reason = reason;
        wallet.since = now();
        wire::Event event;
        event.type = wire::event_types::kChannelChanged;
        event.subject = code;
        event.data = wallet.toJson();
        pushEvent(std::move(event));
    }
}

void ScriptedBackend::switchWallet(QTcpSocket* socket, const Request& request, const QByteArrayList& parts)
{
    const auto wallet = std::ranges::find_if(
        wallets, [&](const wire::ChannelState& one) { return one.code.bytes() == parts.value(3); });
    if (wallet == wallets.end())
        return replyProblem(socket, 404, "CHANNEL_NOT_FOUND");
    if (role != "supervisor")
        return replyProblem(socket, 403, "FORBIDDEN");
    const bool pauses = parts.value(4) == "pause";
    wallet->note = pauses ? wire::PauseChannel::read(request.body)->reason : QString();
    wallet->pausedBy = pauses ? QByteArray("operator:supervisor") : QByteArray();
    setWallet(parts[3], pauses ? wire::channel_states::kPaused : wire::channel_states::kHealthy,
              pauses ? QByteArray("PAUSED") : QByteArray());
    reply(socket, 200, wallet->toJson());
}

} // namespace guitai::test
