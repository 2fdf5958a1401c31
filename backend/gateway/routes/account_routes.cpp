// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/account_routes.h"

#include "routes/empty_body.h"
#include "routes/query_reader.h"
#include "routes/replies.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kCreated = 201;

std::optional<AccountNo> accountIn(const Exchange& exchange)
{
    return AccountNo::parse(exchange.pathValues[0]);
}

Error noSuchAccount()
{
    return {accounts::errors::kAccountNotFound};
}

} // namespace

async::Task<Answer> listAccounts(Services services, Exchange exchange)
{
    if (const auto refusal = QueryReader(exchange.request.query).finish())
        co_return *refusal;
    auto listing = services.accounts->list(exchange.caller.merchantId);
    const Result<wire::AccountList> accounts = co_await listing;
    co_return jsonReply(accounts);
}

async::Task<Answer> openAccount(Services services, Exchange exchange)
{
    auto wanted = wire::CreateAccount::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto opening = services.accounts->open(exchange.caller.merchantId, *std::move(wanted));
    const Result<wire::Account> account = co_await opening;
    if (!account)
        co_return account.error();
    http::Response response = jsonReply(kCreated, account->toJson());
    response.headers.append(QByteArrayLiteral("Location"), "/v1/accounts/" + account->accountNo.bytes());
    co_return response;
}

async::Task<Answer> getAccount(Services services, Exchange exchange)
{
    const auto no = accountIn(exchange);
    if (!no)
        co_return noSuchAccount();
    auto getting = services.accounts->get(exchange.caller.merchantId, *no);
    const Result<wire::Account> account = co_await getting;
    co_return jsonReply(account);
}

async::Task<Answer> listAccountEntries(Services services, Exchange exchange)
{
    const auto no = accountIn(exchange);
    if (!no)
        co_return noSuchAccount();
    QueryReader query(exchange.request.query);
    QByteArray cursor = query.cursor();
    const int limit = query.limit();
    if (const auto refusal = query.finish())
        co_return *refusal;
    auto listing = services.accounts->entries(exchange.caller.merchantId, *no, std::move(cursor), limit);
    const Result<wire::AccountEntryPage> page = co_await listing;
    co_return jsonReply(page);
}

async::Task<Answer> createFreeze(Services services, Exchange exchange)
{
    const auto no = accountIn(exchange);
    if (!no)
        co_return noSuchAccount();
    auto wanted = wire::CreateFreeze::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto freezing = services.accounts->freeze(exchange.caller.merchantId, *no, *std::move(wanted));
    const Result<wire::Freeze> freeze = co_await freezing;
    co_return jsonReply(freeze, kCreated);
}

async::Task<Answer> releaseFreeze(Services services, Exchange exchange)
{
    if (const auto refusal = bodyRefusal(exchange.request.body))
        co_return *refusal;
    auto releasing = services.accounts->release(exchange.caller.merchantId, exchange.pathValues[0]);
    const Result<wire::Freeze> freeze = co_await releasing;
    co_return jsonReply(freeze);
}

async::Task<Answer> captureFreeze(Services services, Exchange exchange)
{
    auto wanted = wire::CaptureFreeze::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto capturing = services.accounts->capture(exchange.caller.merchantId, exchange.pathValues[0], *std::move(wanted));
    const Result<wire::Freeze> freeze = co_await capturing;
    co_return jsonReply(freeze);
}

} // namespace guitai::routes
