// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payments whose channel is slow, signs or hangs: --channel-calls, --signed-calls and --hanging-channel.
#pragma once

#include "bench/options.h"

#include <optional>

namespace guitai::bench {

/// The exit code; nothing when none of them is asked for.
std::optional<int> channelCalls(const Options& options, const QString& folder, QStringList settings);

} // namespace guitai::bench
