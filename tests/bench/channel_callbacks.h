// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay's notices of paid orders: verified on raw bytes, opened, stored, applied, acknowledged.
#pragma once

#include "bench/steady_load.h"

namespace guitai::bench {

/// One notice for each of `count` open payments, signed beforehand with the sandbox's key and sent as fast as they are
/// acknowledged. Answers kDone when every one was, and every payment is paid.
int channelCallbacks(test::LoadBackend& backend, const QString& sandboxFolder, SteadyLoad load, int count,
                     const QString& resultFile);

} // namespace guitai::bench
