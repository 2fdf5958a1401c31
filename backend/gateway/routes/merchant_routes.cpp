// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/merchant_routes.h"

#include "channels/registry.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kCreated = 201;

std::optional<Error> merchantRefusal(const Exchange& exchange)
{
    if (exchange.pathValues[0] != exchange.caller.merchantId.bytes())
        return Error{merchants::errors::kMerchantNotFound};
    return std::nullopt;
}

Result<const channels::Channel*> channelIn(const Services& services, const ChannelCode& code)
{
    const channels::Channel* channel = services.channels->byCode(code);
    if (!channel)
        return Error{merchants::errors::kChannelUnknown, QStringLiteral("channel"), {}};
    return channel;
}

} // namespace

async::Task<Answer> listMerchantChannels(Services services, Exchange exchange)
{
    if (const auto refusal = merchantRefusal(exchange))
        co_return *refusal;
    if (const auto refusal = QueryReader(exchange.request.query).finish())
        co_return *refusal;
    auto listing = services.channelAccounts->list(exchange.caller.merchantId);
    const Result<wire::MerchantChannelPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> openMerchantChannel(Services services, Exchange exchange)
{
    if (const auto refusal = merchantRefusal(exchange))
        co_return *refusal;
    auto wanted = wire::OpenChannel::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto opening =
        services.channelAccountDesk->open(exchange.caller.merchantId, *std::move(wanted), exchange.caller.actor());
    const Result<wire::MerchantChannel> opened = co_await opening;
    co_return jsonReply(opened, kCreated);
}

async::Task<Answer> replaceMerchantChannel(Services services, Exchange exchange)
{
    if (const auto refusal = merchantRefusal(exchange))
        co_return *refusal;
    const auto accountId = ChannelAccountId::parse(exchange.pathValues[1]);
    if (!accountId)
        co_return Error{merchants::errors::kChannelAccountNotFound};
    auto wanted = wire::ReplaceChannel::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto replacing = services.channelAccountDesk->replace(exchange.caller.merchantId, *accountId, *std::move(wanted),
                                                          exchange.caller.actor());
    const Result<wire::MerchantChannel> replaced = co_await replacing;
    co_return jsonReply(replaced);
}

async::Task<Answer> listFeeRules(Services services, Exchange exchange)
{
    if (const auto refusal = merchantRefusal(exchange))
        co_return *refusal;
    QueryReader query(exchange.request.query);
    merchants::FeeDesk::Filter filter;
    filter.channel = query.id<ChannelCode>("channel");
    filter.limit = query.limit();
    filter.cursor = query.cursor();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.fees->list(exchange.caller.merchantId, std::move(filter));
    const Result<wire::FeeRulePage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> agreeFeeRule(Services services, Exchange exchange)
{
    if (const auto refusal = merchantRefusal(exchange))
        co_return *refusal;
    auto wanted = wire::FeeRule::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    if (const auto channel = channelIn(services, wanted->channel); !channel)
        co_return channel.error();
    auto agreeing = services.fees->agree(exchange.caller.merchantId, *std::move(wanted), exchange.caller.actor());
    const Result<wire::FeeRule> agreed = co_await agreeing;
    co_return jsonReply(agreed, kCreated);
}

} // namespace guitai::routes
