// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response_bytes.h"

#include "http/field_rules.h"

#include <algorithm>
#include <array>

namespace guitai::http {

namespace {

struct Reason
{
    int status;
    const char* phrase;
};

constexpr std::array kReasons = {
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{417, "Expectation Failed"},
    Reason{422, "Unprocessable Content"},
    Reason{423, "Locked"},
    Reason{426, "Upgrade Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
};

bool isBodyless(int status)
{
    return status == 204 || status == 304;
}

} // namespace

QByteArrayView reasonPhrase(int status)
{
    const auto found =
        std::find_if(kReasons.begin(), kReasons.end(), [status](const Reason& r) { return r.status == status; });
    return found == kReasons.end() ? QByteArrayView("Answer") : QByteArrayView(found->phrase);
}

std::optional<QByteArray> responseBytes(const Response& response, const AnswerFraming& framing)
{
    if (response.status < 200 || response.status > 999)
        return {};
    qsizetype size = 160 + response.body.size();
    for (const Header& header : response.headers.all()) {
        if (!isWritable(header))
            return {};
        size += header.name.size() + header.value.size() + 4;
    }
    QByteArray bytes;
    bytes.reserve(size);
    bytes += "HTTP/1.1 ";
    bytes += QByteArray::number(response.status);
    bytes += ' ';
    bytes += reasonPhrase(response.status);
    bytes += "\r\n";
    for (const Header& header : response.headers.all()) {
        const bool isDate = header.name.compare("Date", Qt::CaseInsensitive) == 0;
        if (!isFraming(header.name) && !(isDate && !framing.date.isEmpty()))
            bytes.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    if (!framing.date.isEmpty())
        bytes.append("Date: ").append(framing.date).append("\r\n");
    if (!isBodyless(response.status))
        bytes.append("Content-Length: ").append(QByteArray::number(response.body.size())).append("\r\n");
    if (!framing.keepAlive)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    if (!framing.toHead && !isBodyless(response.status))
        bytes += response.body;
    return bytes;
}

} // namespace guitai::http
