// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose request it is behind trusted proxies.
#pragma once

#include "server/server_options.h"

#include "http/message.h"

namespace guitai::server {

bool isTrusted(const std::vector<Subnet>& proxies, const QHostAddress& address);

/// The right-most address of X-Forwarded-For that is not itself trusted; `peer` when there is none or
/// the field is broken to the right of it.
QHostAddress forwardedAddress(const std::vector<Subnet>& proxies, const QHostAddress& peer,
                              const http::Headers& headers);

} // namespace guitai::server
