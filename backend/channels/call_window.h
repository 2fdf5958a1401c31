// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of the last so many minutes: calls, failures, unknowns and how long they took, in a fixed number of buckets
// that age out one by one. Reading costs the buckets, adding costs nothing. Pure.
#pragma once

#include "time/utc_time.h"

#include <array>
#include <optional>
#include <vector>

namespace guitai::channels {

/// Since an arbitrary origin, as Clock::monotonic has it.
using Instant = std::chrono::nanoseconds;

enum class CallResult {
    Good,   ///< answered, whatever it said about the payer
    Failed, ///< a technical refusal, or nothing went out
    Unknown ///< no answer that can be believed; a failure too
};

struct CallCounts
{
    int calls = 0;
    int failures = 0; ///< unknowns included
    int unknowns = 0;
    Duration p50{0}; ///< upper bound of the bucket it falls in
    Duration p95{0};

    /// 1000 where nothing was called.
    int successPermille() const { return calls == 0 ? 1000 : (calls - failures) * 1000 / calls; }
};

class CallWindow
{
public:
    CallWindow(Duration span, int buckets);

    void add(Instant at, CallResult result, Duration took);
    CallCounts counts(Instant now) const;
    /// How each stretch of time went that a bucket holds, the oldest first, in 1/1000; nothing where nothing was
    /// called.
    std::vector<std::optional<int>> trend(Instant now) const;
    void clear();
    Duration span() const { return m_span; }

    static constexpr std::array<int, 14> kBoundsMs{5,   10,    20,    50,    100,    200,    300,
                                                   500, 1'000, 2'000, 5'000, 10'000, 20'000, 60'000};

private:
    struct Bucket
    {
        std::int64_t number = -1; ///< which stretch of time it holds
        int calls = 0;
        int failures = 0;
        int unknowns = 0;
        std::array<int, kBoundsMs.size()> took{};
    };

    std::int64_t numberAt(Instant at) const { return at / m_width; }

    Duration m_span;
    Instant m_width;
    std::vector<Bucket> m_buckets;
};

} // namespace guitai::channels
