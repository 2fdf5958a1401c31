// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's keys of one account: those configured and the certificates downloaded since, several live at
// once, and when downloading again is due or allowed. Event loop's thread.
#pragma once

#include "wechat/wechat_account.h"

#include <chrono>

namespace guitai::wechat {

class PlatformKeys
{
public:
    using Instant = std::chrono::nanoseconds; ///< Clock::monotonic()

    PlatformKeys(KeyRing configured, Instant now) : m_configured(std::move(configured)), m_refreshedAt(now) {}

    /// Null when there is none; valid until the next replaceDownloaded().
    const crypto::RsaPublicKey* find(const QByteArray& id) const;

    /// The platform's list as a whole: what it no longer names is no longer trusted.
    void replaceDownloaded(KeyRing downloaded, Instant now);

    /// True when the list is older than 12 hours, for an account that uses certificates at all.
    bool isStale(Instant now) const;
    /// True once a minute at most, whatever asks: a storm of bad notices makes no storm of downloads.
    bool takeDownload(Instant now);

private:
    bool usesCertificates() const;

    KeyRing m_configured;
    KeyRing m_downloaded;
    Instant m_refreshedAt;
    std::optional<Instant> m_lastDownload;
};

} // namespace guitai::wechat
