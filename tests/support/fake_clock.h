// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it. Wall time and monotonic time move together.
#pragma once

#include "time/utc_time.h"

namespace guitai::test {

class FakeClock final : public Clock
{
public:
    explicit FakeClock(UtcTime start = UtcTime::fromSeconds(1'795'400'000)) : m_now(start) {}

    UtcTime now() const override { return m_now; }
    std::chrono::nanoseconds monotonic() const override { return std::chrono::milliseconds(m_now.ms()); }

    void advance(Duration by) { m_now = m_now + by; }
    void set(UtcTime now) { m_now = now; }

private:
    UtcTime m_now;
};

} // namespace guitai::test
