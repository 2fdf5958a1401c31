// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers: JSON documents and problem documents, with the fields every answer carries.
#pragma once

#include "http/message.h"
#include "result/result.h"

namespace guitai::routes {

namespace errors {
inline constexpr ErrorCode kRouteUnknown{"ROUTE_UNKNOWN", 404};
inline constexpr ErrorCode kMethodNotAllowed{"METHOD_NOT_ALLOWED", 405};
inline constexpr ErrorCode kContentTypeUnsupported{"CONTENT_TYPE_UNSUPPORTED", 415};
inline constexpr ErrorCode kUpgradeRequired{"UPGRADE_REQUIRED", 426};
inline constexpr ErrorCode kTooManyStreams{"TOO_MANY_STREAMS", 503};
} // namespace errors

http::Response jsonReply(int status, QByteArray body);
http::Response jsonReply(int status, const QJsonObject& body);
http::Response emptyReply(int status);
/// The document, or why there is none.
template <class Document>
Result<http::Response> jsonReply(const Result<Document>& document, int status = 200)
{
    if (!document)
        return document.error();
    return jsonReply(status, document->toJson());
}

/// RFC 9457, with the header fields that belong to the code (WWW-Authenticate, Retry-After, RateLimit).
/// Answers of 5xx say the code and nothing else: a detail could show internals.
http::Response problemReply(const Error& error, const QByteArray& requestId);

/// X-Request-Id and what tells browsers and caches to do nothing clever.
void addCommonFields(http::Response& response, const QByteArray& requestId, bool overTls);

} // namespace guitai::routes
