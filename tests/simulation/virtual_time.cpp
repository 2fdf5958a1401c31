// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/virtual_time.h"

namespace guitai::simulation {

namespace {
constexpr Duration kLatest = std::chrono::hours(1);
} // namespace

void Scheduler::after(Duration delay, Life life, Step step)
{
    if (life == kWorld || life == m_alive)
        m_entries.emplace(std::pair(m_now + std::max(delay, Duration(0)), ++m_asked), Entry{life, std::move(step)});
}

bool Scheduler::runNext()
{
    if (m_entries.empty())
        return false;
    auto next = m_entries.extract(m_entries.begin());
    m_now = next.key().first;
    ++m_steps;
    next.mapped().step();
    return true;
}

void Scheduler::crash()
{
    std::erase_if(m_entries, [](const auto& entry) { return entry.second.life != kWorld; });
    m_alive = 0;
}

async::Later<async::Wake> SimTimers::after(Duration delay)
{
    const async::Promise<async::Wake> promise;
    const Duration lateness = std::max(m_slack, std::min(m_laziness * m_scheduler.quietFor(), kLatest));
    m_scheduler.after(delay + lateness, m_life, [promise] { promise.complete(async::Wake::Elapsed); });
    return promise.later();
}

} // namespace guitai::simulation
