// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Timers: waiting as an injected part, so that tests and the simulation own time.
#pragma once

#include "async/task.h"
#include "time/utc_time.h"

#include <QObject>

#include <unordered_map>

namespace guitai::async {

enum class Wake {
    Elapsed,
    Stopped ///< the timers are going away: end your loop
};

class Timers
{
public:
    virtual ~Timers() = default;
    virtual Later<Wake> after(Duration delay) = 0;
};

/// Timers on the calling thread's Qt event loop. Destruction stops them.
class QtTimers final : public Timers
{
public:
    ~QtTimers() override { stop(); }
    Later<Wake> after(Duration delay) override;
    /// Wakes every waiter with Stopped; whoever asks later is answered Stopped at once.
    void stop();

private:
    QObject m_context;
    std::unordered_map<quint64, Promise<Wake>> m_waiting;
    quint64 m_next = 0;
    bool m_stopped = false;
};

} // namespace guitai::async
