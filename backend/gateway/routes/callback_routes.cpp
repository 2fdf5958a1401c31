// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/callback_routes.h"

#include "log/log.h"
#include "routes/replies.h"

namespace guitai::routes {

namespace {

const log::Category kLog{"gateway"};
constexpr int kUnauthorized = 401;
constexpr int kNotFound = 404;

async::Task<Result<http::Response>> receive(Services services, Exchange exchange, results::NoticeInbox* inbox)
{
    // For the measured way from a channel's callback to the till.
    const auto receivedAt = services.clock->monotonic();
    const auto channel = ChannelCode::parse(exchange.pathValues[0]);
    const auto account = ChannelAccountId::parse(exchange.pathValues[1]);
    if (!channel || !account)
        co_return Error{guitai::errors::kNotFound};
    log::info(kLog, "callback_received")
        .with("id", exchange.requestId)
        .with("channel", channel->bytes())
        .with("account", account->bytes())
        .with("monotonic_ns", receivedAt.count());

    auto receiving =
        inbox->receive(*channel, *account, std::move(exchange.request.headers), std::move(exchange.request.body));
    http::Response answer = co_await receiving;
    const bool unverified = answer.status == kUnauthorized || answer.status == kNotFound;
    if (!unverified)
        co_return answer;
    const auto admitted = services.rates->admitUnverifiedCallback(*account);
    if (!admitted)
        co_return admitted.error();
    co_return answer;
}

} // namespace

async::Task<Result<http::Response>> receiveNotice(Services services, Exchange exchange)
{
    return receive(services, std::move(exchange), services.inbox);
}

async::Task<Result<http::Response>> receiveRefundNotice(Services services, Exchange exchange)
{
    return receive(services, std::move(exchange), services.refundInbox);
}

} // namespace guitai::routes
