// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/gateway.h"

#include "guards/idempotency_key.h"
#include "http/response_bytes.h"
#include "routes/replies.h"
#include "stream/push_hub.h"

namespace guitai::routes {

namespace {

constexpr int kMethodNotAllowed = 405;
constexpr int kSwitchingProtocols = 101;

bool isJson(QByteArrayView contentType)
{
    constexpr QByteArrayView kJson("application/json");
    if (contentType.size() < kJson.size() || contentType.first(kJson.size()).compare(kJson, Qt::CaseInsensitive) != 0)
        return false;
    return contentType.size() == kJson.size() || contentType[kJson.size()] == ';' || contentType[kJson.size()] == ' ';
}

/// A client that names no type means JSON; one that names another, or packs the body, is not understood.
bool isReadable(const http::Request& request)
{
    const QByteArray type = request.headers.value("Content-Type");
    return request.body.isEmpty() || ((type.isNull() || isJson(type)) && !request.headers.has("Content-Encoding"));
}

/// A callback's bytes are the channel's business alone.
bool readsJson(const Route& route)
{
    const QByteArrayView pattern(route.pattern);
    if (pattern == QByteArrayView("/v1/reconciliation/bills"))
        return false; // the body is a provider's file
    return route.access != Access::Public || pattern == QByteArrayView("/v1/sessions") ||
           pattern == QByteArrayView("/pay/{no}/wallet");
}

bool mayEnter(Access access, const guards::Caller& caller)
{
    const bool isOperator = !caller.operatorId.isEmpty();
    switch (access) {
    case Access::Public:
    case Access::Either: return true;
    case Access::Integrator: return !isOperator;
    case Access::Operator: return isOperator;
    }
    return false;
}

/// Fills in who is calling and under which key, or says why not.
std::optional<Error> admit(Exchange& exchange, const Route& route, Result<guards::Caller> caller)
{
    if (!caller)
        return caller.error();
    exchange.caller = *std::move(caller);
    if (!mayEnter(route.access, exchange.caller) || (route.permission && !exchange.caller.may(*route.permission)))
        return Error{guitai::errors::kForbidden};
    if (route.idempotency == Idempotency::None)
        return std::nullopt;
    auto key = guards::readIdempotencyKey(exchange.request.headers);
    if (!key)
        return key.error();
    if (*key)
        exchange.idempotencyKey = **std::move(key);
    return std::nullopt;
}

} // namespace

Gateway::Gateway(Services services, const QByteArray& randomPrefix)
    : m_services(services), m_ids(randomPrefix), m_log(*services.metrics, *services.clock)
{
}

void Gateway::completeOptions(server::ServerOptions& options)
{
    options.newRequestId = [this] { return m_ids.next(); };
    options.onRefused = [this](int status, const QHostAddress&, const QByteArray& id) {
        m_log.writeRefused(status, id);
    };
}

server::Handler Gateway::handler()
{
    return [this](http::Request request) { return handle(std::move(request)); };
}

server::Upgrade Gateway::upgrade()
{
    return [this](QTcpSocket* socket, server::UpgradeTicket ticket) { takeSocket(socket, std::move(ticket)); };
}

async::Task<http::Response> Gateway::handle(http::Request request)
{
    RequestRecord record = recordOf(request);
    Exchange exchange(std::move(request));
    exchange.requestId = record.id;
    exchange.trace = TraceContext::read(exchange.request.headers, m_ids.nextSpan());
    record.trace = exchange.trace;
    Match match = findRoute(record.method, exchange.request.path);
    record.route = match.route;
    exchange.pathValues = std::move(match.values);

    std::optional<Error> refusal = refusalAtDoor(exchange.request, match);
    if (!refusal && record.route->access != Access::Public) {
        auto authenticating = m_services.authenticator->authenticate(exchange.request);
        Result<guards::Caller> caller = co_await authenticating;
        refusal = admit(exchange, *record.route, std::move(caller));
    }
    const guards::Caller caller = exchange.caller;
    if (refusal)
        co_return finish(record, caller, *std::move(refusal));
    auto running = record.route->handle(m_services, std::move(exchange));
    Result<http::Response> answer = co_await running;
    co_return finish(record, caller, std::move(answer));
}

RequestRecord Gateway::recordOf(const http::Request& request)
{
    RequestRecord record;
    record.began = m_services.clock->monotonic();
    record.id = m_ids.of(request.headers);
    record.method = request.method;
    record.bytesIn = request.body.size();
    record.overTls = request.overTls;
    return record;
}

std::optional<Error> Gateway::refusalAtDoor(const http::Request& request, const Match& match)
{
    if (const auto admitted = m_services.rates->admitAddress(request.peer); !admitted)
        return admitted.error();
    if (!match.route && match.allow.isEmpty())
        return Error{errors::kRouteUnknown};
    if (!match.route)
        return Error{errors::kMethodNotAllowed, {}, {}, {{QStringLiteral("allow"), QString::fromLatin1(match.allow)}}};
    if (readsJson(*match.route) && !isReadable(request))
        return Error{errors::kContentTypeUnsupported, {}, QStringLiteral("Bodies are application/json, not encoded.")};
    return std::nullopt;
}

http::Response Gateway::finish(const RequestRecord& record, const guards::Caller& caller, Result<http::Response> answer)
{
    const Error* error = answer ? nullptr : &answer.error();
    http::Response response = answer ? *std::move(answer) : problemReply(*error, record.id);
    if (response.status == kMethodNotAllowed && error)
        response.headers.append(QByteArrayLiteral("Allow"),
                                error->extras[QStringLiteral("allow")].toString().toLatin1());
    if (!caller.merchantId.isEmpty() && !response.headers.has("RateLimit"))
        m_services.rates->addFields(response.headers, caller);
    if (record.trace.isPresent())
        response.headers.append(QByteArrayLiteral("traceresponse"), record.trace.parent());
    addCommonFields(response, record.id, record.overTls);
    m_log.write(record, caller, response, error);
    return response;
}

void Gateway::takeSocket(QTcpSocket* socket, server::UpgradeTicket ticket)
{
    RequestRecord record = recordOf(ticket.request);
    record.trace = TraceContext::read(ticket.request.headers, m_ids.nextSpan());
    record.route = findRoute(ticket.request.method, kStreamPath).route;
    const auto admitted = m_services.rates->admitAddress(ticket.request.peer);
    if (!admitted)
        return refuseSocket(socket, record, admitted.error());
    if (!m_services.push || !m_services.push->hasRoom())
        return refuseSocket(socket, record, Error{errors::kTooManyStreams});
    http::Response switching;
    switching.status = kSwitchingProtocols;
    m_log.write(record, {}, switching, nullptr);
    m_services.push->take(socket, std::move(ticket));
}

void Gateway::refuseSocket(QTcpSocket* socket, const RequestRecord& record, const Error& error)
{
    const http::Response response = finish(record, {}, error);
    http::AnswerFraming framing;
    framing.keepAlive = false;
    QObject::connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    // The head was only peeked at; unread bytes would turn the close into a reset.
    socket->readAll();
    if (const auto bytes = http::responseBytes(response, framing))
        socket->write(*bytes);
    socket->disconnectFromHost();
}

} // namespace guitai::routes
