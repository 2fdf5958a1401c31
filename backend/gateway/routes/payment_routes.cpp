// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/payment_routes.h"

#include "crypto/hash.h"
#include "payments/payment_search.h"
#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kCreated = 201;
constexpr int kFirstRefusal = 400;
constexpr Duration kLongestTotals = std::chrono::hours(24 * 31); // a sum reads every row of its span
constexpr std::array kStatuses = {"CREATED", "PENDING", "SUCCEEDED", "CLOSED", "PARTIALLY_REFUNDED", "REFUNDED"};

payments::CreateCommand commandOf(const Exchange& exchange, wire::CreatePayment payment)
{
    // A till that signed in with its number need not repeat it.
    if (payment.tillNo.isEmpty())
        payment.tillNo = exchange.caller.tillNo;
    payments::CreateCommand command(exchange.caller.merchantId, exchange.caller.actor(), std::move(payment));
    command.operatorId = exchange.caller.operatorId;
    command.idempotencyKey = exchange.idempotencyKey;
    command.requestFingerprint = crypto::sha256(exchange.request.body).toHex();
    return command;
}

/// The number in a payment's document. Quotes inside texts are escaped, so the pattern stands nowhere else.
QByteArray paymentNoIn(const QByteArray& body)
{
    constexpr QByteArrayView kMember("\"payment_no\":\"");
    const qsizetype at = body.indexOf(kMember);
    if (at < 0)
        return {};
    const qsizetype from = at + kMember.size();
    return body.mid(from, body.indexOf('"', from) - from);
}

http::Response replyOf(payments::CreateAnswer answer)
{
    const QByteArray paymentNo = answer.httpStatus < kFirstRefusal ? paymentNoIn(answer.body) : QByteArray();
    http::Response response = jsonReply(answer.httpStatus, std::move(answer.body));
    if (answer.httpStatus >= kFirstRefusal)
        response.headers.set("Content-Type", "application/problem+json");
    if (!paymentNo.isEmpty())
        response.headers.append(QByteArrayLiteral("Location"), "/v1/payments/" + paymentNo);
    if (answer.replayed)
        response.headers.append(QByteArrayLiteral("Idempotent-Replayed"), QByteArrayLiteral("true"));
    return response;
}

Error noSuchPayment()
{
    return {payments::errors::kPaymentNotFound};
}

std::optional<PaymentNo> numberIn(const Exchange& exchange)
{
    return PaymentNo::parse(exchange.pathValues[0]);
}

Answer replyOf(const Result<wire::Payment>& payment)
{
    if (!payment)
        return payment.error();
    return jsonReply(kOk, payment->toJsonText());
}

/// "SUCCEEDED,REFUNDED": each of them is wanted.
QByteArrayList statusesIn(QueryReader& query)
{
    const QByteArray text = query.text("status");
    if (text.isEmpty())
        return {};
    const QByteArrayList statuses = text.split(',');
    for (const QByteArray& status : statuses) {
        const bool known =
            std::any_of(kStatuses.begin(), kStatuses.end(), [&](const char* one) { return status == one; });
        if (!known || statuses.count(status) > 1)
            query.refuse(wire::errors::kFieldInvalid, "status");
    }
    return statuses;
}

QByteArray numberEndIn(QueryReader& query)
{
    const QByteArray number = query.text("number");
    if (!number.isEmpty() && (number.size() < payments::kShortestNumberEnd || !isIdText(number)))
        query.refuse(wire::errors::kFieldInvalid, "number");
    return number;
}

} // namespace

async::Task<Answer> createPayment(Services services, Exchange exchange)
{
    auto payment = wire::CreatePayment::read(exchange.request.body);
    if (!payment)
        co_return payment.error();
    payments::CreateCommand command = commandOf(exchange, *std::move(payment));
    auto creating = services.payments->create(std::move(command));
    Result<payments::CreateAnswer> answer = co_await creating;
    if (!answer)
        co_return answer.error();
    co_return replyOf(*std::move(answer));
}

async::Task<Answer> createRecharge(Services services, Exchange exchange)
{
    const auto account = AccountNo::parse(exchange.pathValues[0]);
    if (!account)
        co_return Error{accounts::errors::kAccountNotFound};
    auto payment = wire::CreatePayment::read(exchange.request.body);
    if (!payment)
        co_return payment.error();
    payments::CreateCommand command = commandOf(exchange, *std::move(payment));
    auto creating = services.recharges->create(*account, std::move(command));
    Result<payments::CreateAnswer> answer = co_await creating;
    if (!answer)
        co_return answer.error();
    co_return replyOf(*std::move(answer));
}

async::Task<Answer> listPayments(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    payments::PaymentFilter filter;
    filter.number = numberEndIn(query);
    filter.merchantOrderNo = query.id<MerchantOrderNo>("merchant_order_no");
    filter.statuses = statusesIn(query);
    filter.tillNo = query.id<TillNo>("till_no");
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    filter.from = query.time("from");
    filter.to = query.time("to");
    if (filter.from && filter.to && *filter.from > *filter.to)
        query.refuse(wire::errors::kFieldOutOfRange, "to");
    const bool narrowed = !filter.merchantOrderNo.isEmpty() || !filter.statuses.isEmpty() || !filter.tillNo.isEmpty() ||
                          filter.from || filter.to;
    if (!filter.number.isEmpty() && narrowed)
        query.refuse(wire::errors::kFieldInvalid, "number");
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.payments->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::PaymentPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> getPayment(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchPayment();
    auto getting = services.payments->get(exchange.caller.merchantId, *no);
    const Result<wire::PaymentDetail> detail = co_await getting;
    co_return jsonReply(detail);
}

async::Task<Answer> closePayment(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchPayment();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto closing = services.payments->close(exchange.caller.merchantId, *no, exchange.caller.actor());
    const Result<wire::Payment> payment = co_await closing;
    co_return replyOf(payment);
}

async::Task<Answer> reversePayment(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchPayment();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto reversing = services.payments->reverse(exchange.caller.merchantId, *no, exchange.caller.actor());
    const Result<wire::Payment> payment = co_await reversing;
    co_return replyOf(payment);
}

async::Task<Answer> queryPayment(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchPayment();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto asking = services.payments->query(exchange.caller.merchantId, *no);
    const Result<wire::Payment> payment = co_await asking;
    co_return replyOf(payment);
}

async::Task<Answer> readTotals(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    const TillNo tillNo = query.id<TillNo>("till_no");
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto counting = services.payments->totals(exchange.caller.merchantId, tillNo);
    const Result<wire::Totals> totals = co_await counting;
    co_return jsonReply(totals);
}

async::Task<Answer> readPaymentTotals(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    const auto from = query.time("from");
    const auto to = query.time("to");
    payments::TotalsFilter filter;
    filter.tillNo = query.id<TillNo>("till_no");
    if (!from)
        query.refuse(wire::errors::kFieldMissing, "from");
    if (!to)
        query.refuse(wire::errors::kFieldMissing, "to");
    if (from && to && (*from > *to || *to - *from > kLongestTotals))
        query.refuse(wire::errors::kFieldOutOfRange, "to");
    if (const auto refusal = query.finish())
        co_return *refusal;
    filter.from = *from;
    filter.to = *to;
    auto adding = services.payments->totalsOf(exchange.caller.merchantId, std::move(filter));
    const Result<wire::PaymentTotals> totals = co_await adding;
    co_return jsonReply(totals);
}

} // namespace guitai::routes
