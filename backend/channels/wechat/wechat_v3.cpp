// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_v3.h"

#include "channels/known_accounts.h"
#include "crypto/hash.h"
#include "log/log.h"
#include "wechat/wechat_bills.h"
#include "wechat/wechat_credentials.h"
#include "wechat/wechat_gateway.h"
#include "wechat/wechat_reports.h"
#include "wechat/wechat_states.h"

namespace guitai::wechat {

namespace {

using namespace std::chrono_literals;
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
using channels::ReportedState;

const log::Category lc{"channels.wechat"};

Error refuseNotice(const ChannelAccountId& account, const char* reason)
{
    log::warning(lc, "notice_refused").with("account", account.bytes()).with("reason", reason);
    return {channels::errors::kNoticeRefused, {}, QStringLiteral("The notice was refused.")};
}

} // namespace

class WechatV3 final : public channels::Channel
{
public:
    WechatV3(const channels::Tools& tools, const channels::Descriptor& descriptor)
        : m_descriptor(descriptor), m_tools(tools), m_gateway(tools)
    {
    }

    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    async::Task<PlaceOutcome> place(ChannelAccount account, Order order) override;
    async::Task<Report> query(ChannelAccount account, PlacedOrder order) override;
    async::Task<CloseOutcome> close(ChannelAccount account, PlacedOrder order) override;
    async::Task<channels::ReverseOutcome> reverse(ChannelAccount account, PlacedOrder order) override;
    async::Task<Result<Notice>> readNotice(ChannelAccount account, http::Headers headers, QByteArray body) override;
    async::Task<RefundReport> refund(ChannelAccount account, RefundOrder order) override;
    async::Task<RefundReport> queryRefund(ChannelAccount account, RefundOrder order) override;
    async::Task<Result<RefundNotice>> readRefundNotice(ChannelAccount account, http::Headers headers,
                                                       QByteArray body) override;
    async::Task<channels::BillOutcome> fetchBill(ChannelAccount account, channels::BillKind kind, BusinessDate day,
                                                 http::BodySink sink) override;
    http::Response noticeAnswer(bool accepted, QByteArrayView) const override;

private:
    struct OpenedNotice
    {
        NoticeEnvelope envelope;
        Secret plain;
        LiveAccountPtr live;
    };
    async::Task<Result<OpenedNotice>> openNotice(ChannelAccount account, http::Headers headers, QByteArray body);

    /// What the customer's device is handed for a placed order.
    async::Task<channels::Credential> handOver(LiveAccountPtr live, TradeType type, QString placed, QUrl returnUrl);

    Result<LiveAccountPtr> liveAccount(const ChannelAccount& stored);

