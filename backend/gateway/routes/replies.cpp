// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/replies.h"

#include "guards/authenticator.h"
#include "wire/problem_wire.h"

#include <QJsonDocument>

namespace guitai::routes {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kServerErrors = 500;
constexpr int kInternal = 500;
constexpr int kUnavailable = 503;

/// What may be said to a stranger about it.
Error publicError(const Error& error)
{
    if (error.code.httpStatus < kServerErrors)
        return error;
    // A code of 500 names a part of ours; what 503 refuses and offers instead is for the caller.
    const ErrorCode code = error.code.httpStatus == kInternal ? guitai::errors::kInternal : error.code;
    return {code, error.field, {}, error.code.httpStatus == kInternal ? QJsonObject() : error.extras};
}

} // namespace

http::Response jsonReply(int status, QByteArray body)
{
    http::Response response;
    response.status = status;
    response.headers.append(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
    response.body = std::move(body);
    return response;
}

http::Response jsonReply(int status, const QJsonObject& body)
{
    return jsonReply(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

http::Response emptyReply(int status)
{
    http::Response response;
    response.status = status;
    return response;
}

http::Response problemReply(const Error& error, const QByteArray& requestId)
{
    http::Response response;
    response.status = error.code.httpStatus;
    response.headers.append(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/problem+json"));
    response.body = wire::Problem::of(publicError(error), requestId).toJson();
    if (response.status == kUnauthorized)
        guards::Authenticator::addChallenge(response.headers);
    if (response.status == kUnavailable)
        response.headers.append(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
    guards::RateGuard::addRefusalFields(response.headers, error);
    return response;
}

void addCommonFields(http::Response& response, const QByteArray& requestId, bool overTls)
{
    http::Headers& headers = response.headers;
    headers.append(QByteArrayLiteral("X-Request-Id"), requestId);
    headers.append(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store"));
    headers.append(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
    if (!headers.has("Content-Security-Policy")) // a page says itself what it needs
        headers.append(QByteArrayLiteral("Content-Security-Policy"),
                       QByteArrayLiteral("default-src 'none'; frame-ancestors 'none'"));
    if (!headers.has("Referrer-Policy"))
        headers.append(QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("no-referrer"));
    if (overTls)
        headers.append(QByteArrayLiteral("Strict-Transport-Security"), QByteArrayLiteral("max-age=31536000"));
}

} // namespace guitai::routes
