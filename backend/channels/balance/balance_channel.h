// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The balance channel: a user pays from their own account in the house's books. No network; the provider is
// channels::PayerAccounts.
#pragma once

#include "channels/registry.h"

namespace guitai::balance {

/// Pay way "BALANCE".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::balance
