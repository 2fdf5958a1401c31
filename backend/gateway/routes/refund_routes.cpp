// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/refund_routes.h"

#include "routes/decider.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kCreated = 201;
constexpr std::array kRefundStatuses = {"CREATED", "PROCESSING", "SUCCEEDED", "FAILED", "ABNORMAL"};
constexpr std::array kDoubtfulStatuses = {"OPEN", "REFUNDING", "REFUNDED", "ACCEPTED"};

http::Response createdReply(const wire::Refund& refund)
{
    http::Response response = jsonReply(kCreated, refund.toJson());
    response.headers.append(QByteArrayLiteral("Location"), "/v1/refunds/" + refund.refundNo.bytes());
    return response;
}

async::Task<Result<refunds::DoubtfulMoneyCommand>> doubtfulCommand(Services services, Exchange exchange)
{
    const auto id = DoubtfulId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{refunds::errors::kDoubtfulMoneyNotFound};
    const auto secondPerson = wire::SecondPerson::read(exchange.request.body);
    if (!secondPerson)
        co_return secondPerson.error();
    auto finding = findDecider(services, exchange.caller, *secondPerson, merchants::Permission::ResolveMoney);
    Result<Decider> decider = co_await finding;
    if (!decider)
        co_return decider.error();
    refunds::DoubtfulMoneyCommand command(exchange.caller.merchantId, std::move(decider->actor), *id);
    command.session = std::move(decider->session);
    co_return command;
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
    command.role = exchange.caller.role;
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
    filter.status = query.oneOf("status", kRefundStatuses);
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.refunds->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::RefundPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> getRefund(Services services, Exchange exchange)
{
    const auto no = RefundNo::parse(exchange.pathValues[0]);
    if (!no)
        co_return Error{refunds::errors::kRefundNotFound};
    auto getting = services.refunds->get(exchange.caller.merchantId, *no);
    const Result<wire::Refund> refund = co_await getting;
    co_return jsonReply(refund);
}

async::Task<Answer> listDoubtfulMoney(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    refunds::DoubtfulMoneyFilter filter;
    filter.status = query.oneOf("status", kDoubtfulStatuses);
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.doubtfulMoney->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::DoubtfulMoneyPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> refundDoubtfulMoney(Services services, Exchange exchange)
{
    auto reading = doubtfulCommand(services, std::move(exchange));
    Result<refunds::DoubtfulMoneyCommand> command = co_await reading;
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
    auto reading = doubtfulCommand(services, std::move(exchange));
    Result<refunds::DoubtfulMoneyCommand> command = co_await reading;
    if (!command)
        co_return command.error();
    auto accepting = services.doubtfulMoney->accept(*std::move(command));
    const Result<wire::DoubtfulMoney> money = co_await accepting;
    co_return jsonReply(money);
}

} // namespace guitai::routes
