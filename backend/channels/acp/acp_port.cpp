// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_port.h"

#include "acp/acp_bill_reader.h"
#include "acp/acp_bills.h"
#include "acp/acp_facts.h"
#include "acp/acp_reports.h"
#include "channels/known_accounts.h"
#include "log/log.h"

#include <algorithm>

namespace guitai::acp {

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
using channels::RefundState;
using channels::Report;
using channels::ReverseOutcome;

const log::Category lc{"channels.acp"};

constexpr std::int64_t kMostMinor = 999'999'999'999;

/// From 8 to 40 letters and digits.
bool isOrderId(QByteArrayView id)
{
    return id.size() >= 8 && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

bool isPayable(const Money& amount)
{
    return amount.currency() == Currency::cny() && amount.minor() >= 1 && amount.minor() <= kMostMinor;
}

/// Why an order cannot be said in UnionPay's terms; empty when it can.
QByteArray unsayable(const channels::PayWay* payWay, const Order& order)
{
    if (!payWay)
        return "PAY_WAY_UNSUPPORTED";
    if (!isOrderId(order.attemptNo.bytes()))
        return "NUMBER_UNSUPPORTED";
    if (payWay->payerCode && !payWay->payerCode->fits(order.authCode.reveal()))
        return "PAYER_CODE_MALFORMED";
    return isPayable(order.amount) ? QByteArray() : QByteArray("AMOUNT_UNSUPPORTED");
}

} // namespace

class AcpChannel final : public channels::Channel
{
public:
    AcpChannel(const channels::Tools& tools, channels::Descriptor descriptor, std::vector<Product> products)
        : m_descriptor(std::move(descriptor)), m_products(std::move(products)), m_tools(tools), m_gateway(tools)
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
    struct Opened
    {
        Fields fields;
        LiveAccountPtr live;
    };

    const Product* product(QByteArrayView payWay) const;
    Result<LiveAccountPtr> liveAccount(const ChannelAccount& stored);
    Result<Opened> openNotice(const ChannelAccount& account, QByteArrayView body);
    async::Task<PlaceOutcome> handForm(LiveAccountPtr live, Fields fields);

