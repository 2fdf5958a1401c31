// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of message_signature.h that rebuilds what was signed.
#include "guards/message_signature.h"

namespace guitai::guards {

namespace {

QByteArray authorityOf(const http::Request& request)
{
    QByteArray host = request.headers.value("host").toLower();
    const QByteArrayView defaultPort = request.overTls ? ":443" : ":80";
    if (host.endsWith(defaultPort))
        host.chop(defaultPort.size());
    return host;
}

QByteArray pathOf(const http::Request& request)
{
    return request.path.isEmpty() ? QByteArray("/") : request.path;
}

/// Null when the message does not have it or we do not support it.
QByteArray componentValue(const http::Request& request, const QByteArray& name)
{
    if (!name.startsWith('@'))
        return request.headers.has(name) ? request.headers.value(name) : QByteArray();
    if (name == "@method")
        return request.method;
    if (name == "@path")
        return pathOf(request);
    if (name == "@query")
        return '?' + request.query;
    if (name == "@authority")
        return authorityOf(request);
    if (name == "@scheme")
        return request.overTls ? "https" : "http";
    if (name == "@request-target")
        return request.target;
    if (name == "@target-uri")
        return (request.overTls ? "https://" : "http://") + authorityOf(request) + request.target;
    return {};
}

} // namespace

Result<QByteArray> signatureBase(const http::Request& request, const MessageSignature& signature)
{
    QByteArray base;
    base.reserve(512);
    for (const QByteArray& name : signature.components) {
        const QByteArray value = componentValue(request, name);
        if (value.isNull())
            return Error{errors::kSignatureIncomplete, QString::fromLatin1(name)};
        base.append('"').append(name).append("\": ").append(value).append('\n');
    }
    base.append("\"@signature-params\": ").append(signature.parameters);
    return base;
}

} // namespace guitai::guards
