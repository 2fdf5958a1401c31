// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Channels inside the process: no provider, no calls, no notices.
#include "contract/channel_fixture.h"
#include "contract/wechat_provider.h"

namespace guitai::test {

namespace {

/// A channel inside the process.
class InnerFixture : public ChannelFixture
{
public:
    InnerFixture(const Clock& clock, const char* code, const char* payWay)
        : m_clock(clock), m_code(code), m_payWay(payWay)
    {
    }

    channels::ChannelAccount account() const override
    {
        channels::ChannelAccount account;
        account.accountId = ChannelAccountId::trusted(m_code + "-M1000");
        account.merchantId = MerchantId::trusted("M1000");
        account.channel = ChannelCode::trusted(m_code);
        return account;
    }
    channels::Order order() const override
    {
        channels::Order order = WechatProvider(m_clock).order();
        order.payWay = m_payWay;
        order.returnUrl = QUrl(QStringLiteral("https://shop.example/pay/") + order.attemptNo.text().chopped(2));
        return order;
    }
    channels::RefundOrder refund() const override { return WechatProvider(m_clock).refund(); }
    bool hasProvider() const override { return false; }
    bool placingTakesMoney() const override { return m_code != "direct" && m_code != "aggregate"; }

private:
    const Clock& m_clock;
    const QByteArray m_code;
    const QByteArray m_payWay;
};

/// Takes no money, so there is none to give back.
class AggregateFixture final : public InnerFixture
{
public:
    explicit AggregateFixture(const Clock& clock) : InnerFixture(clock, "aggregate", "AGGREGATE_QR") {}

    bool takesMoney() const override { return false; }
};

/// The books remember what was taken and given back.
class BalanceFixture final : public InnerFixture
{
public:
    explicit BalanceFixture(const Clock& clock) : InnerFixture(clock, "balance", "BALANCE") {}

    channels::ReportedState queried() const override { return channels::ReportedState::Paid; }
    channels::CloseState closed() const override { return channels::CloseState::TooLate; }
    channels::RefundState queriedRefund() const override { return channels::RefundState::Succeeded; }
};

} // namespace

std::unique_ptr<ChannelFixture> makeInnerFixture(const QByteArray& payWay, const Clock& clock)
{
    if (payWay == "DIRECT_QR")
        return std::make_unique<InnerFixture>(clock, "direct", "DIRECT_QR");
    if (payWay == "AGGREGATE_QR")
        return std::make_unique<AggregateFixture>(clock);
    if (payWay == "CASH")
        return std::make_unique<InnerFixture>(clock, "cash", "CASH");
    if (payWay == "BALANCE")
        return std::make_unique<BalanceFixture>(clock);
    return nullptr;
}

} // namespace guitai::test
