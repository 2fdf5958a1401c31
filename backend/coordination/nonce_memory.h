// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nonces seen, each until its request could no longer be accepted anyway. Constant time, bounded memory:
// when full it says so, and the caller refuses rather than forgets. Not shared between threads.
#pragma once

#include "time/utc_time.h"

#include <QByteArray>

#include <array>
#include <map>
#include <unordered_set>
#include <vector>

namespace guitai::coordination {

enum class NonceAnswer { Fresh, Seen, Full };

class NonceMemory
{
public:
    virtual ~NonceMemory() = default;
    virtual bool seen(QByteArrayView owner, QByteArrayView nonce) const = 0;
    /// Fresh the first time of (owner, nonce) until `until` has passed, also by a clock that jumps meanwhile.
    virtual NonceAnswer remember(QByteArrayView owner, QByteArrayView nonce, UtcTime until) = 0;
};

/// The nonces this process has seen, as 128-bit keyed fingerprints. A chance collision refuses a good request
/// (about 10^-26 for a million nonces) and never accepts a bad one.
class LocalNonceMemory final : public NonceMemory
{
public:
    struct Fingerprint
    {
        quint64 high = 0;
        quint64 low = 0;
        friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
    };

    /// `seeds` are random, so that nobody can choose nonces that collide.
    LocalNonceMemory(const Clock& clock, qsizetype mostNonces, std::array<size_t, 2> seeds);

    bool seen(QByteArrayView owner, QByteArrayView nonce) const override;
    NonceAnswer remember(QByteArrayView owner, QByteArrayView nonce, UtcTime until) override;
    qsizetype count() const { return static_cast<qsizetype>(m_known.size()); }

private:
    struct Low64
    {
        size_t operator()(const Fingerprint& f) const noexcept { return static_cast<size_t>(f.low); }
    };

    struct Second
    {
        std::chrono::nanoseconds addedAt{}; ///< the newest, by the monotonic clock
        std::vector<Fingerprint> nonces;
    };

    Fingerprint fingerprintOf(QByteArrayView owner, QByteArrayView nonce) const;
    void forgetExpired();

    const Clock& m_clock;
    const qsizetype m_mostNonces;
    const std::array<size_t, 2> m_seeds;
    std::unordered_set<Fingerprint, Low64> m_known;
    std::map<std::int64_t, Second> m_byLastSecond; ///< the second after which they may be forgotten
};

} // namespace guitai::coordination
