// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_bytes.h"

#include "http/field_rules.h"

namespace guitai::http {

namespace {

Error notSent(const char* detail)
{
    return {errors::kNotSent, {}, QString::fromLatin1(detail), {}};
}

QByteArray targetOf(const QUrl& url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/'))
        target.prepend('/');
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

QByteArray hostOf(const QUrl& url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    if (url.port() > 0 && url.port() != (url.scheme() == QLatin1String("https") ? 443 : 80))
        host += ':' + QByteArray::number(url.port());
    return host;
}

bool mayHaveNoLength(const QByteArray& method)
{
    return method == "GET" || method == "HEAD" || method == "DELETE" || method == "OPTIONS";
}

} // namespace

quint16 portOf(const QUrl& url)
{
    return static_cast<quint16>(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

Result<QByteArray> requestBytes(const Call& call)
{
    if (call.url.scheme() != QLatin1String("https") && call.url.scheme() != QLatin1String("http"))
        return notSent("the URL is neither http nor https");
    if (!call.url.isValid() || call.url.host().isEmpty())
        return notSent("the URL has no host");
    if (!isToken(call.method) || call.method == "CONNECT")
        return notSent("the method cannot be written");
    QByteArray bytes;
    bytes.reserve(256 + call.body.size());
    bytes.append(call.method).append(' ').append(targetOf(call.url)).append(" HTTP/1.1\r\nHost: ");
    bytes.append(call.headers.has("Host") ? call.headers.value("Host") : hostOf(call.url)).append("\r\n");
    if (!call.headers.has("User-Agent"))
        bytes += "User-Agent: Guitai/" GUITAI_VERSION "\r\n";
    for (const Header& header : call.headers.all()) {
        if (!isWritable(header))
            return notSent("a header cannot be written");
        if (!isFraming(header.name) && header.name.compare("Host", Qt::CaseInsensitive) != 0)
            bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    if (!call.body.isEmpty() || !mayHaveNoLength(call.method))
        bytes.append("Content-Length: ").append(QByteArray::number(call.body.size())).append("\r\n");
    bytes += "\r\n";
    bytes += call.body;
    return bytes;
}

} // namespace guitai::http
