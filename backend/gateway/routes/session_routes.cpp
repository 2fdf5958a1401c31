// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/session_routes.h"

#include "routes/replies.h"
#include "stream/push_hub.h"
#include "wire/approval_wire.h"
#include "wire/session_wire.h"

namespace guitai::routes {

namespace {

constexpr int kCreated = 201;
constexpr int kNoContent = 204;

wire::Session sessionOf(const merchants::Operator& who, merchants::OpenedSession opened, TillNo tillNo)
{
    wire::Session session;
    session.token = std::move(opened.token);
    session.operatorId = who.operatorId;
    session.displayName = who.displayName;
    session.role = merchants::roleText(who.role);
    session.merchantId = who.merchantId;
    session.merchantName = who.merchantName;
    session.tillNo = std::move(tillNo);
    session.expiresAt = opened.expiresAt;
    return session;
}

} // namespace

async::Task<Result<http::Response>> openSession(Services services, Exchange exchange)
{
    const auto request = wire::CreateSession::read(exchange.request.body);
    if (!request)
        co_return request.error();
    auto signingIn = services.operators->signIn(request->operatorId, request->password);
    const Result<merchants::Operator> who = co_await signingIn;
    if (!who)
        co_return who.error();
    auto opening = services.sessions->open(*who, request->tillNo);
    Result<merchants::OpenedSession> opened = co_await opening;
    if (!opened)
        co_return opened.error();
    co_return jsonReply(kCreated, sessionOf(*who, *std::move(opened), request->tillNo).toJson());
}

async::Task<Result<http::Response>> closeSession(Services services, Exchange exchange)
{
    const auto token = guards::Authenticator::bearerToken(exchange.request.headers);
    if (!token)
        co_return Error{guitai::errors::kUnauthorized};
    auto closing = services.sessions->close(*token);
    const Result<Done> closed = co_await closing;
    if (!closed)
        co_return closed.error();
    if (services.push)
        services.push->closeSession(*token);
    co_return emptyReply(kNoContent);
}

async::Task<Result<http::Response>> setPin(Services services, Exchange exchange)
{
    const auto wanted = wire::SetPin::read(exchange.request.body);
    if (!wanted)
        co_return wanted.error();
    auto signingIn = services.operators->signIn(exchange.caller.operatorId, wanted->password);
    const Result<merchants::Operator> who = co_await signingIn;
    if (!who) // the session is fine, so this is no 401
        co_return who.error().code == guitai::errors::kUnauthorized
            ? Error{merchants::errors::kPasswordWrong, QStringLiteral("password"), {}}
            : who.error();
    auto setting = services.pins->set(who->operatorId, wanted->pin);
    const Result<Done> set = co_await setting;
    if (!set)
        co_return set.error();
    co_return emptyReply(kNoContent);
}

} // namespace guitai::routes
