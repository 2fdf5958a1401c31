// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The signing half of message_signature.h: for clients of ours, load generators and tests.
#include "guards/message_signature.h"

#include "crypto/hash.h"

namespace guitai::guards {

namespace {

/// A request as the verifier will see it, so that both halves build the base by one function.
http::Request requestOf(const QByteArray& method, const QByteArray& target, const http::Headers& headers)
{
    http::Request request;
    request.method = method;
    request.target = target;
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    if (mark >= 0)
        request.query = target.mid(mark + 1);
    request.headers = headers;
    return request;
}

std::vector<QByteArray> componentsOf(const http::Request& request)
{
    std::vector<QByteArray> components{"@method", "@path"};
    if (!request.query.isNull())
        components.push_back("@query");
    for (const char* field : {"content-digest", "idempotency-key"}) {
        if (request.headers.has(field))
            components.push_back(field);
    }
    if (request.headers.has("host"))
        components.push_back("@authority");
    return components;
}

QByteArray quoted(const std::vector<QByteArray>& names)
{
    QByteArray list;
    for (const QByteArray& name : names)
        list += (list.isEmpty() ? "\"" : " \"") + name + '"';
    return list;
}

} // namespace

http::Headers signRequest(QByteArray method, QByteArray target, http::Headers headers, QByteArrayView body,
                          const ApiKeyId& keyId, const Secret& secret, UtcTime created, const QByteArray& nonce)
{
    if (!body.isEmpty())
        headers.set("Content-Digest", contentDigest(body));
    const http::Request request = requestOf(method, target, headers);
    MessageSignature signature;
    signature.components = componentsOf(request);
    signature.parameters = '(' + quoted(signature.components) + ");created=" + QByteArray::number(created.seconds()) +
                           ";nonce=\"" + nonce + "\";keyid=\"" + keyId.bytes() + "\";alg=\"hmac-sha256\";tag=\"" +
                           kSignatureTag + '"';
    const auto base = signatureBase(request, signature);
    headers.set("Signature-Input", "guitai=" + signature.parameters);
    headers.set("Signature", "guitai=:" + crypto::hmacSha256(secret, base.value()).toBase64() + ':');
    return headers;
}

} // namespace guitai::guards
