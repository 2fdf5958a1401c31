// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "sandbox/answers.h"

namespace guitai::sandbox {

Sandbox::Sandbox(Identities identities, QString shop, http::Client& client, async::Timers& timers, const Clock& clock,
                 RandomBytes random)
    : m_identities(std::move(identities)), m_clock(clock, m_faults), m_orders(random), m_payerCodes(random),
      m_refunds(random), m_callbacks({client, timers, m_clock, m_identities.wechat, m_faults, m_traffic, random}),
      m_wallet(m_orders, m_callbacks, timers, m_clock), m_refundDesk(m_refunds, m_callbacks, m_faults, timers, m_clock),
      m_bills({m_identities.wechat.merchant, m_orders, m_refunds, m_faults, m_clock, random}),
      m_wechat({m_identities.wechat, m_orders, m_wallet, m_payerCodes, m_refunds, m_refundDesk, m_bills, m_faults,
                m_traffic, timers, m_clock, random}),
      m_operations({m_faults, m_traffic, timers, random}),
      m_oauth({m_identities.wechat, m_identities.pageHosts, m_operations, m_clock, random}),
      m_wechatV2({m_identities.wechat, m_orders, m_wallet, m_payerCodes, m_refunds, m_refundDesk, m_bills, m_operations,
                  m_faults, m_clock, random}),
      m_alipayTrades(random),
      m_alipayCallbacks({client, timers, m_clock, m_faults.alipayCallbacks, m_traffic}, m_identities.alipay),
      m_alipayWallet(m_alipayTrades, m_alipayCallbacks, random, m_clock),
      m_alipayBills({m_identities.alipay, m_alipayTrades, m_faults, m_clock, random}),
      m_alipay({m_identities.alipay, m_alipayTrades, m_alipayWallet, m_alipayCallbacks, m_alipayBills, m_operations,
                m_faults, m_clock}),
      m_unionpay(m_identities.acp, shop, {client, timers, m_clock, random, m_faults.bills}),
      m_walletRoutes(m_identities.wechat, m_orders, m_payerCodes, m_wallet, m_clock, std::move(shop)),
      m_control({m_identities.wechat, m_orders, m_wallet, m_refunds, m_refundDesk, m_callbacks, m_faults, m_traffic}),
      m_bank({m_identities.bankToken, m_faults, m_traffic, timers, m_clock})
{
    m_walletRoutes.add(m_alipayWallet);
}

async::Task<http::Response> Sandbox::answer(http::Request request)
{
    if (unionpay::House::serves(request)) {
        auto asking = m_unionpay.answer(std::move(request));
        co_return co_await asking;
    }
    if (request.path == "/")
        co_return redirectTo("/wallet");
    if (request.path == "/wallet" || request.path.startsWith("/wallet/"))
        co_return m_walletRoutes.answer(request);
    if (request.method == "GET" && request.path == kH5Path)
        co_return redirectTo("/wallet?code=" + request.target.toPercentEncoding());
    if (WechatOauthDesk::serves(request)) {
        auto asking = m_oauth.answer(std::move(request));
        co_return co_await asking;
    }
    if (request.path == "/gateway.do") {
        auto asking = m_alipay.answer(std::move(request));
        co_return co_await asking;
    }
    if (request.path == "/downloadBillFile.resource")
        co_return m_alipay.billFile(request);
    if (request.path.startsWith("/control/alipay/") && request.peer.isLoopback())
        co_return m_alipay.control(request);
    if (request.path.startsWith("/control/bank/") && request.peer.isLoopback())
        co_return m_bank.control(request);
    if (request.path.startsWith("/control/"))
        co_return m_control.answer(request);
    if (request.path.startsWith("/bank/")) {
        auto asking = m_bank.answer(std::move(request));
        co_return co_await asking;
    }
    if (v2::Api::serves(request)) {
        auto asking = m_wechatV2.answer(std::move(request));
        co_return co_await asking;
    }
    auto answering = m_wechat.answer(std::move(request));
    co_return co_await answering;
}

} // namespace guitai::sandbox