    const channels::Descriptor m_descriptor;
    const std::vector<Product> m_products;
    const channels::Tools m_tools;
    Gateway m_gateway;
    Bills m_bills{m_tools, m_gateway};
    channels::KnownAccounts<const LiveAccount> m_accounts{lc};
};

const Product* AcpChannel::product(QByteArrayView payWay) const
{
    const auto found = std::find_if(m_products.begin(), m_products.end(),
                                    [&](const Product& product) { return payWay == product.payWay; });
    return found == m_products.end() ? nullptr : &*found;
}

Result<LiveAccountPtr> AcpChannel::liveAccount(const ChannelAccount& stored)
{
    return m_accounts.find(stored, [](const ChannelAccount& account) -> Result<LiveAccountPtr> {
        auto opened = readAccount(account);
        if (!opened)
            return opened.error();
        return LiveAccountPtr(std::make_shared<LiveAccount>(account.accountId, std::move(*opened)));
    });
}

async::Task<PlaceOutcome> AcpChannel::place(ChannelAccount account, Order order)
{
    PlaceOutcome outcome;
    outcome.errorCode = unsayable(m_descriptor.payWay(order.payWay), order);
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
    const Product* asked = product(order.payWay); // one for each pay way
    if (asked->kind == Kind::Form && frontUrl((*live)->account, order).isEmpty()) {
        outcome.errorCode = errors::kAccountInvalid.name;
        co_return outcome;
    }
    Fields fields = paymentFields((*live)->account, *asked, order);
    if (asked->kind == Kind::Form) {
        auto handing = handForm(*live, std::move(fields));
        outcome = co_await handing;
        co_return outcome;
    }
    Ask ask("place", kTransactionPath, std::move(fields));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readPlaced(answer, *asked);
}

async::Task<PlaceOutcome> AcpChannel::handForm(LiveAccountPtr live, Fields fields)
{
    auto signing = m_gateway.sign(live, std::move(fields));
    const Fields signedFields = co_await signing;
    PlaceOutcome outcome;
    outcome.state = PlaceState::Placed;
    channels::Credential credential;
    credential.type = "form";
    credential.text = QString::fromLatin1(live->account.baseUrl.toEncoded() + kFrontPath);
    for (const auto& [name, value] : signedFields) {
        if (!value.isEmpty())
            credential.parameters.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    }
    outcome.credential = std::move(credential);
    co_return outcome;
}

async::Task<Report> AcpChannel::query(ChannelAccount account, PlacedOrder order)
{
    Report report;
    report.attemptNo = order.attemptNo;
    const Product* asked = product(order.payWay);
    const auto live = liveAccount(account);
    if (!live || !asked) {
        report.errorCode = live ? QByteArray("PAY_WAY_UNSUPPORTED") : QByteArray(live.error().code.name);
        co_return report;
    }
    Ask ask("query", kQueryPath, queryFields((*live)->account, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readQueried(answer, (*live)->account, *asked, order);
}

async::Task<CloseOutcome> AcpChannel::close(ChannelAccount account, PlacedOrder order)
{
    CloseOutcome outcome;
    const Product* asked = product(order.payWay);
    const auto live = liveAccount(account);
    if (!live || !asked) {
        outcome.errorCode = live ? QByteArray("PAY_WAY_UNSUPPORTED") : QByteArray(live.error().code.name);
        co_return outcome;
    }
    Ask ask("close", kQueryPath, queryFields((*live)->account, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readClosed(answer, *asked, order, m_tools.clock.now());
}

async::Task<ReverseOutcome> AcpChannel::reverse(ChannelAccount account, PlacedOrder order)
{
    ReverseOutcome outcome;
    const Product* asked = product(order.payWay);
    const auto live = liveAccount(account);
    if (!live || !asked || asked->kind != Kind::Payer) {
        outcome.errorCode = live ? QByteArray("PAY_WAY_UNSUPPORTED") : QByteArray(live.error().code.name);
        co_return outcome;
    }
    Ask ask("reverse", kTransactionPath, reversalFields((*live)->account, *asked, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readReversed(answer, (*live)->account);
}

async::Task<RefundReport> AcpChannel::refund(ChannelAccount account, RefundOrder order)
{
    RefundReport report;
    report.refundNo = order.refundNo;
    const Product* asked = product(order.payWay);
    if (!asked || !isOrderId(order.refundNo.bytes()) || !isPayable(order.amount)) {
        report.state = RefundState::Refused;
        report.errorCode = asked ? "AMOUNT_UNSUPPORTED" : "PAY_WAY_UNSUPPORTED";
        co_return report;
    }
    const auto live = liveAccount(account);
    if (!live) {
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("refund", kTransactionPath, refundFields((*live)->account, *asked, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefunded(answer, order);
}

async::Task<RefundReport> AcpChannel::queryRefund(ChannelAccount account, RefundOrder order)
{
    const auto live = liveAccount(account);
    if (!live) {
        RefundReport report;
        report.refundNo = order.refundNo;
        report.errorCode = live.error().code.name;
        co_return report;
    }
    Ask ask("query_refund", kQueryPath, refundQueryFields((*live)->account, order));
    auto calling = m_gateway.call(*live, std::move(ask));
    const Answer answer = co_await calling;
    co_return readRefundQueried(answer, (*live)->account, order);
}

Result<AcpChannel::Opened> AcpChannel::openNotice(const ChannelAccount& account, QByteArrayView body)
{
    const char* reason = nullptr;
    const auto live = liveAccount(account);
    auto fields = http::readForm(body);
    if (!live)
        reason = "account";
    else if (!fields)
        reason = "form";
    else if (!isGenuine(*fields, (*live)->account.signer, m_tools.clock.now()))
        reason = "signature";
    if (!reason)
        return Opened{std::move(*fields), *live};
    log::warning(lc, "notice_refused").with("account", account.accountId.bytes()).with("reason", reason);
    return Error{channels::errors::kNoticeRefused, {}, QStringLiteral("The notice was refused.")};
}

async::Task<Result<Notice>> AcpChannel::readNotice(ChannelAccount account, http::Headers, QByteArray body)
{
    const auto opened = openNotice(account, body);
    if (!opened)
        co_return opened.error();
    co_return acp::readNotice(opened->fields, opened->live->account);
}

async::Task<Result<RefundNotice>> AcpChannel::readRefundNotice(ChannelAccount account, http::Headers, QByteArray body)
{
    const auto opened = openNotice(account, body);
    if (!opened)
        co_return opened.error();
    co_return acp::readRefundNotice(opened->fields, opened->live->account);
}

async::Task<channels::BillOutcome> AcpChannel::fetchBill(ChannelAccount account, channels::BillKind kind,
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

std::unique_ptr<channels::BillReader> AcpChannel::billReader(const ChannelAccount& account, channels::BillKind kind,
                                                             BusinessDate day, channels::BillSinks sinks) const
{
    if (!std::ranges::count(m_descriptor.bills, kind))
        return nullptr;
    const QByteArray merId = account.settings.value(QLatin1String("mer_id")).toString().toUtf8();
    return std::make_unique<BillReader>(merId, day, std::move(sinks));
}

http::Response AcpChannel::noticeAnswer(bool accepted, QByteArrayView) const
{
    http::Response answer;
    answer.status = accepted ? 200 : 401;
    answer.headers.append("Content-Type", "text/plain");
    answer.body = accepted ? "ok" : "refused";
    return answer;
}

std::unique_ptr<channels::Channel> makeAcpChannel(const channels::Tools& tools, channels::Descriptor descriptor,
                                                  std::vector<Product> products)
{
    return std::make_unique<AcpChannel>(tools, std::move(descriptor), std::move(products));
}

} // namespace guitai::acp
