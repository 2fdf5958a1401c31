// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/channel_routes.h"

#include "penny/penny_test.h"
#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"
#include "routing/channel_desk.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kCreated = 201;

std::optional<ChannelCode> codeIn(const Exchange& exchange)
{
    return ChannelCode::parse(exchange.pathValues[0]);
}

penny::Tester testerOf(const Exchange& exchange)
{
    return {exchange.caller.merchantId, exchange.caller.actor(), exchange.caller.operatorId, exchange.caller.role};
}

Error noSuchWallet()
{
    return {routing::errors::kChannelNotFound};
}

} // namespace

async::Task<Answer> listWallets(Services services, Exchange exchange)
{
    if (const auto refusal = QueryReader(exchange.request.query).finish())
        co_return *refusal;
    auto listing = services.wallets->list(exchange.caller.merchantId);
    const wire::ChannelStatePage page = co_await listing;
    co_return jsonReply(kOk, page.toJson());
}

async::Task<Answer> pauseWallet(Services services, Exchange exchange)
{
    const auto code = codeIn(exchange);
    if (!code)
        co_return noSuchWallet();
    const auto wanted = wire::PauseChannel::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto pausing = services.wallets->pause(exchange.caller.merchantId, *code, wanted->reason, exchange.caller.actor());
    const Result<wire::ChannelState> state = co_await pausing;
    co_return jsonReply(state);
}

async::Task<Answer> resumeWallet(Services services, Exchange exchange)
{
    const auto code = codeIn(exchange);
    if (!code)
        co_return noSuchWallet();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto resuming = services.wallets->resume(exchange.caller.merchantId, *code, exchange.caller.actor());
    const Result<wire::ChannelState> state = co_await resuming;
    co_return jsonReply(state);
}

async::Task<Answer> preferWallet(Services services, Exchange exchange)
{
    const auto code = codeIn(exchange);
    if (!code)
        co_return noSuchWallet();
    const auto wanted = wire::PreferChannel::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto preferring =
        services.wallets->prefer(exchange.caller.merchantId, *code, wanted->preference, exchange.caller.actor());
    const Result<wire::ChannelState> state = co_await preferring;
    co_return jsonReply(state);
}

async::Task<Answer> testWallet(Services services, Exchange exchange)
{
    const auto code = codeIn(exchange);
    if (!code)
        co_return noSuchWallet();
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto starting = services.pennies->start(testerOf(exchange), *code, exchange.idempotencyKey);
    const Result<wire::ChannelTest> test = co_await starting;
    co_return jsonReply(test, kCreated);
}

async::Task<Answer> lookAtWalletTest(Services services, Exchange exchange)
{
    const auto code = codeIn(exchange);
    const auto paymentNo = PaymentNo::parse(exchange.pathValues[1]);
    if (!code || !paymentNo)
        co_return Error{penny::errors::kChannelTestNotFound};
    if (const auto refusal = QueryReader(exchange.request.query).finish())
        co_return *refusal;
    auto looking = services.pennies->look(testerOf(exchange), *code, *paymentNo);
    const Result<wire::ChannelTest> test = co_await looking;
    co_return jsonReply(test);
}

} // namespace guitai::routes
