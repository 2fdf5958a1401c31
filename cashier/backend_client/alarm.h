// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alarm: one waiting at a time on injected Timers; starting it again or stopping it forgets the old one.
// It may be destroyed while waiting.
#pragma once

#include "async/timers.h"

#include <functional>
#include <memory>

namespace guitai::backend_client {

class Alarm
{
public:
    explicit Alarm(async::Timers& timers);
    ~Alarm();
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    void start(Duration delay, std::function<void()> ring);
    void stop();
    bool isRunning() const;

private:
    struct State
    {
        quint64 turn = 0;
        std::function<void()> ring;
    };
    static async::Task<> wait(std::shared_ptr<State> state, quint64 turn, async::Later<async::Wake> wake);

    async::Timers& m_timers;
    std::shared_ptr<State> m_state;
};

} // namespace guitai::backend_client
