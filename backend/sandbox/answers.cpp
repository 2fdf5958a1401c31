// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/answers.h"

#include <QJsonDocument>

namespace guitai::sandbox {

http::Response jsonResponse(int status, const QByteArray& body)
{
    http::Response response;
    response.status = status;
    response.headers.append("Content-Type", "application/json; charset=utf-8");
    response.body = body;
    return response;
}

http::Response jsonResponse(int status, const QJsonObject& body)
{
    return jsonResponse(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

http::Response pageResponse(int status, const QByteArray& html)
{
    http::Response response;
    response.status = status;
    response.headers.append("Content-Type", "text/html; charset=utf-8");
    response.headers.append("Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                            "frame-ancestors 'none'; base-uri 'none'");
    response.headers.append("X-Content-Type-Options", "nosniff");
    response.headers.append("Referrer-Policy", "no-referrer");
    response.headers.append("Cache-Control", "no-store");
    response.body = html;
    return response;
}

http::Response redirectTo(const QByteArray& path)
{
    http::Response response;
    response.status = 303;
    response.headers.append("Location", path);
    return response;
}

http::Response hangUp()
{
    http::Response response;
    response.hangUp = true;
    return response;
}

} // namespace guitai::sandbox
