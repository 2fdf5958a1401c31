// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sandbox: the played payment provider and bank behind one address. Puts its parts together and hands each
// request to the part its path names. Event loop's thread.
#pragma once

#include "sandbox/alipay/alipay_api.h"
#include "sandbox/bank/bank_routes.h"
#include "sandbox/control_routes.h"
#include "sandbox/unionpay/acp_house.h"
#include "sandbox/wallet_routes.h"
#include "sandbox/wechat/wechat_api.h"
#include "sandbox/wechat/wechat_oauth_desk.h"
#include "sandbox/wechat_v2/v2_api.h"

namespace guitai::sandbox {

/// The given clock, moved by the clock-skew fault.
class SkewedClock final : public Clock
{
public:
    SkewedClock(const Clock& clock, const Faults& faults) : m_clock(clock), m_faults(faults) {}
    UtcTime now() const override { return m_clock.now() + Duration(m_faults.clockSkewMs); }
    std::chrono::nanoseconds monotonic() const override { return m_clock.monotonic(); }

private:
    const Clock& m_clock;
    const Faults& m_faults;
};

/// Who is played.
struct Identities
{
    Identity wechat;
    AlipayIdentity alipay;
    unionpay::Identity acp; ///< UnionPay's gateway
    QByteArray bankToken;
    /// Where WeChat sends browsers back to.
    QStringList pageHosts = {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};
};

class Sandbox
{
public:
    /// Client, timers and clock outlive the event loop, and so does the sandbox.
    Sandbox(Identities identities, QString shop, http::Client& client, async::Timers& timers, const Clock& clock,
            RandomBytes random);
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    async::Task<http::Response> answer(http::Request request);
    const Identities& identities() const { return m_identities; }

private:
    Identities m_identities;
    Faults m_faults;
    Traffic m_traffic;
    SkewedClock m_clock;
    OrderBook m_orders;
    PayerCodes m_payerCodes;
    RefundBook m_refunds;
    WechatCallbacks m_callbacks;
    Wallet m_wallet;
    RefundDesk m_refundDesk;
    WechatBillDesk m_bills;
    WechatApi m_wechat;
    PlayedOperations m_operations;
    WechatOauthDesk m_oauth;
    v2::Api m_wechatV2;
    AlipayBook m_alipayTrades;
    AlipayCallbacks m_alipayCallbacks;
    AlipayWallet m_alipayWallet;
    AlipayBillDesk m_alipayBills;
    AlipayApi m_alipay;
    unionpay::House m_unionpay;
    WalletRoutes m_walletRoutes;
    ControlRoutes m_control;
    BankRoutes m_bank;
};

} // namespace guitai::sandbox
