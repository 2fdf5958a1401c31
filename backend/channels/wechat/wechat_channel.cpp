// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_channel.h"

#include "log/log.h"
#include "wechat/wechat_bill_reader.h"
#include "wechat/wechat_facts.h"
#include "wechat/wechat_oauth.h"
#include "wechat/wechat_v3.h"
#include "wechat_v2/wechat_v2_port.h"

namespace guitai::wechat {

namespace {

using namespace std::chrono_literals;
using channels::BillKind;
using channels::BillOutcome;
using channels::Channel;
using channels::ChannelAccount;
using channels::CloseOutcome;
using channels::Notice;
using channels::Order;
using channels::PlacedOrder;
using channels::PlaceOutcome;
using channels::PlaceState;
using channels::RefundNotice;
using channels::RefundOrder;
using channels::RefundReport;
using channels::RefundState;
using channels::Report;
using channels::ReverseOutcome;

const log::Category lc{"channels.wechat"};

/// Why an order cannot be said in WeChat Pay's terms; empty when it can.
QByteArray unsayable(const channels::Descriptor& descriptor, const Order& order)
{
    const channels::PayWay* payWay = descriptor.payWay(order.payWay);
    if (!payWay)
        return "PAY_WAY_UNSUPPORTED";
    if (payWay->payerCode && !payWay->payerCode->fits(order.authCode.reveal()))
        return "PAYER_CODE_MALFORMED";
    if (payWay->needsPayerId && order.payerId.isEmpty())
        return "PAYER_ID_MISSING";
    if (payWay->needsClientIp && order.clientIp.isEmpty())
        return "CLIENT_IP_MISSING";
    if (order.amount.currency() != Currency::cny() || order.amount.minor() < 1)
        return "AMOUNT_UNSUPPORTED";
    return {};
}

channels::Descriptor described(const wire::PayerCodes& payerCodes)
{
    channels::PayWay native{"WECHAT_NATIVE", {5s, 10s, 30s, 1min, 2min, 5min, 10min}};
    native.placingIsRepeatable = true;
    channels::PayWay jsapi = native;
    jsapi.code = "WECHAT_JSAPI";
    jsapi.needsPayerId = true;
    jsapi.opensInWallet = true;
    channels::PayWay h5 = native;
    h5.code = "WECHAT_H5";
    h5.needsClientIp = true;
    h5.opensInBrowser = true;
    channels::PayWay app = native;
    app.code = "WECHAT_APP";
    channels::PayWay code{"WECHAT_CODE", {5s, 10s, 10s, 10s, 10s}}; // 45 s in all
    code.needsAuthCode = true;
    code.payerCode = payerCodes.shapeOf(code.code);
    // A payer code lives for a minute; half a minute more for a request that was held up.
    code.reversing = channels::Reversing{15s, 90s, true};
    native.showsCode = true;
    channels::Descriptor descriptor;
    descriptor.code = ChannelCode::trusted("wechat");
    descriptor.payWays = {native, jsapi, h5, app, code};
    descriptor.bills = {channels::BillKind::Trade, channels::BillKind::FundFlow};
    descriptor.refundCheckDelays = {5s, 30s, 1min, 5min, 10min, 30min, 1h, 6h};
    return descriptor;
}

} // namespace

class WechatChannel final : public Channel
{
public:
    explicit WechatChannel(const channels::Tools& tools)
        : m_descriptor(described(tools.payerCodes)), m_v3(makeV3(tools, m_descriptor)),
          m_v2(wechat_v2::makePort(tools, m_descriptor)), m_client(tools.client)
    {
    }

    const channels::Descriptor& descriptor() const override { return m_descriptor; }

    Result<channels::AccountFacts> inspect(const ChannelAccount& account) const override
    {
        return inspectAccount(account);
    }

    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override
    {
        PlaceOutcome outcome;
        outcome.errorCode = unsayable(m_descriptor, order);
        if (!outcome.errorCode.isEmpty()) {
            // True of every repetition as well: nothing was ever sent under this number.
            outcome.state = PlaceState::Refused;
            co_return outcome;
        }
        Channel& api = apiOf(account);
        auto placing = api.place(std::move(account), std::move(order));
        outcome = co_await placing;
        co_return outcome;
    }

    async::Task<Report> query(ChannelAccount account, PlacedOrder order) override
    {
        Channel& api = apiOf(account);
        return api.query(std::move(account), std::move(order));
    }

