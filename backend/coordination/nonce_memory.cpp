// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordination/nonce_memory.h"

#include <QHashFunctions>

namespace guitai::coordination {

namespace {

/// A clock that ran ten minutes ahead and is set right makes requests acceptable again whose time had passed. Their
/// nonces are kept this long by the clock that never jumps, while there is room.
constexpr std::chrono::nanoseconds kAtLeast = std::chrono::minutes(20);

} // namespace

LocalNonceMemory::LocalNonceMemory(const Clock& clock, qsizetype mostNonces, std::array<size_t, 2> seeds)
    : m_clock(clock), m_mostNonces(mostNonces), m_seeds(seeds)
{
}

bool LocalNonceMemory::seen(QByteArrayView owner, QByteArrayView nonce) const
{
    return m_known.contains(fingerprintOf(owner, nonce));
}

NonceAnswer LocalNonceMemory::remember(QByteArrayView owner, QByteArrayView nonce, UtcTime until)
{
    forgetExpired();
    const Fingerprint fingerprint = fingerprintOf(owner, nonce);
    const std::int64_t last = until.seconds() + 1;
    if (m_known.contains(fingerprint))
        return NonceAnswer::Seen;
    if (count() >= m_mostNonces)
        return NonceAnswer::Full;
    m_known.insert(fingerprint);
    Second& second = m_byLastSecond[last];
    second.addedAt = m_clock.monotonic();
    second.nonces.push_back(fingerprint);
    return NonceAnswer::Fresh;
}

LocalNonceMemory::Fingerprint LocalNonceMemory::fingerprintOf(QByteArrayView owner, QByteArrayView nonce) const
{
    const auto half = [owner, nonce](size_t seed) { return quint64{qHash(nonce, qHash(owner, seed))}; };
    return {half(m_seeds[0]), half(m_seeds[1])};
}

/// A few at a time, more than come in, so that no single request pays for a busy second of the past.
void LocalNonceMemory::forgetExpired()
{
    constexpr int kMostAtOnce = 16;
    const std::int64_t now = m_clock.now().seconds();
    for (int dropped = 0; dropped < kMostAtOnce && !m_byLastSecond.empty(); ++dropped) {
        const auto oldest = m_byLastSecond.begin();
        const bool mayComeBack = m_clock.monotonic() - oldest->second.addedAt < kAtLeast && count() < m_mostNonces / 2;
        if (oldest->first >= now || mayComeBack)
            return;
        if (oldest->second.nonces.empty()) {
            m_byLastSecond.erase(oldest);
            continue;
        }
        m_known.erase(oldest->second.nonces.back());
        oldest->second.nonces.pop_back();
    }
}

} // namespace guitai::coordination
