// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed POST /v1/payments for a while, measured after a warm-up.
#pragma once

#include "support/load_backend.h"
#include "support/load_latencies.h"

namespace guitai::bench {

struct SteadyLoad
{
    int connections = 64;
    int perSecond = 0; ///< 0: as fast as the answers come
    int warmUpSeconds = 3;
    int seconds = 20;
};

struct Measured
{
    bool ran = true;
    test::LoadLatencies latencies; ///< of the payments created in the measured time
    qint64 others = 0;             ///< answers other than 201, and requests without an answer
    QByteArray firstOther;
    qint64 milliseconds = 0;
    qint64 cpuMilliseconds = 0;    ///< the backend's, meanwhile
    qint64 ownCpuMilliseconds = 0; ///< the generator's

    qint64 perSecond() const { return milliseconds == 0 ? 0 : latencies.count() * 1'000 / milliseconds; }
    /// Counts a further round of the same load in.
    void add(const Measured& round);
};

Measured measure(test::LoadBackend& backend, const SteadyLoad& load);

} // namespace guitai::bench
