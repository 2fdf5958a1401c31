// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a MariaDB server must be set to before it is trusted with money.
#pragma once

#include "storage/maria_connection.h"

namespace guitai::storage {

/// STORAGE_SERVER_REFUSED names the first setting under which an answered commit could be lost, half a
/// transaction stored, or two names taken for one.
Result<Done> verifyServer(MariaConnection& connection, const MariaOptions& options);

} // namespace guitai::storage
