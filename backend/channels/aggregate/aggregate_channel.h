// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One code for all wallets: it leads to the payment's own page, where the customer's wallet takes over. No network.
#pragma once

#include "channels/registry.h"

namespace guitai::aggregate {

/// Pay way "AGGREGATE_QR".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::aggregate
