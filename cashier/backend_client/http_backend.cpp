// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/http_backend.h"

#include "backend_client/exchange.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace guitai::backend_client {

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString paymentPath(const PaymentNo& paymentNo, QLatin1String action = {})
{
    return QStringLiteral("/v1/payments/") + paymentNo.text() + action;
}

QString pathWithQuery(const char* path, const QUrlQuery& query)
{
    return QString::fromLatin1(path) + QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
}

} // namespace

HttpBackend::HttpBackend(http::Client& client, QUrl root, CallLimits limits)
    : m_client(client), m_root(std::move(root)), m_limits(limits)
{
}

void HttpBackend::signIn(wire::CreateSession session, Reply<wire::Session> reply)
{
    auto keepToken = [this, reply = std::move(reply)](Answer<wire::Session> answer) {
        if (answer.ok())
            m_token = answer.value().token;
        reply.give(std::move(answer));
    };
    m_token = Secret();
    exchange<wire::Session>(m_client, call("POST", QStringLiteral("/v1/sessions"), compact(session.toJson())),
                            Reply<wire::Session>(&m_alive, std::move(keepToken)));
}

void HttpBackend::signOut(Reply<Done> reply)
{
    exchange<Done>(m_client, call("DELETE", QStringLiteral("/v1/sessions/current")), std::move(reply));
    m_token = Secret();
}

void HttpBackend::createPayment(wire::CreatePayment payment, IdempotencyKey key, Reply<wire::Payment> reply)
{
    http::Call request = call("POST", QStringLiteral("/v1/payments"), compact(payment.toJson()));
    request.headers.set("Idempotency-Key", '"' + key.bytes() + '"');
    exchange<wire::Payment>(m_client, std::move(request), std::move(reply));
}

void HttpBackend::getPayment(PaymentNo paymentNo, Reply<wire::Payment> reply)
{
    exchange<wire::Payment>(m_client, call("GET", paymentPath(paymentNo)), std::move(reply));
}

void HttpBackend::findPayment(MerchantOrderNo orderNo, Reply<wire::PaymentPage> reply)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("merchant_order_no"), orderNo.text());
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("1"));
    exchange<wire::PaymentPage>(m_client, call("GET", pathWithQuery("/v1/payments", query)), std::move(reply));
}

void HttpBackend::listPayments(TillNo tillNo, int limit, Reply<wire::PaymentPage> reply)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("till_no"), tillNo.text());
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    exchange<wire::PaymentPage>(m_client, call("GET", pathWithQuery("/v1/payments", query)), std::move(reply));
}

void HttpBackend::closePayment(PaymentNo paymentNo, Reply<wire::Payment> reply)
{
    exchange<wire::Payment>(m_client, call("POST", paymentPath(paymentNo, QLatin1String("/close"))), std::move(reply));
}

void HttpBackend::queryPayment(PaymentNo paymentNo, Reply<wire::Payment> reply)
{
    exchange<wire::Payment>(m_client, call("POST", paymentPath(paymentNo, QLatin1String("/query"))), std::move(reply));
}

void HttpBackend::totals(TillNo tillNo, Reply<wire::Totals> reply)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("till_no"), tillNo.text());
    exchange<wire::Totals>(m_client, call("GET", pathWithQuery("/v1/totals", query)), std::move(reply));
}

void HttpBackend::ping(Reply<Done> reply)
{
    http::Call request = call("GET", QStringLiteral("/healthz"));
    request.deadline = m_limits.ping;
    exchange<Done>(m_client, std::move(request), std::move(reply));
}

http::Call HttpBackend::call(const char* method, const QString& path, const QByteArray& body) const
{
    http::Call call(method, m_root.resolved(QUrl(path)));
    call.deadline = m_limits.answer;
    call.body = body;
    if (!m_token.isEmpty())
        call.headers.set("Authorization", "Bearer " + m_token.reveal());
    if (!body.isEmpty())
        call.headers.set("Content-Type", "application/json");
    return call;
}

} // namespace guitai::backend_client
