// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a webhook may go: merchants choose the URL, and it must not reach into our own network. Pure.
#pragma once

#include <QHostAddress>
#include <QUrl>

#include <vector>

namespace guitai::webhooks {

struct AddressPolicy
{
    /// The one exemption, for the demo: loopback by http or https on any port.
    bool allowLoopback = false;
};

/// True for a global unicast address; false for private, loopback, link-local, shared, documentation,
/// multicast, reserved, scoped, IPv4-mapped and translated ones.
bool isPublicAddress(const QHostAddress& address);

/// What the URL alone must fulfil: https on 443 or 8443, a host, no user.
bool isAllowedUrl(const QUrl& url, const AddressPolicy& policy);
/// False for none at all, and when any of them may not be connected to.
bool areAllowedAddresses(const QUrl& url, const std::vector<QHostAddress>& addresses, const AddressPolicy& policy);

} // namespace guitai::webhooks
