// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/webhook_routes.h"

#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr std::array kStatuses = {"PENDING", "DELIVERED", "DEAD"};

} // namespace

async::Task<Answer> listDeliveries(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    webhooks::DeliveryFilter filter;
    filter.status = query.oneOf("status", kStatuses);
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.webhooks->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::WebhookDeliveryPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> redeliver(Services services, Exchange exchange)
{
    const auto id = EventId::parse(exchange.pathValues[0]);
    if (!id)
        co_return Error{webhooks::errors::kDeliveryNotFound};
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto sending = services.webhooks->redeliver(exchange.caller.merchantId, *id, exchange.caller.actor());
    const Result<wire::WebhookDelivery> delivery = co_await sending;
    co_return jsonReply(delivery);
}

async::Task<Answer> putWebhookEndpoint(Services services, Exchange exchange)
{
    auto wanted = wire::PutWebhookEndpoint::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto putting =
        services.webhooks->putEndpoint(exchange.caller.merchantId, *std::move(wanted), exchange.caller.actor());
    const Result<wire::WebhookEndpoint> endpoint = co_await putting;
    co_return jsonReply(endpoint);
}

} // namespace guitai::routes
