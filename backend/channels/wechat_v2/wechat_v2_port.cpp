// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat_v2/wechat_v2_port.h"

#include "channels/known_accounts.h"
#include "crypto/hash.h"
#include "log/log.h"
#include "wechat_v2/wechat_v2_bills.h"
#include "wechat_v2/wechat_v2_credentials.h"
#include "wechat_v2/wechat_v2_reports.h"

namespace guitai::wechat_v2 {

namespace {

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
using channels::Report;
using channels::ReverseOutcome;

const log::Category lc{"channels.wechat_v2"};

Error refuseNotice(const ChannelAccountId& account, const char* reason)
{
    log::warning(lc, "notice_refused").with("account", account.bytes()).with("reason", reason);
    return {channels::errors::kNoticeRefused, {}, QStringLiteral("The notice was refused.")};
}

} // namespace

class WechatV2 final : public channels::Channel
{
public:
    WechatV2(const channels::Tools& tools, const channels::Descriptor& descriptor)
        : m_descriptor(descriptor), m_tools(tools), m_gateway(tools)
    {
    }

    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override;
    async::Task<Report> query(ChannelAccount account, PlacedOrder order) override;
    async::Task<CloseOutcome> close(ChannelAccount account, PlacedOrder order) override;
    async::Task<ReverseOutcome> reverse(ChannelAccount account, PlacedOrder order) override;
    async::Task<Result<Notice>> readNotice(ChannelAccount account, http::Headers headers, QByteArray body) override;
    async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) override;
    async::Task<RefundReport> queryRefund(ChannelAccount account, RefundOrder order) override;
    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount account, http::Headers headers,
                                                       QByteArray body) override;
    async::Task<channels::BillOutcome> fetchBill(ChannelAccount account, channels::BillKind kind, BusinessDate day,
                                                 http::BodySink sink) override;
    http::Response noticeAnswer(bool accepted, QByteArrayView notice) const override;

private:
    Result<LiveAccountPtr> liveAccount(const ChannelAccount& stored);

    const channels::Descriptor& m_descriptor;
    const channels::Tools m_tools;
    Gateway m_gateway;
    Bills m_bills{m_gateway};
    channels::KnownAccounts<const LiveAccount> m_accounts{lc};
};

Result<LiveAccountPtr> WechatV2::liveAccount(const ChannelAccount& stored)
{
    return m_accounts.find(stored, [](const ChannelAccount& account) -> Result<LiveAccountPtr> {
        auto opened = readAccount(account);
        if (!opened)
            return opened.error();
        return LiveAccountPtr(std::make_shared<LiveAccount>(account.accountId, std::move(*opened)));
    });
}

async::Task<PlaceOutcome> WechatV2::place(ChannelAccount account, Order order)
{
    PlaceOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    const TradeType& type = *tradeTypeOf(order.payWay);
    if (!type.answered) {
        Ask pay("micropay", "/pay/micropay", codeOrderFields((*live)->account, order));
        auto paying = m_gateway.call(*live, std::move(pay));
        const Answer result = co_await paying;
        co_return readCodePaid(result, (*live)->account, order);
    }
    Ask ask("unifiedorder", "/pay/unifiedorder", orderFields(type, (*live)->account, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    const QString placed = readPlaced(answer, (*live)->account, type);
    if (placed.isEmpty())
        co_return notPlaced(answer);
    const Handing handing{placed, m_tools.clock.now(), crypto::randomBytes(16).toHex(), order.returnUrl};
    outcome.credential = credentialOf(type, (*live)->account, handing);
    outcome.state = PlaceState::Placed;
    co_return outcome;
}

async::Task<Report> WechatV2::query(ChannelAccount account, PlacedOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        Report report;
        report.attemptNo = order.attemptNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("query", "/pay/orderquery", numberFields(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readQueried(answer, (*live)->account, order.attemptNo);
}

async::Task<CloseOutcome> WechatV2::close(ChannelAccount account, PlacedOrder order)
{
    CloseOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("close", "/pay/closeorder", numberFields(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readClosed(answer, (*live)->account);
}

async::Task<ReverseOutcome> WechatV2::reverse(ChannelAccount account, PlacedOrder order)
{
    ReverseOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("reverse", "/secapi/pay/reverse", numberFields(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readReversed(answer, (*live)->account);
}

async::Task<RefundReport> WechatV2::refund(ChannelAccount account, RefundOrder order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    const auto live = liveAccount(account);
    if (!live) {
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("refund", "/secapi/pay/refund", refundFields(order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefunded(answer, (*live)->account, order);
}

async::Task<RefundReport> WechatV2::queryRefund(ChannelAccount account, RefundOrder order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    const auto live = liveAccount(account);
    if (!live) {
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("query_refund", "/pay/refundquery", refundQueryFields(order.refundNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefundQueried(answer, (*live)->account, order);
}

async::Task<Result<Notice>> WechatV2::readNotice(ChannelAccount account, http::Headers, QByteArray body)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return refuseNotice(account.accountId, "account");
    const auto fields = xml::readFlat(body);
    if (!fields)
        co_return refuseNotice(account.accountId, fields.error().code.name);
    if (field(*fields, "return_code") != "SUCCESS" || !isSigned(*fields, (*live)->account))
        co_return refuseNotice(account.accountId, "signature");
    co_return wechat_v2::readNotice(*fields, (*live)->account);
}

async::Task<Result<RefundNotice>> WechatV2::readRefundNotice(ChannelAccount account, http::Headers, QByteArray body)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return refuseNotice(account.accountId, "account");
    const auto fields = xml::readFlat(body);
    if (!fields)
        co_return refuseNotice(account.accountId, fields.error().code.name);
    const auto opened = openRefundNotice(*fields, (*live)->account.apiKey);
    if (field(*fields, "return_code") != "SUCCESS" || !opened)
        co_return refuseNotice(account.accountId, "seal");
    co_return wechat_v2::readRefundNotice(*fields, *opened, (*live)->account);
}

async::Task<channels::BillOutcome> WechatV2::fetchBill(ChannelAccount account, channels::BillKind kind,
                                                       BusinessDate day, http::BodySink sink)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return channels::BillOutcome{channels::BillState::Unknown, live.error().code.name};
    auto fetching = m_bills.fetch(*live, kind, day, std::move(sink));
    channels::BillOutcome outcome = co_await fetching;
    co_return outcome;
}

http::Response WechatV2::noticeAnswer(bool accepted, QByteArrayView) const
{
    http::Response answer;
    answer.status = accepted ? 200 : 401;
    answer.headers.append("Content-Type", "text/xml; charset=utf-8");
    answer.body = accepted ? xml::writeFlat({{"return_code", "SUCCESS"}, {"return_msg", "OK"}})
                           : xml::writeFlat({{"return_code", "FAIL"}, {"return_msg", "REFUSED"}});
    return answer;
}

std::unique_ptr<channels::Channel> makePort(const channels::Tools& tools, const channels::Descriptor& descriptor)
{
    return std::make_unique<WechatV2>(tools, descriptor);
}

} // namespace guitai::wechat_v2
