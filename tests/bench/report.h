// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the Markdown tables that every bench prints.
#pragma once

#include "bench/steady_load.h"

namespace guitai::bench {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;

void row(const char* what, const QString& value);
QString milliseconds(qint64 microseconds);
QString megabytes(qint64 kilobytes);

/// Starts it, and says aloud what it logged when that fails.
bool started(test::LoadBackend& backend);
/// The first start makes the demo's passwords, whose hashing takes more memory than any load.
bool startedTwice(test::LoadBackend& backend);
/// False, and said aloud, when anything was answered but what was to be done, or nothing was done.
bool isClean(const Measured& measured);

/// Latencies, the backend's memory, processor time each, and what was sent.
void describe(test::LoadBackend& backend, const SteadyLoad& load, const Measured& measured);
/// A bare number into a file, for run.sh; nowhere when the name is empty.
void keep(const QString& resultFile, qint64 perSecond);

} // namespace guitai::bench
