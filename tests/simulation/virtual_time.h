// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Virtual time: what happens is a queue of steps, and the clock stands still inside each. A step belongs to the world
// or to one life of the house; when that life ends by a crash, its steps are forgotten with it.
#pragma once

#include "async/timers.h"
#include "simulation/seeded_random.h"

#include <functional>
#include <map>

namespace guitai::simulation {

/// 0 is the world; each start of the house is the next number.
using Life = int;
inline constexpr Life kWorld = 0;

class Scheduler
{
public:
    using Step = std::function<void()>;

    Duration now() const { return m_now; }
    void after(Duration delay, Life life, Step step);
    /// Runs the earliest step; of equal ones the one that was asked for first. False when there is none.
    bool runNext();
    std::int64_t steps() const { return m_steps; }

    Life begin() { return m_alive = ++m_lives; }
    /// Forgets the steps of the life that is going on.
    void crash();

    /// Something happened that others wait for; see SimTimers.
    void touch() { m_touched = m_now; }
    Duration quietFor() const { return m_now - m_touched; }

private:
    struct Entry
    {
        Life life;
        Step step;
    };

    Duration m_now{0};
    Duration m_touched{0};
    std::map<std::pair<Duration, std::int64_t>, Entry> m_entries;
    std::int64_t m_asked = 0;
    std::int64_t m_steps = 0;
    Life m_lives = 0;
    Life m_alive = 0;
};

/// Monotonic time is the scheduler's; wall time may be set wrong.
class SimClock final : public Clock
{
public:
    SimClock(const Scheduler& scheduler, UtcTime start) : m_scheduler(scheduler), m_start(start) {}

    UtcTime now() const override { return trueTime() + m_offset; }
    std::chrono::nanoseconds monotonic() const override { return m_scheduler.now(); }
    /// As everybody outside of the house has it.
    UtcTime trueTime() const { return m_start + m_scheduler.now(); }
    void jump(Duration by) { m_offset += by; }

private:
    const Scheduler& m_scheduler;
    const UtcTime m_start;
    Duration m_offset{0};
};

/// Timers are never early and may be late: by `slack`, and by `laziness` times as long as nothing has happened, so that
/// a quiet night costs little.
class SimTimers final : public async::Timers
{
public:
    SimTimers(Scheduler& scheduler, Life life, Duration slack, int laziness)
        : m_scheduler(scheduler), m_life(life), m_slack(slack), m_laziness(laziness)
    {
    }
    async::Later<async::Wake> after(Duration delay) override;

private:
    Scheduler& m_scheduler;
    const Life m_life;
    const Duration m_slack;
    const int m_laziness;
};

} // namespace guitai::simulation
