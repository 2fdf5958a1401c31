// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/call_window.h"

#include <algorithm>

namespace guitai::channels {

namespace {

constexpr int kHundred = 100;

using Tally = std::array<std::int64_t, CallWindow::kBoundsMs.size()>;

Duration percentile(const Tally& tally, std::int64_t calls, int percent)
{
    std::int64_t seen = 0;
    for (size_t i = 0; i < tally.size(); ++i) {
        seen += tally[i];
        if (calls > 0 && seen * kHundred >= calls * percent)
            return Duration(CallWindow::kBoundsMs[i]);
    }
    return Duration(0);
}

size_t bucketOf(Duration took)
{
    const auto& bounds = CallWindow::kBoundsMs;
    const auto* const found = std::lower_bound(bounds.begin(), bounds.end(), took.count());
    return std::min(static_cast<size_t>(found - bounds.begin()), bounds.size() - 1);
}

} // namespace

CallWindow::CallWindow(Duration span, int buckets)
    : m_span(span), m_width(Instant(span) / buckets), m_buckets(static_cast<size_t>(buckets))
{
}

void CallWindow::add(Instant at, CallResult result, Duration took)
{
    const std::int64_t number = numberAt(at);
    Bucket& bucket = m_buckets[static_cast<size_t>(number) % m_buckets.size()];
    if (bucket.number != number) {
        bucket = Bucket();
        bucket.number = number;
    }
    ++bucket.calls;
    bucket.failures += result == CallResult::Good ? 0 : 1;
    bucket.unknowns += result == CallResult::Unknown ? 1 : 0;
    ++bucket.took[bucketOf(took)];
}

CallCounts CallWindow::counts(Instant now) const
{
    CallCounts sum;
    Tally tally{};
    const std::int64_t newest = numberAt(now);
    const std::int64_t oldest = newest - static_cast<std::int64_t>(m_buckets.size()) + 1;
    for (const Bucket& bucket : m_buckets) {
        if (bucket.number < oldest || bucket.number > newest)
            continue;
        sum.calls += bucket.calls;
        sum.failures += bucket.failures;
        sum.unknowns += bucket.unknowns;
        for (size_t i = 0; i < tally.size(); ++i)
            tally[i] += bucket.took[i];
    }
    sum.p50 = percentile(tally, sum.calls, 50);
    sum.p95 = percentile(tally, sum.calls, 95);
    return sum;
}

std::vector<std::optional<int>> CallWindow::trend(Instant now) const
{
    const auto size = static_cast<std::int64_t>(m_buckets.size());
    std::vector<std::optional<int>> trend;
    for (std::int64_t number = numberAt(now) - size + 1; number <= numberAt(now); ++number) {
        const Bucket* bucket = number < 0 ? nullptr : &m_buckets[static_cast<size_t>(number % size)];
        if (bucket && bucket->number == number && bucket->calls > 0)
            trend.emplace_back(CallCounts{bucket->calls, bucket->failures}.successPermille());
        else
            trend.emplace_back();
    }
    return trend;
}

void CallWindow::clear()
{
    std::fill(m_buckets.begin(), m_buckets.end(), Bucket());
}

} // namespace guitai::channels
