// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A breaker for calls that may have to be made again anyway: queries, closes, refunds. After so many failures in a row
// it lets one call through now and then instead of all, until one is answered: it slows them, it forgets none. Pure.
#pragma once

#include "channels/call_window.h"

namespace guitai::channels {

class Breaker
{
public:
    static constexpr Duration kBetweenTrials = std::chrono::seconds(1);

    explicit Breaker(int failuresInARow) : m_most(failuresInARow) {}

    bool isOpen() const { return m_failures >= m_most; }
    /// True when a call may go out now; while open that is one trial a second.
    bool admits(Instant now)
    {
        if (!isOpen())
            return true;
        if (now < m_nextTrial)
            return false;
        m_nextTrial = now + kBetweenTrials;
        return true;
    }
    void record(CallResult result, Instant now)
    {
        if (result == CallResult::Good) {
            m_failures = 0;
            return;
        }
        if (!isOpen() && m_failures + 1 >= m_most)
            m_nextTrial = now + kBetweenTrials;
        m_failures = std::min(m_failures + 1, m_most);
    }

private:
    int m_most;
    int m_failures = 0;
    Instant m_nextTrial{0};
};

} // namespace guitai::channels
