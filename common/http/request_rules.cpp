// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_rules.h"

#include "http/refusal.h"

#include <algorithm>
#include <array>

namespace guitai::http {

namespace {

bool isAlnum(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool equalsNoCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isVersion(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 8 && text.startsWith("HTTP/") && isDigit(text[5]) && text[6] == '.' && isDigit(text[7]);
}

bool isMethod(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 32 &&
           std::all_of(text.begin(), text.end(), [](char c) { return isAlnum(c) || c == '-' || c == '_'; });
}

bool isKnownMethod(QByteArrayView text)
{
    static constexpr std::array kKnown = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return std::any_of(kKnown.begin(), kKnown.end(),
                       [text](const char* known) { return text == QByteArrayView(known); });
}

/// Origin form only: "/path?query", visible ASCII without what RFC 3986 never allows raw.
std::optional<Error> checkTarget(QByteArrayView target)
{
    if (!target.startsWith('/'))
        return malformed("the target is not in origin form");
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (c <= 0x20 || c >= 0x7f || QByteArrayView("\"#<>\\^`{|}").contains(c))
            return malformed("the target has a byte that must be percent-encoded");
        if (c != '%')
            continue;
        if (i + 2 >= target.size() || !isHex(target[i + 1]) || !isHex(target[i + 2]))
            return malformed("the target has a broken percent sequence");
        if (target[i + 1] == '0' && target[i + 2] == '0')
            return malformed("the target has an encoded NUL");
    }
    return {};
}

bool isHostValue(QByteArrayView host)
{
    return !host.isEmpty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
        return isAlnum(c) || QByteArrayView(".-_:[]").contains(c);
    });
}

std::optional<Error> checkFraming(const Headers& headers, bool http10)
{
    const int lengths = headers.count("Content-Length");
    const int codings = headers.count("Transfer-Encoding");
    if (lengths > 1)
        return malformed("Content-Length is given more than once");
    if (lengths == 1) {
        const QByteArray length = headers.value("Content-Length");
        if (!std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return malformed("Content-Length is not a number");
    }
    if (codings == 0)
        return {};
    if (http10 || codings > 1 || lengths > 0)
        return malformed("Transfer-Encoding is ambiguous here");
    if (!equalsNoCase(headers.value("Transfer-Encoding"), "chunked"))
        return Error{errors::kCodingUnknown, {}, QStringLiteral("only chunked is spoken"), {}};
    return {};
}

bool listHas(QByteArrayView list, QByteArrayView token)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = comma < 0 ? list : list.first(comma);
        if (equalsNoCase(item.trimmed(), token))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

} // namespace

Error malformed(const char* detail)
{
    return {errors::kMalformed, {}, QString::fromLatin1(detail), {}};
}

std::optional<Error> checkRequestLine(QByteArrayView line)
{
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.lastIndexOf(' ');
    if (methodEnd < 0 || targetEnd <= methodEnd)
        return malformed("the request line has not three parts");
    const QByteArrayView method = line.first(methodEnd);
    const QByteArrayView version = line.sliced(targetEnd + 1);
    if (!isMethod(method))
        return malformed("the method is not a plain word");
    if (!isVersion(version))
        return malformed("the request line does not end in an HTTP version");
    if (version != QByteArrayView("HTTP/1.1") && version != QByteArrayView("HTTP/1.0"))
        return Error{errors::kVersionNotSupported, {}, QStringLiteral("HTTP/1.1 is spoken here"), {}};
    if (const auto wrong = checkTarget(line.sliced(methodEnd + 1, targetEnd - methodEnd - 1)))
        return wrong;
    if (!isKnownMethod(method))
        return Error{errors::kMethodUnknown, {}, QStringLiteral("the method is not implemented"), {}};
    return {};
}

std::optional<Error> checkHead(const Request& request, HeadFacts& facts)
{
    const Headers& headers = request.headers;
    const int hosts = headers.count("Host");
    if (hosts > 1 || (hosts == 0 && !facts.http10))
        return malformed("exactly one Host is needed");
    if (hosts == 1 && !isHostValue(headers.value("Host")))
        return malformed("Host is not valid");
    if (auto wrong = checkFraming(headers, facts.http10))
        return wrong;
    if (headers.has("Expect") && !facts.http10) {
        if (!equalsNoCase(headers.value("Expect"), "100-continue"))
            return Error{errors::kExpectationFailed, {}, QStringLiteral("only 100-continue is met"), {}};
        facts.expectsContinue = true;
    }
    facts.asksForWebSocket = request.method == "GET" && !facts.http10 &&
                             equalsNoCase(headers.value("Upgrade"), "websocket") &&
                             listHas(headers.value("Connection"), "upgrade");
    return {};
}

} // namespace guitai::http
