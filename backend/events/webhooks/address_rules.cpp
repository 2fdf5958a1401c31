// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/address_rules.h"

#include <algorithm>

namespace guitai::webhooks {

namespace {

struct Range
{
    const char* first;
    int bits;
};

// IANA's special-purpose registry for IPv4, and all above the unicast space.
constexpr Range kNotPublicV4[] = {
    {"0.0.0.0", 8},      {"10.0.0.0", 8},     {"100.64.0.0", 10},   {"127.0.0.0", 8},     {"169.254.0.0", 16},
    {"172.16.0.0", 12},  {"192.0.0.0", 24},   {"192.0.2.0", 24},    {"192.31.196.0", 24}, {"192.52.193.0", 24},
    {"192.88.99.0", 24}, {"192.168.0.0", 16}, {"192.175.48.0", 24}, {"198.18.0.0", 15},   {"198.51.100.0", 24},
    {"203.0.113.0", 24}, {"224.0.0.0", 3},
};

// Of IPv6 only this is public …
constexpr Range kGlobalV6 = {"2000::", 3};
// … without protocol assignments (Teredo among them), documentation, and what embeds an IPv4 address.
constexpr Range kNotPublicV6[] = {{"2001::", 23}, {"2001:db8::", 32}, {"2002::", 16}, {"3fff::", 20}};

bool isIn(const QHostAddress& address, const Range& range)
{
    return address.isInSubnet(QHostAddress(QLatin1String(range.first)), range.bits);
}

bool isLoopbackUrl(const QUrl& url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isOfTheWeb(const QUrl& url)
{
    return url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
}

} // namespace

bool isPublicAddress(const QHostAddress& address)
{
    const auto contains = [&address](const Range& range) { return isIn(address, range); };
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return std::none_of(std::begin(kNotPublicV4), std::end(kNotPublicV4), contains);
    if (address.protocol() != QAbstractSocket::IPv6Protocol || !address.scopeId().isEmpty())
        return false;
    return contains(kGlobalV6) && std::none_of(std::begin(kNotPublicV6), std::end(kNotPublicV6), contains);
}

bool isAllowedUrl(const QUrl& url, const AddressPolicy& policy)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (policy.allowLoopback && isOfTheWeb(url) && isLoopbackUrl(url))
        return true;
    const int port = url.port(443);
    return url.scheme() == QLatin1String("https") && (port == 443 || port == 8443);
}

bool areAllowedAddresses(const QUrl& url, const std::vector<QHostAddress>& addresses, const AddressPolicy& policy)
{
    const bool mayBeLoopback = policy.allowLoopback && isLoopbackUrl(url);
    return !addresses.empty() && std::all_of(addresses.begin(), addresses.end(), [&](const QHostAddress& address) {
        return mayBeLoopback ? address.isLoopback() : isPublicAddress(address);
    });
}

} // namespace guitai::webhooks