    const channels::Descriptor& m_descriptor;
    const channels::Tools m_tools;
    Gateway m_gateway;
    Bills m_bills{m_gateway};
    channels::KnownAccounts<LiveAccount> m_accounts{lc};
};

Result<LiveAccountPtr> WechatV3::liveAccount(const ChannelAccount& stored)
{
    return m_accounts.find(stored, [this](const ChannelAccount& account) -> Result<LiveAccountPtr> {
        auto opened = readAccount(account);
        if (!opened)
            return opened.error();
        return LiveAccountPtr(
            std::make_shared<LiveAccount>(account.accountId, std::move(*opened), m_tools.clock.monotonic()));
    });
}

async::Task<PlaceOutcome> WechatV3::place(ChannelAccount account, Order order)
{
    PlaceOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    const TradeType& type = *tradeTypeOf(order.payWay);
    if (!type.answered) {
        Ask pay(type.name, "POST", orderPath(type), codeOrderBody((*live)->account, order));
        auto paying = m_gateway.call(*live, std::move(pay));
        const Answer result = co_await paying;
        co_return readCodePaid(result, (*live)->account, order);
    }
    Ask ask(type.name, "POST", orderPath(type), orderBody((*live)->account, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    const bool isPlaced = answer.isTrusted && answer.status == 200;
    const auto placed = isPlaced ? readPlaced(answer.body, type) : Result<QString>(Error{errors::kAnswerUnreadable});
    if (!placed)
        co_return notPlaced(answer);
    auto handing = handOver(*live, type, *placed, order.returnUrl);
    outcome.credential = co_await handing;
    outcome.state = PlaceState::Placed;
    co_return outcome;
}

async::Task<channels::Credential> WechatV3::handOver(LiveAccountPtr live, TradeType type, QString placed,
                                                     QUrl returnUrl)
{
    const Handing handing{placed, m_tools.clock.now(), crypto::randomBytes(16).toHex(), returnUrl};
    const QByteArray message = handingMessage(type, live->account, handing);
    QByteArray signature;
    if (!message.isEmpty()) {
        auto signing = m_gateway.sign(live, message);
        signature = co_await signing;
    }
    co_return credentialOf(type, live->account, handing, signature);
}

async::Task<Report> WechatV3::query(ChannelAccount account, PlacedOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        Report report;
        report.attemptNo = order.attemptNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("query", "GET", queryPath((*live)->account, order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readQueried(answer, (*live)->account, order.attemptNo);
}

async::Task<CloseOutcome> WechatV3::close(ChannelAccount account, PlacedOrder order)
{
    CloseOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("close", "POST", closePath(order.attemptNo), closeBody((*live)->account));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    outcome.errorCode = answer.errorCode;
    if (answer.isTrusted)
        outcome.state = closeState(answer.status, answer.errorCode);
    co_return outcome;
}

async::Task<channels::ReverseOutcome> WechatV3::reverse(ChannelAccount account, PlacedOrder order)
{
    channels::ReverseOutcome outcome;
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("reverse", "POST", reversePath(order.attemptNo), reverseBody((*live)->account));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readReversed(answer, (*live)->account, order.attemptNo);
}

async::Task<Result<WechatV3::OpenedNotice>> WechatV3::openNotice(ChannelAccount account, http::Headers headers,
                                                                 QByteArray body)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return refuseNotice(account.accountId, "account");
    auto verifying = m_gateway.verify(*live, headers, body);
    const bool isVerified = co_await verifying;
    if (!isVerified)
        co_return refuseNotice(account.accountId, "signature");
    const auto envelope = readNoticeEnvelope(body);
    if (!envelope)
        co_return refuseNotice(account.accountId, "envelope");
    auto plain = openResource(envelope->resource, (*live)->account.apiV3Key);
    if (!plain)
        co_return refuseNotice(account.accountId, "seal");
    OpenedNotice opened{*envelope, std::move(*plain), *live};
    co_return opened;
}

async::Task<Result<Notice>> WechatV3::readNotice(ChannelAccount account, http::Headers headers, QByteArray body)
{
    auto opening = openNotice(std::move(account), std::move(headers), std::move(body));
    Result<OpenedNotice> opened = co_await opening;
    if (!opened)
        co_return opened.error();
    co_return readVerified(opened->envelope, opened->plain.reveal(), opened->live->account);
}

async::Task<Result<RefundNotice>> WechatV3::readRefundNotice(ChannelAccount account, http::Headers headers,
                                                             QByteArray body)
{
    auto opening = openNotice(std::move(account), std::move(headers), std::move(body));
    Result<OpenedNotice> opened = co_await opening;
    if (!opened)
        co_return opened.error();
    co_return readVerifiedRefund(opened->envelope, opened->plain.reveal(), opened->live->account);
}

async::Task<RefundReport> WechatV3::refund(ChannelAccount account, RefundOrder order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    const auto live = liveAccount(account);
    if (!live) {
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("refund", "POST", refundPath(), refundBody(order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefunded(answer, order, &refundCallState);
}

async::Task<RefundReport> WechatV3::queryRefund(ChannelAccount account, RefundOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        RefundReport report;
        report.refundNo = order.refundNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("query_refund", "GET", refundQueryPath(order.refundNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefunded(answer, order, &refundQueryState);
}

async::Task<channels::BillOutcome> WechatV3::fetchBill(ChannelAccount account, channels::BillKind kind,
                                                       BusinessDate day, http::BodySink sink)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return channels::BillOutcome{channels::BillState::Unknown, live.error().code.name};
    auto fetching = m_bills.fetch(*live, kind, day, std::move(sink));
    channels::BillOutcome outcome = co_await fetching;
    co_return outcome;
}

http::Response WechatV3::noticeAnswer(bool accepted, QByteArrayView) const
{
    http::Response answer;
    answer.status = accepted ? 200 : 401;
    answer.headers.append("Content-Type", "application/json");
    answer.body = accepted ? R"({"code":"SUCCESS","message":"成功"})" : R"({"code":"FAIL","message":"失败"})";
    return answer;
}

std::unique_ptr<channels::Channel> makeV3(const channels::Tools& tools, const channels::Descriptor& descriptor)
{
    return std::make_unique<WechatV3>(tools, descriptor);
}

} // namespace guitai::wechat
