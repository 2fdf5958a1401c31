// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/refund_routes.h"

#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

#include <algorithm>
#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kCreated = 201;
constexpr int kMostRows = 200;
constexpr int kUsualRows = 50;
constexpr qsizetype kLongestCursor = 512;
constexpr std::array kRefundStatuses = {"CREATED", "PROCESSING", "SUCCEEDED", "FAILED", "ABNORMAL"};
constexpr std::array kDoubtfulStatuses = {"OPEN", "REFUNDING", "REFUNDED", "ACCEPTED"};

template <size_t N>
QByteArray statusIn(QueryReader& query, const std::array<const char*, N>& known)
{
    const QByteArray status = query.text("status");
    const bool isKnown =
        status.isEmpty() || std::any_of(known.begin(), known.end(), [&](const char* one) { return status == one; });
    if (!isKnown)
        query.refuse(wire::errors::kFieldInvalid, "status");
    return status;
}

QByteArray cursorIn(QueryReader& query)
{
    const QByteArray cursor = query.text("cursor");
    if (cursor.size() > kLongestCursor)
        query.refuse(wire::errors::kFieldInvalid, "cursor");
    return cursor;
}

http::Response createdReply(const wire::Refund& refund)
{
    http::Response response = jsonReply(kCreated, refund.toJson());
    response.headers.append(QByteArrayLiteral("Location"), "/v1/refunds/" + refund.refundNo.bytes());
    return response;
}

Result<refunds::DoubtfulMoneyCommand> doubtfulCommand(const Exchange& exchange)
{
    const auto id = DoubtfulId::parse(exchange.pathValues[0]);
    if (!id)
        return Error{refunds::errors::kDoubtfulMoneyNotFound};
    if (const auto refusal = bodyRefusal(exchange.request.body))
        return *refusal;
    return refunds::DoubtfulMoneyCommand(exchange.caller.merchantId, exchange.caller.actor(), *id);
}

} // namespace

async::Task<Answer> createRefund(Services services, Exchange exchange)
{
    const auto no = PaymentNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return Error{refunds::errors::kPaymentNotFound};
    auto refund = wire::CreateRefund::read(exchange.request.body);
    if (!refund)
        co_return refund.error();
    refunds::RefundCommand command(exchange.caller.merchantId, exchange.caller.actor(), *no, *std::move(refund));
    command.idempotencyKey = exchange.idempotencyKey;
    auto creating = services.refunds->create(std::move(command));
    const Result<refunds::RefundAnswer> answer = co_await creating;
    if (!answer)
        co_return answer.error();
    http::Response response = createdReply(answer->refund);
    if (answer->replayed)
        response.headers.append(QByteArrayLiteral("Idempotent-Replayed"), QByteArrayLiteral("true"));
    co_return response;
}

async::Task<Answer> listRefunds(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    refunds::RefundFilter filter;
    filter.paymentNo = query.id<PaymentNo>("payment_no");
    filter.status = statusIn(query, kRefundStatuses);
    filter.limit = query.integer("limit", 1, kMostRows, kUsualRows);
    filter.cursor = cursorIn(query);
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.refunds->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::RefundPage> page = co_await listing;
    if (!page)
        co_return page.error();
    co_return jsonReply(kOk, page->toJson());
}

async::Task<Answer> getRefund(Services services, Exchange exchange)
{
    const auto no = RefundNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return Error{refunds::errors::kRefundNotFound};
    auto getting = services.refunds->get(exchange.caller.merchantId, *no);
    const Result<wire::Refund> refund = co_await getting;
    if (!refund)
        co_return refund.error();
    co_return jsonReply(kOk, refund->toJson());
}

async::Task<Answer> listDoubtfulMoney(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    refunds::DoubtfulMoneyFilter filter;
    filter.status = statusIn(query, kDoubtfulStatuses);
    filter.limit = query.integer("limit", 1, kMostRows, kUsualRows);
    filter.cursor = cursorIn(query);
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.doubtfulMoney->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::DoubtfulMoneyPage> page = co_await listing;
    if (!page)
        co_return page.error();
    co_return jsonReply(kOk, page->toJson());
}

async::Task<Answer> refundDoubtfulMoney(Services services, Exchange exchange)
{
    auto command = doubtfulCommand(exchange);
    if (!command)
        co_return command.error();
    auto refunding = services.doubtfulMoney->refund(*std::move(command));
    const Result<wire::Refund> refund = co_await refunding;
    if (!refund)
        co_return refund.error();
    co_return createdReply(*refund);
}

async::Task<Answer> acceptDoubtfulMoney(Services services, Exchange exchange)
{
    auto command = doubtfulCommand(exchange);
    if (!command)
        co_return command.error();
    auto accepting = services.doubtfulMoney->accept(*std::move(command));
    const Result<wire::DoubtfulMoney> money = co_await accepting;
    if (!money)
        co_return money.error();
    co_return jsonReply(kOk, money->toJson());
}

} // namespace guitai::routes
