// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/webhook_routes.h"

#include "routes/query_reader.h"
#include "routes/replies.h"
#include "wire/json_reader.h"

#include <algorithm>
#include <array>

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kMostDeliveries = 200;
constexpr int kUsualDeliveries = 50;
constexpr qsizetype kLongestCursor = 512;
constexpr std::array kStatuses = {"PENDING", "DELIVERED", "DEAD"};

/// It takes no members: a body is nothing, or an object without any.
std::optional<Error> bodyRefusal(const QByteArray& body)
{
    if (body.isEmpty())
        return std::nullopt;
    const auto document = wire::readJson(body);
    if (!document)
        return document.error();
    const auto done = wire::MemberReader(*document, wire::MemberReader::Unknown::Refuse).finish(Done{});
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace

async::Task<Answer> listDeliveries(Services services, Exchange exchange)
{
    QueryReader query(exchange.request.query);
    webhooks::DeliveryFilter filter;
    filter.status = query.text("status");
    filter.limit = query.integer("limit", 1, kMostDeliveries, kUsualDeliveries);
    filter.cursor = query.text("cursor");
    const bool known =
        filter.status.isEmpty() ||
        std::any_of(kStatuses.begin(), kStatuses.end(), [&](const char* status) { return filter.status == status; });
    if (!known)
        query.refuse(wire::errors::kFieldInvalid, "status");
    if (filter.cursor.size() > kLongestCursor)
        query.refuse(wire::errors::kFieldInvalid, "cursor");
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.webhooks->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::WebhookDeliveryPage> page = co_await listing;
    if (!page)
        co_return page.error();
    co_return jsonReply(kOk, page->toJson());
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
    if (!delivery)
        co_return delivery.error();
    co_return jsonReply(kOk, delivery->toJson());
}

async::Task<Answer> putWebhookEndpoint(Services services, Exchange exchange)
{
    auto wanted = wire::PutWebhookEndpoint::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto putting =
        services.webhooks->putEndpoint(exchange.caller.merchantId, *std::move(wanted), exchange.caller.actor());
    const Result<wire::WebhookEndpoint> endpoint = co_await putting;
    if (!endpoint)
        co_return endpoint.error();
    co_return jsonReply(kOk, endpoint->toJson());
}

} // namespace guitai::routes
