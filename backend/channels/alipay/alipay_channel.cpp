// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/alipay_channel.h"

#include "alipay/alipay_bill_reader.h"
#include "alipay/alipay_bills.h"
#include "alipay/alipay_facts.h"
#include "alipay/alipay_reports.h"
#include "channels/known_accounts.h"
#include "log/log.h"

namespace guitai::alipay {

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
using channels::ReverseOutcome;

const log::Category lc{"channels.alipay"};

/// 100,000,000.00 yuan.
constexpr std::int64_t kMostMinor = 10'000'000'000;

bool isSayable(const Money& amount)
{
    return amount.currency() == Currency::cny() && amount.minor() >= 1 && amount.minor() <= kMostMinor;
}

/// Why an order cannot be said in Alipay's terms; empty when it can.
QByteArray unsayable(const channels::Descriptor& descriptor, const Order& order)
{
    const channels::PayWay* payWay = descriptor.payWay(order.payWay);
    if (!payWay)
        return "PAY_WAY_UNSUPPORTED";
    if (payWay->payerCode && !payWay->payerCode->fits(order.authCode.reveal()))
        return "PAYER_CODE_MALFORMED";
    return isSayable(order.amount) ? QByteArray() : QByteArray("AMOUNT_UNSUPPORTED");
}

channels::Descriptor described(const wire::PayerCodes& payerCodes)
{
    channels::PayWay qr{"ALIPAY_QR", {5s, 10s, 30s, 1min, 2min, 5min, 10min}};
    qr.placingIsRepeatable = true;
    channels::PayWay wap = qr;
    wap.code = "ALIPAY_WAP";
    wap.opensInWallet = true;
    wap.opensInBrowser = true;
    channels::PayWay code{"ALIPAY_CODE", std::vector<Duration>(12, 5s)}; // 60 s in all
    code.needsAuthCode = true;
    code.payerCode = payerCodes.shapeOf(code.code);
    // A payer code lives for a minute; half a minute more for a request that was held up.
    code.reversing = channels::Reversing{15s, 90s, true};
    qr.showsCode = true;
    channels::Descriptor descriptor;
    descriptor.code = ChannelCode::trusted("alipay");
    descriptor.payWays = {qr, wap, code};
    descriptor.refundCheckDelays = {5s, 30s, 1min, 5min, 10min, 30min, 1h, 6h};
    descriptor.bills = {channels::BillKind::Trade};
    return descriptor;
}

Error refuseNotice(const ChannelAccountId& account, const char* reason)
{
    log::warning(lc, "notice_refused").with("account", account.bytes()).with("reason", reason);
    return {channels::errors::kNoticeRefused, {}, QStringLiteral("The notice was refused.")};
}

} // namespace

class AlipayChannel final : public channels::Channel
{
public:
    explicit AlipayChannel(const channels::Tools& tools)
        : m_descriptor(described(tools.payerCodes)), m_gateway(tools), m_bills(tools, m_gateway)
    {
    }

    const channels::Descriptor& descriptor() const override { return m_descriptor; }
    Result<channels::AccountFacts> inspect(const ChannelAccount& account) const override
    {
        return inspectAccount(account);
    }
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
    std::unique_ptr<channels::BillReader> billReader(const ChannelAccount& account, channels::BillKind kind,
                                                     BusinessDate day, channels::BillSinks sinks) const override;
    http::Response noticeAnswer(bool accepted, QByteArrayView) const override;

private:
    async::Task<PlaceOutcome> openPage(LiveAccountPtr live, Ask ask);
    Result<LiveAccountPtr> liveAccount(const ChannelAccount& stored);

    const channels::Descriptor m_descriptor;
    Gateway m_gateway;
    Bills m_bills;
    channels::KnownAccounts<const LiveAccount> m_accounts{lc};
};

Result<LiveAccountPtr> AlipayChannel::liveAccount(const ChannelAccount& stored)
{
    return m_accounts.find(stored, [](const ChannelAccount& account) -> Result<LiveAccountPtr> {
        auto opened = readAccount(account);
        if (!opened)
            return opened.error();
        return LiveAccountPtr(std::make_shared<const LiveAccount>(LiveAccount{account.accountId, std::move(*opened)}));
    });
}

