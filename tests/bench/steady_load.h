// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of one kind for a while, measured after a warm-up.
#pragma once

#include "support/load_backend.h"
#include "support/load_client.h"
#include "support/load_latencies.h"

namespace guitai::bench {

struct SteadyLoad
{
    int connections = 64;
    int perSecond = 0; ///< 0: as fast as the answers come
    int warmUpSeconds = 3;
    int seconds = 20;
};

/// What is sent and what counts as done. Both are called on the generator's thread.
struct Work
{
    /// The bytes of request `index`; empty when there are no more, which ends the measuring.
    std::function<QByteArray(qint64 index)> request;
    std::function<bool(const test::LoadAnswer& answer)> isDone;
};

struct Measured
{
    bool ran = true;
    test::LoadLatencies latencies; ///< of what was done in the measured time
    qint64 others = 0;             ///< other answers, and requests without an answer
    QByteArray firstOther;
    qint64 milliseconds = 0;
    qint64 cpuMilliseconds = 0;    ///< the backend's, meanwhile
    qint64 ownCpuMilliseconds = 0; ///< the generator's

    qint64 perSecond() const { return milliseconds == 0 ? 0 : latencies.count() * 1'000 / milliseconds; }
    /// Of the backend's processor time.
    qint64 cpuMicrosecondsEach() const { return cpuMilliseconds * 1'000 / std::max<qint64>(latencies.count(), 1); }
    qint64 ownCpuMicrosecondsEach() const
    {
        return ownCpuMilliseconds * 1'000 / std::max<qint64>(latencies.count(), 1);
    }
    /// Counts a further round of the same load in.
    void add(const Measured& round);
};

Measured measure(test::LoadBackend& backend, const SteadyLoad& load, const Work& work);
/// Signed POST /v1/payments, each answered 201.
Measured measureCreating(test::LoadBackend& backend, const SteadyLoad& load, const QByteArray& payWay = "DIRECT_QR");

/// Begins the order numbers of a run; no other run's numbers begin so.
QByteArray runName();

} // namespace guitai::bench
