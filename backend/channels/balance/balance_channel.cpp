// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "balance/balance_channel.h"

#include "channels/noticeless_channel.h"
#include "channels/payer_accounts.h"

namespace guitai::balance {

namespace {

using namespace std::chrono_literals;
using namespace channels;

class BalanceChannel final : public NoticelessChannel
{
public:
    explicit BalanceChannel(PayerAccounts* payers) : m_payers(payers) {}

    const Descriptor& descriptor() const override { return m_descriptor; }

    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override
    {
        auto charging = m_payers->charge(account.merchantId, std::move(order));
        PlaceOutcome outcome = co_await charging;
        co_return outcome;
    }

    async::Task<Report> query(ChannelAccount, PlacedOrder order) override
    {
        auto finding = m_payers->findCharge(order.attemptNo);
        Report report = co_await finding;
        co_return report;
    }

    async::Task<CloseOutcome> close(ChannelAccount, PlacedOrder order) override
    {
        auto closing = m_payers->voidCharge(order.attemptNo);
        CloseOutcome outcome = co_await closing;
        co_return outcome;
    }

    async::Task<RefundReport> refund(ChannelAccount, RefundOrder order) override
    {
        auto paying = m_payers->payBack(std::move(order));
        RefundReport report = co_await paying;
        co_return report;
    }

    async::Task<RefundReport> queryRefund(ChannelAccount, RefundOrder order) override
    {
        auto finding = m_payers->findPayBack(std::move(order));
        RefundReport report = co_await finding;
        co_return report;
    }

private:
    static Descriptor described()
    {
        Descriptor descriptor;
        descriptor.code = ChannelCode::trusted("balance");
        PayWay balance{"BALANCE", {5s, 30s, 1min, 10min}};
        balance.needsAuthCode = true;
        descriptor.payWays = {balance};
        descriptor.refundCheckDelays = {5s, 30s, 1min, 10min};
        descriptor.needsKeys = false;
        return descriptor;
    }

    PayerAccounts* const m_payers;
    const Descriptor m_descriptor = described();
};

} // namespace

std::unique_ptr<Channel> makeChannel(const Tools& tools)
{
    return tools.payers ? std::make_unique<BalanceChannel>(tools.payers) : nullptr;
}

} // namespace guitai::balance
