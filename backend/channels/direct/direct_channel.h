// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The direct channel: answers at once inside the process, without a network and without money. For the
// benchmark and for tests; registered only where `[channels] direct = true`.
#pragma once

#include "channels/registry.h"

namespace guitai::direct {

/// Pay way "DIRECT_QR".
std::unique_ptr<channels::Channel> makeChannel(const channels::Tools& tools);

} // namespace guitai::direct
