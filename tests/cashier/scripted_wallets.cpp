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
    wallet.canTest = payWay != "CASH";
    if (wallet.canTest) {
        wallet.trend = {{}, 1000, 998, 1000, 996, 1000, 1000, {}, 990, 1000, 930, 997, 1000, 1000, 1000};
        wallet.lastNotice = now() - std::chrono::minutes(3);
        wallet.certificates = {{"pfx_base64", "01", now() + std::chrono::hours(24 * 300), 300, false}};
    }
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
    if (parts.value(4) == "test")
        return testWallet(socket, request, parts);
    const bool pauses = parts.value(4) == "pause";
    wallet->note = pauses ? wire::PauseChannel::read(request.body)->reason : QString();
    wallet->pausedBy = pauses ? QByteArray("operator:supervisor") : QByteArray();
    setWallet(parts[3], pauses ? wire::channel_states::kPaused : wire::channel_states::kHealthy,
              pauses ? QByteArray("PAUSED") : QByteArray());
    reply(socket, 200, wallet->toJson());
}

void ScriptedBackend::testWallet(QTcpSocket* socket, const Request& request, const QByteArrayList& parts)
{
    if (request.method == "POST") {
        wire::CreatePayment penny;
        penny.merchantOrderNo = MerchantOrderNo::trusted("TEST-1");
        penny.amount = Money(1, Currency::cny());
        penny.subject = QStringLiteral("Channel test");
        penny.payWay = "WECHAT_NATIVE";
        m_test = wire::ChannelTest{ChannelCode::trusted(parts[3]), "WAITING", placed(penny), {}};
    }
    reply(socket, request.method == "POST" ? 201 : 200, m_test.toJson());
}

void ScriptedBackend::moveTest(const QByteArray& status)
{
    m_test.status = status;
    if (m_test.refund || status == "UNPAID")
        return;
    wire::Refund refund;
    refund.refundNo = RefundNo::trusted("R202611231234567800ABCDEF012397");
    refund.paymentNo = m_test.payment.paymentNo;
    refund.amount = m_test.payment.amount;
    refund.status = "PROCESSING";
    refund.createdAt = now();
    m_test.refund = refund;
}

} // namespace guitai::test
