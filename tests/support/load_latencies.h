// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A histogram of latencies in whole microseconds: 64 steps per doubling, so a percentile is off by 1.6 % at
// most. One thread writes.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace guitai::test {

class LoadLatencies
{
public:
    void add(std::int64_t microseconds)
    {
        ++m_buckets[bucketOf(microseconds < 0 ? 0 : static_cast<std::uint64_t>(microseconds))];
        ++m_count;
    }
    void add(const LoadLatencies& more)
    {
        for (std::size_t i = 0; i < m_buckets.size(); ++i)
            m_buckets[i] += more.m_buckets[i];
        m_count += more.m_count;
    }
    std::int64_t count() const { return m_count; }

    /// The latency that `perMille` of 1,000 answers did not exceed; 0 without answers.
    std::int64_t microsecondsAt(int perMille) const
    {
        const std::int64_t wanted = (m_count * perMille + 999) / 1'000;
        std::int64_t seen = 0;
        for (std::size_t i = 0; i < m_buckets.size(); ++i) {
            seen += m_buckets[i];
            if (seen >= wanted && seen > 0)
                return largestIn(i);
        }
        return 0;
    }

private:
    static constexpr int kStepBits = 6;
    static constexpr std::uint64_t kSteps = 1U << kStepBits;
    static constexpr std::size_t kBuckets = 32 * kSteps;

    static std::size_t bucketOf(std::uint64_t value)
    {
        if (value < kSteps)
            return value;
        const int shift = static_cast<int>(std::bit_width(value)) - 1 - kStepBits;
        const std::size_t bucket = (static_cast<std::size_t>(shift) + 1) * kSteps + ((value >> shift) - kSteps);
        return bucket < kBuckets ? bucket : kBuckets - 1;
    }
    static std::int64_t largestIn(std::size_t bucket)
    {
        if (bucket < kSteps)
            return static_cast<std::int64_t>(bucket);
        const std::size_t shift = bucket / kSteps - 1;
        return static_cast<std::int64_t>(((bucket % kSteps + kSteps + 1) << shift) - 1);
    }

    std::array<std::int64_t, kBuckets> m_buckets{};
    std::int64_t m_count = 0;
};

} // namespace guitai::test
