// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A call to somebody outside: it or its answer gets lost, arrives late or twice. What is on the wire outlives the
// house.
#pragma once

#include "async/task.h"
#include "simulation/faults.h"
#include "simulation/trace.h"
#include "simulation/virtual_time.h"

namespace guitai::simulation {

struct WireTools
{
    Scheduler& scheduler;
    const Faults& faults;
    SeededRandom& random;
    Trace& trace;
};

/// One wire attempt: a call that moves money never arrives twice. `arrived` runs when the call arrives, if it does; T()
/// is "unknown".
template <class T>
async::Later<T> callByWire(WireTools tools, Life life, const QByteArray& what, std::function<T()> arrived,
                           bool isRepeatable)
{
    constexpr Duration kPatience = std::chrono::seconds(10);
    constexpr Duration kSlowest = std::chrono::seconds(60);
    const Faults& faults = tools.faults;
    SeededRandom& random = tools.random;
    const async::Promise<T> promise;
    tools.scheduler.touch();
    const bool lost = random.chance(faults.callLost);
    const bool answerLost = random.chance(faults.answerLost);
    const Duration there(random.chance(faults.callSlow) ? random.between(1, kSlowest.count()) : random.between(5, 200));
    const Duration back(random.between(5, 200));
    tools.trace.line(tools.scheduler.now(), what + (lost ? " lost" : answerLost ? " answer lost" : ""));
    tools.scheduler.after(kPatience, life, [promise] { promise.complete(T()); });
    if (lost)
        return promise.later();
    const bool twice = random.chance(faults.callTwice) && isRepeatable;
    auto onWire = [promise, arrived, what, answerLost, back, life, tools] {
        const T answer = arrived();
        tools.trace.line(tools.scheduler.now(), what + " arrived");
        if (!answerLost)
            tools.scheduler.after(back, life, [promise, answer] { promise.complete(answer); });
    };
    tools.scheduler.after(there, kWorld, onWire);
    if (twice)
        tools.scheduler.after(there + back, kWorld, onWire);
    return promise.later();
}

} // namespace guitai::simulation
