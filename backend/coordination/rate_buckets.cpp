// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordination/rate_buckets.h"

#include <algorithm>

namespace guitai::coordination {

namespace {

using std::chrono::nanoseconds;

constexpr nanoseconds kDropInterval = std::chrono::seconds(1);
constexpr int kHighest = 1'000'000;

struct Shape
{
    explicit Shape(RateLimit limit)
        : interval(nanoseconds(std::chrono::seconds(1)) / std::clamp(limit.perSecond, 1, kHighest)),
          whole(interval * std::clamp(limit.burst, 1, kHighest))
    {
    }
    nanoseconds interval; ///< the time one token takes to come back
    nanoseconds whole;    ///< the time an empty bucket takes to be full
};

Duration roundedUp(nanoseconds span)
{
    return std::chrono::ceil<Duration>(std::max(span, nanoseconds::zero()));
}

RateVerdict verdictOf(bool admitted, nanoseconds fullAt, nanoseconds now, const Shape& shape)
{
    const nanoseconds missing = std::max(fullAt - now, nanoseconds::zero());
    RateVerdict verdict;
    verdict.admitted = admitted;
    verdict.remaining = static_cast<int>(std::max<std::int64_t>(0, (shape.whole - missing) / shape.interval));
    verdict.fullAgainIn = roundedUp(missing);
    if (!admitted)
        verdict.retryAfter = roundedUp(missing + shape.interval - shape.whole);
    return verdict;
}

} // namespace

LocalRateBuckets::LocalRateBuckets(const Clock& clock, int mostBuckets) : m_clock(clock), m_mostBuckets(mostBuckets) {}

RateVerdict LocalRateBuckets::take(const QByteArray& bucket, RateLimit limit)
{
    const Shape shape(limit);
    const nanoseconds now = m_clock.monotonic();
    nanoseconds& fullAt = slotOf(bucket, now);
    const nanoseconds after = std::max(fullAt, now) + shape.interval;
    const bool admitted = after - now <= shape.whole;
    if (admitted)
        fullAt = after;
    return verdictOf(admitted, fullAt, now, shape);
}

RateVerdict LocalRateBuckets::look(const QByteArray& bucket, RateLimit limit) const
{
    const Shape shape(limit);
    const nanoseconds now = m_clock.monotonic();
    const nanoseconds fullAt = m_fullAt.value(bucket, now);
    const bool wouldAdmit = std::max(fullAt, now) + shape.interval - now <= shape.whole;
    return verdictOf(wouldAdmit, fullAt, now, shape);
}

nanoseconds& LocalRateBuckets::slotOf(const QByteArray& bucket, nanoseconds now)
{
    const auto found = m_fullAt.find(bucket);
    if (found != m_fullAt.end())
        return *found;
    if (m_fullAt.size() >= m_mostBuckets)
        dropFull(now);
    if (m_fullAt.size() >= m_mostBuckets)
        return m_shared;
    return *m_fullAt.insert(bucket, now);
}

/// A full bucket is as good as none. At most once a second, so that a flood of names costs little.
void LocalRateBuckets::dropFull(nanoseconds now)
{
    if (now < m_nextDrop)
        return;
    m_nextDrop = now + kDropInterval;
    m_fullAt.removeIf([now](auto entry) { return entry.value() <= now; });
}

} // namespace guitai::coordination
