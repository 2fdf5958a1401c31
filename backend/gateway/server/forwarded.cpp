// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forwarded.h"

#include <algorithm>

namespace guitai::server {

bool isTrusted(const std::vector<Subnet>& proxies, const QHostAddress& address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // a mapped address is the IPv4 one
    const QHostAddress plain = isIpv4 ? QHostAddress(ipv4) : address;
    return std::any_of(proxies.begin(), proxies.end(),
                       [&plain](const Subnet& proxy) { return plain.isInSubnet(proxy); });
}

QHostAddress forwardedAddress(const std::vector<Subnet>& proxies, const QHostAddress& peer,
                              const http::Headers& headers)
{
    QByteArray list = headers.value("X-Forwarded-For");
    while (!list.isEmpty()) {
        const qsizetype comma = list.lastIndexOf(',');
        const QHostAddress address(QString::fromLatin1(list.mid(comma + 1).trimmed()));
        if (address.isNull())
            return peer;
        if (!isTrusted(proxies, address))
            return address;
        list.truncate(std::max<qsizetype>(comma, 0));
    }
    return peer;
}

} // namespace guitai::server
