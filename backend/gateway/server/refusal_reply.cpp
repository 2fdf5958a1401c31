// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/refusal_reply.h"

#include "http/response_bytes.h"

#include <QJsonDocument>

namespace guitai::server {

http::Response refusalReply(const Error& error, const QByteArray& requestId)
{
    const int status = error.code.httpStatus;
    QJsonObject problem;
    problem[QStringLiteral("type")] = QStringLiteral("about:blank");
    problem[QStringLiteral("title")] = QString::fromLatin1(http::reasonPhrase(status));
    problem[QStringLiteral("status")] = status;
    problem[QStringLiteral("code")] = QString::fromLatin1(error.code.name);
    problem[QStringLiteral("request_id")] = QString::fromLatin1(requestId);
    if (!error.detail.isEmpty())
        problem[QStringLiteral("detail")] = error.detail;
    http::Response response;
    response.status = status;
    response.headers.append("Content-Type", "application/problem+json");
    response.body = QJsonDocument(problem).toJson(QJsonDocument::Compact);
    response.closeAfter = true;
    return response;
}

} // namespace guitai::server
