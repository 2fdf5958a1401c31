// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The house's bank account, from the file that the settings name:
//   {"account_id": "house", "bank": "host_to_host", "settings": {…}, "secrets": {…}}
#pragma once

#include "app/settings.h"
#include "payouts/registry.h"

namespace guitai::app {

/// Null where no file is named. An unreadable file, one that others may read, or settings that the bank refuses are an
/// error: the start stops.
Result<std::unique_ptr<payouts::PayoutBank>> openPayoutBank(const Settings& settings, http::Client& client);

} // namespace guitai::app
