// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A backend that starts on a storage full of open payments: how soon it is ready, and its memory while the attempt
// checker works through what is due.
#pragma once

#include "bench/steady_load.h"

namespace guitai::bench {

/// `dueNow` of them are due when the backend starts, the others over the next ten minutes. Answers kDone when it is
/// ready within 5 s and stays under 300 MB for the measured time.
int openPayments(test::LoadBackend& backend, const SteadyLoad& load, int count, int dueNow);

} // namespace guitai::bench
