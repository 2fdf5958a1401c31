// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Token buckets by name: so many requests a second, a burst of so many at once. Every table of buckets is
// bounded. Not shared between threads; correctness of money never depends on it.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>
#include <QHash>

namespace guitai::coordination {

struct RateLimit
{
    int perSecond = 1; ///< 1 to 1,000,000
    int burst = 1;     ///< 1 to 1,000,000; the bucket's size
};

struct RateVerdict
{
    bool admitted = false;
    int remaining = 0;       ///< tokens left
    Duration retryAfter{0};  ///< until the next token; zero when admitted
    Duration fullAgainIn{0}; ///< until the bucket is full
};

class RateBuckets
{
public:
    virtual ~RateBuckets() = default;
    /// Takes a token if there is one.
    virtual RateVerdict take(const QByteArray& bucket, RateLimit limit) = 0;
    /// What the bucket holds, taking nothing.
    virtual RateVerdict look(const QByteArray& bucket, RateLimit limit) const = 0;
};

/// Buckets of this process. When the table is full of buckets in use, newcomers share one bucket: memory
/// stays bounded and nobody is let through unlimited.
class LocalRateBuckets final : public RateBuckets
{
public:
    LocalRateBuckets(const Clock& clock, int mostBuckets);

    RateVerdict take(const QByteArray& bucket, RateLimit limit) override;
    RateVerdict look(const QByteArray& bucket, RateLimit limit) const override;
    int bucketCount() const { return static_cast<int>(m_fullAt.size()); }

private:
    std::chrono::nanoseconds& slotOf(const QByteArray& bucket, std::chrono::nanoseconds now);
    void dropFull(std::chrono::nanoseconds now);

    const Clock& m_clock;
    const int m_mostBuckets;
    /// When the bucket is full again (the generic cell rate algorithm calls it theoretical arrival time):
    /// the one number from which all others follow.
    QHash<QByteArray, std::chrono::nanoseconds> m_fullAt;
    std::chrono::nanoseconds m_shared{0};
    std::chrono::nanoseconds m_nextDrop{0};
};

} // namespace guitai::coordination
