// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/field_rules.h"

#include <algorithm>
#include <array>

namespace guitai::http {

bool isToken(QByteArrayView text)
{
    const auto isTokenByte = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

bool isWritable(const Header& header)
{
    const auto isPlain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    };
    return isToken(header.name) && std::all_of(header.value.begin(), header.value.end(), isPlain);
}

bool isFraming(QByteArrayView name)
{
    static constexpr std::array kFraming = {"Connection", "Content-Length", "Transfer-Encoding",
                                            "Keep-Alive", "Upgrade",        "Trailer"};
    return std::any_of(kFraming.begin(), kFraming.end(), [name](const char* framing) {
        const QByteArrayView own(framing);
        return own.size() == name.size() && own.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace guitai::http
