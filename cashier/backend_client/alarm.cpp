// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/alarm.h"

namespace guitai::backend_client {

Alarm::Alarm(async::Timers& timers) : m_timers(timers), m_state(std::make_shared<State>()) {}

Alarm::~Alarm()
{
    stop();
}

void Alarm::start(Duration delay, std::function<void()> ring)
{
    stop();
    m_state->ring = std::move(ring);
    wait(m_state, m_state->turn, m_timers.after(delay));
}

void Alarm::stop()
{
    ++m_state->turn;
    m_state->ring = nullptr;
}

bool Alarm::isRunning() const
{
    return m_state->ring != nullptr;
}

async::Task<> Alarm::wait(std::shared_ptr<State> state, quint64 turn, async::Later<async::Wake> wake)
{
    const async::Wake woken = co_await wake;
    if (woken == async::Wake::Stopped || state->turn != turn)
        co_return;
    // Taken out first: ringing may start the alarm anew.
    const auto ring = std::exchange(state->ring, nullptr);
    if (ring)
        ring();
}

} // namespace guitai::backend_client
