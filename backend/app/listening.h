// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From settings to what the server is started with.
#pragma once

#include "app/settings.h"
#include "server/server_options.h"

namespace guitai::app {

/// CONFIG_INVALID for certificates that cannot be read and proxies that are no addresses.
Result<server::ServerOptions> serverOptions(const Settings& settings);

/// Where channels reach us: the setting, or our own address.
QUrl callbackBase(const Settings& settings, quint16 port);

} // namespace guitai::app
