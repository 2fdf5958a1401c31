// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A bank that takes ISO 20022 messages over HTTPS, host to host; README.md has the addresses and settings.
#pragma once

#include "payouts/registry.h"

namespace guitai::host_to_host {

Result<std::unique_ptr<payouts::PayoutBank>> makeBank(const payouts::BankAccount& account, http::Client& client);

} // namespace guitai::host_to_host
