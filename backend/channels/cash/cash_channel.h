// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The cash channel: the cashier has the money in hand. No network.
#pragma once

#include "channels/registry.h"

namespace guitai::cash {

/// Pay way "CASH".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::cash
