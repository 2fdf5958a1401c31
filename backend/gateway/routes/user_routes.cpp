// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/user_routes.h"

#include "accounts/account_id.h"
#include "routes/replies.h"
#include "wire/user_wire.h"

namespace guitai::routes {

namespace {

using Answer = Result<http::Response>;

constexpr int kOk = 200;
constexpr int kCreated = 201;

http::Response replyOf(int status, const users::User& user)
{
    wire::User document;
    document.userNo = user.userNo;
    document.userId = user.userId;
    document.status = user.active ? "ACTIVE" : "DISABLED";
    document.accountNo = users::accountOf(user.userNo, Currency::cny()).number.bytes();
    document.createdAt = user.createdAt;
    return jsonReply(status, document.toJson());
}

Answer replyOf(const Result<users::NewConsent>& made, const char* name)
{
    if (!made)
        return made.error();
    return jsonReply(kCreated, wire::Consent{made->secret, made->expiresAt}.toJson(name));
}

std::optional<UserNo> numberIn(const Exchange& exchange)
{
    const auto no = UserNo::parse(exchange.pathValues[0]);
    return no && users::slotOfUser(*no) ? no : std::nullopt;
}

Error noSuchUser()
{
    return Error{users::errors::kUserNotFound};
}

} // namespace

async::Task<Answer> createUser(Services services, Exchange exchange)
{
    auto wanted = wire::CreateUser::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    users::NewUser user{exchange.caller.merchantId, wanted->userId, wanted->paymentPassword};
    auto opening = services.users->open(std::move(user));
    const Result<users::User> opened = co_await opening;
    if (!opened)
        co_return opened.error();
    co_return replyOf(kCreated, *opened);
}

async::Task<Answer> getUser(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchUser();
    auto getting = services.users->get(exchange.caller.merchantId, *no);
    const Result<users::User> user = co_await getting;
    if (!user)
        co_return user.error();
    co_return replyOf(kOk, *user);
}

async::Task<Answer> createUserToken(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchUser();
    const auto wanted = wire::CreateToken::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto opening = services.users->openToken(exchange.caller.merchantId, *no, wanted->paymentPassword);
    const Result<users::NewConsent> token = co_await opening;
    co_return replyOf(token, "token");
}

async::Task<Answer> createPayerCode(Services services, Exchange exchange)
{
    const auto no = numberIn(exchange);
    if (!no)
        co_return noSuchUser();
    const auto wanted = wire::CreatePayerCode::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto opening = services.users->openCode(exchange.caller.merchantId, *no, wanted->token);
    const Result<users::NewConsent> code = co_await opening;
    co_return replyOf(code, "code");
}

} // namespace guitai::routes
