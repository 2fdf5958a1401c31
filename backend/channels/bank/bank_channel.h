// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paying at one's own bank, through UnionPay's gateway product: the customer's browser is handed a form. See README.md.
#pragma once

#include "channels/registry.h"

namespace guitai::bank {

/// Pay way "BANK_GATEWAY".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::bank