async::Task<PlaceOutcome> AlipayChannel::place(ChannelAccount account, Order order)
{
    PlaceOutcome outcome;
    outcome.errorCode = unsayable(m_descriptor, order);
    if (!outcome.errorCode.isEmpty()) {
        // True of every repetition as well: nothing was ever sent under this number.
        outcome.state = PlaceState::Refused;
        co_return outcome;
    }
    const auto live = liveAccount(account);
    if (!live) {
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    const Product& product = *productOf(order.payWay);
    Ask ask(product.method, orderContent((*live)->account, product, order), order.notifyUrl);
    if (product.handed == Handed::Page) {
        ask.returnUrl = pageAfterwards((*live)->account, order);
        auto opening = openPage(*live, std::move(ask));
        outcome = co_await opening;
        co_return outcome;
    }
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return product.handed == Handed::Nothing ? readCodePaid(answer, order) : readPlaced(answer, order.attemptNo);
}

async::Task<PlaceOutcome> AlipayChannel::openPage(LiveAccountPtr live, Ask ask)
{
    auto signing = m_gateway.page(live, std::move(ask));
    const QUrl page = co_await signing;
    PlaceOutcome outcome;
    outcome.state = PlaceState::Placed;
    outcome.credential = channels::Credential{"link", QString::fromLatin1(page.toEncoded())};
    co_return outcome;
}

async::Task<Report> AlipayChannel::query(ChannelAccount account, PlacedOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        Report report;
        report.attemptNo = order.attemptNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("alipay.trade.query", tradeContent(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readQueried(answer, order.attemptNo);
}

async::Task<CloseOutcome> AlipayChannel::close(ChannelAccount account, PlacedOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        CloseOutcome outcome;
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("alipay.trade.close", tradeContent(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readClosed(answer);
}

async::Task<ReverseOutcome> AlipayChannel::reverse(ChannelAccount account, PlacedOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        ReverseOutcome outcome;
        outcome.errorCode = live.error().code.name;
        co_return outcome;
    }
    Ask ask("alipay.trade.cancel", tradeContent(order.attemptNo));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readReversed(answer, order.attemptNo);
}

async::Task<Result<Notice>> AlipayChannel::readNotice(ChannelAccount account, http::Headers, QByteArray body)
{
    const auto live = liveAccount(account);
    if (!live)
        co_return refuseNotice(account.accountId, "account");
    const auto fields = http::readForm(body, http::HexDigits::Capital);
    if (!fields)
        co_return refuseNotice(account.accountId, "form");
    if (!isGenuineNotice(*fields, (*live)->account.platformKeys))
        co_return refuseNotice(account.accountId, "signature");
    const auto notice = readTradeNotice(*fields);
    if (!notice)
        co_return refuseNotice(account.accountId, "kind");
    co_return readNoticed(*notice, (*live)->account);
}

async::Task<RefundReport> AlipayChannel::refund(ChannelAccount account, RefundOrder order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    if (!isSayable(order.amount)) {
        report.state = RefundState::Refused;
        report.errorCode = "AMOUNT_UNSUPPORTED";
        co_return report;
    }
    const auto live = liveAccount(account);
    if (!live) {
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("alipay.trade.refund", refundContent(order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefunded(answer, order);
}

async::Task<RefundReport> AlipayChannel::queryRefund(ChannelAccount account, RefundOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        RefundReport report;
        report.refundNo = order.refundNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("alipay.trade.fastpay.refund.query", refundQueryContent(order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefundStatus(answer, order);
}

async::Task<Result<RefundNotice>> AlipayChannel::readRefundNotice(ChannelAccount account, http::Headers, QByteArray)
{
    // Refunds are told of at the payment's address; nobody was ever given this one.
    co_return refuseNotice(account.accountId, "address");
}

async::Task<channels::BillOutcome> AlipayChannel::fetchBill(ChannelAccount account, channels::BillKind kind,
                                                            BusinessDate day, http::BodySink sink)
{
    if (kind != channels::BillKind::Trade)
        co_return channels::BillOutcome{channels::BillState::Refused, "BILL_KIND_UNSUPPORTED"};
    const auto live = liveAccount(account);
    if (!live)
        co_return channels::BillOutcome{channels::BillState::Unknown, live.error().code.name};
    auto fetching = m_bills.fetch(*live, day, std::move(sink));
    channels::BillOutcome outcome = co_await fetching;
    co_return outcome;
}

std::unique_ptr<channels::BillReader> AlipayChannel::billReader(const ChannelAccount& account, channels::BillKind kind,
                                                                BusinessDate day, channels::BillSinks sinks) const
{
    if (kind != channels::BillKind::Trade)
        return nullptr;
    const QByteArray sellerId = account.settings.value(QLatin1String("seller_id")).toString().toUtf8();
    return std::make_unique<BillReader>(sellerId, day, std::move(sinks));
}

http::Response AlipayChannel::noticeAnswer(bool accepted, QByteArrayView) const
{
    http::Response answer;
    answer.status = accepted ? 200 : 401;
    answer.headers.append("Content-Type", "text/plain");
    answer.body = accepted ? "success" : "fail";
    return answer;
}

std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools)
{
    return std::make_unique<AlipayChannel>(tools);
}

} // namespace guitai::alipay
