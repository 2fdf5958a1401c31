// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as the server hands them on, signed by our own signer.
#pragma once

#include "guards/message_signature.h"

namespace guitai::test {

inline http::Request request(const QByteArray& method, const QByteArray& target, const QByteArray& body = {})
{
    http::Request made;
    made.method = method;
    made.target = target;
    const qsizetype mark = target.indexOf('?');
    made.path = mark < 0 ? target : target.first(mark);
    if (mark >= 0)
        made.query = target.mid(mark + 1);
    made.body = body;
    made.headers.append("Host", "shop.example:8443");
    made.peer = QHostAddress(QStringLiteral("127.0.0.1"));
    return made;
}

struct Signing
{
    ApiKeyId keyId = ApiKeyId::trusted("demo-key");
    Secret secret = Secret(QByteArray::fromBase64(
        "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="));
    UtcTime created = UtcTime::fromSeconds(1'795'400'000);
    QByteArray nonce = "0123456789abcdef";
};

inline http::Request signedBy(const Signing& by, http::Request request)
{
    request.headers = guards::signRequest(request.method, request.target, request.headers, request.body, by.keyId,
                                          by.secret, by.created, by.nonce);
    return request;
}

} // namespace guitai::test
