// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordination/nonce_memory.h"

#include <QHashFunctions>

#include <algorithm>

namespace guitai::coordination {

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
    // A clock that was put back makes old requests young again; which of them were seen is forgotten, so none counts.
    if (m_known.contains(fingerprint) || last <= m_forgottenTo)
        return NonceAnswer::Seen;
    if (count() >= m_mostNonces)
        return NonceAnswer::Full;
    m_known.insert(fingerprint);
    m_byLastSecond[last].push_back(fingerprint);
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
        if (oldest->first >= now)
            return;
        m_forgottenTo = std::max(m_forgottenTo, oldest->first);
        if (oldest->second.empty()) {
            m_byLastSecond.erase(oldest);
            continue;
        }
        m_known.erase(oldest->second.back());
        oldest->second.pop_back();
    }
}

} // namespace guitai::coordination
