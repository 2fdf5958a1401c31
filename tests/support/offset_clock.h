// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's clock, put forward by a test: programs that run beside the test stay within the signature
// window as long as it is moved by less than five minutes.
#pragma once

#include "time/utc_time.h"

namespace guitai::test {

class OffsetClock final : public Clock
{
public:
    UtcTime now() const override { return m_system.now() + m_offset; }
    std::chrono::nanoseconds monotonic() const override { return m_system.monotonic(); }

    void advance(Duration by) { m_offset += by; }

private:
    SystemClock m_system;
    Duration m_offset{0};
};

} // namespace guitai::test