    async::Task<CloseOutcome> close(ChannelAccount account, PlacedOrder order) override
    {
        Channel& api = apiOf(account);
        return api.close(std::move(account), std::move(order));
    }

    async::Task<ReverseOutcome> reverse(ChannelAccount account, PlacedOrder order) override
    {
        Channel& api = apiOf(account);
        return api.reverse(std::move(account), std::move(order));
    }

    async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) override
    {
        RefundReport report;
        report.refundNo = order.refundNo;
        if (order.amount.currency() != Currency::cny() || order.amount.minor() < 1) {
            report.state = RefundState::Refused;
            report.errorCode = "AMOUNT_UNSUPPORTED";
            co_return report;
        }
        Channel& api = apiOf(account);
        auto refunding = api.refund(std::move(account), std::move(order));
        report = co_await refunding;
        co_return report;
    }

    async::Task<RefundReport> queryRefund(ChannelAccount account, RefundOrder order) override
    {
        Channel& api = apiOf(account);
        return api.queryRefund(std::move(account), std::move(order));
    }

    async::Task<Result<Notice>> readNotice(ChannelAccount account, http::Headers headers, QByteArray body) override
    {
        Channel& api = apiOf(body);
        return api.readNotice(std::move(account), std::move(headers), std::move(body));
    }

    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount account, http::Headers headers,
                                                       QByteArray body) override
    {
        Channel& api = apiOf(body);
        return api.readRefundNotice(std::move(account), std::move(headers), std::move(body));
    }

    async::Task<BillOutcome> fetchBill(ChannelAccount account, BillKind kind, BusinessDate day,
                                       http::BodySink sink) override
    {
        Channel& api = apiOf(account);
        return api.fetchBill(std::move(account), kind, day, std::move(sink));
    }

    std::unique_ptr<channels::BillReader> billReader(const ChannelAccount& account, BillKind kind, BusinessDate day,
                                                     channels::BillSinks sinks) const override
    {
        if (kind == BillKind::FundFlow)
            return makeFundReader(day, std::move(sinks));
        const QByteArray mchid = account.settings.value(QLatin1String("mchid")).toString().toUtf8();
        return makeTradeReader(mchid, day, std::move(sinks));
    }

    Result<QUrl> payerIdLink(const ChannelAccount& account, const QUrl& returnTo, QByteArrayView state) const override
    {
        const auto oauth = readOauthAccount(account);
        return oauth ? consentLink(*oauth, returnTo, state) : Error{channels::errors::kPayerIdUnavailable};
    }

    async::Task<Result<QByteArray>> findPayerId(ChannelAccount account, Secret code) override
    {
        if (!isConsentCode(code.reveal()))
            co_return Error{channels::errors::kPayerConsentRefused};
        const auto oauth = readOauthAccount(account);
        if (!oauth)
            co_return Error{channels::errors::kPayerIdUnavailable};
        auto asking = m_client.send(payerIdCall(*oauth, code));
        const Result<http::Response> response = co_await asking;
        PayerIdAnswer answer = readPayerId(response);
        if (!answer.openid.isEmpty())
            co_return answer.openid;
        log::warning(lc, "payer_unknown").with("account", account.accountId.bytes()).with("code", answer.errorCode);
        co_return Error{answer.mayAskAnew ? channels::errors::kPayerConsentRefused
                                          : channels::errors::kPayerIdUnavailable};
    }

    http::Response noticeAnswer(bool accepted, QByteArrayView notice) const override
    {
        return apiOf(notice).noticeAnswer(accepted, notice);
    }

private:
    /// Orders of either API are the same merchant's: each of them answers for those of the other.
    Channel& apiOf(const ChannelAccount& account) const
    {
        return account.settings.value(QLatin1String("api")).toString() == QLatin1String("v2") ? *m_v2 : *m_v3;
    }

    /// A notice comes in the form of the API its order was placed with, also when the account has changed since.
    Channel& apiOf(QByteArrayView notice) const { return notice.startsWith('<') ? *m_v2 : *m_v3; }

    const channels::Descriptor m_descriptor;
    const std::unique_ptr<Channel> m_v3;
    const std::unique_ptr<Channel> m_v2;
    http::Client& m_client;
};

std::unique_ptr<Channel> makeChannel(const channels::Tools& tools)
{
    return std::make_unique<WechatChannel>(tools);
}

} // namespace guitai::wechat
