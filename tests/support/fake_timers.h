// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Timers that a test moves: nothing elapses until elapse() or advance().
#pragma once

#include "async/timers.h"

#include <algorithm>
#include <vector>

namespace guitai::test {

class FakeTimers final : public async::Timers
{
public:
    ~FakeTimers() override
    {
        for (const auto& waiting : std::exchange(m_waiting, {}))
            waiting.promise.complete(async::Wake::Stopped);
    }

    async::Later<async::Wake> after(Duration delay) override
    {
        m_asked.push_back(delay);
        m_waiting.push_back({m_now + delay, {}});
        return m_waiting.back().promise.later();
    }

    /// Wakes what is due within `by`, in order of its time; what is started meanwhile counts too.
    void advance(Duration by)
    {
        const Duration until = m_now + by;
        for (auto next = earliest(); next != m_waiting.end() && next->due <= until; next = earliest()) {
            m_now = next->due;
            const auto promise = next->promise;
            m_waiting.erase(next);
            promise.complete(async::Wake::Elapsed);
        }
        m_now = until;
    }

    std::size_t waiting() const { return m_waiting.size(); }
    /// Every delay ever asked for.
    const std::vector<Duration>& asked() const { return m_asked; }

private:
    struct Waiting
    {
        Duration due;
        async::Promise<async::Wake> promise;
    };

    std::vector<Waiting>::iterator earliest() { return std::ranges::min_element(m_waiting, {}, &Waiting::due); }

    Duration m_now{0};
    std::vector<Waiting> m_waiting;
    std::vector<Duration> m_asked;
};

} // namespace guitai::test
