// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/platform_keys.h"

#include <algorithm>

namespace guitai::wechat {

namespace {

using namespace std::chrono_literals;
constexpr auto kLongestTrust = 12h;
constexpr auto kBetweenDownloads = 60s;

} // namespace

const crypto::RsaPublicKey* PlatformKeys::find(const QByteArray& id) const
{
    for (const KeyRing* ring : {&m_downloaded, &m_configured}) {
        if (const auto found = ring->find(id); found != ring->end())
            return &found->second;
    }
    return nullptr;
}

void PlatformKeys::replaceDownloaded(KeyRing downloaded, Instant now)
{
    m_downloaded = std::move(downloaded);
    m_refreshedAt = now;
}

bool PlatformKeys::isStale(Instant now) const
{
    return usesCertificates() && now - m_refreshedAt >= kLongestTrust;
}

bool PlatformKeys::takeDownload(Instant now)
{
    if (m_lastDownload && now - *m_lastDownload < kBetweenDownloads)
        return false;
    m_lastDownload = now;
    return true;
}

bool PlatformKeys::usesCertificates() const
{
    // An account of public keys alone has no certificates: asking would be answered with an error for ever.
    return m_configured.empty() || !m_downloaded.empty() ||
           std::any_of(m_configured.begin(), m_configured.end(),
                       [](const auto& key) { return !isPublicKeyId(key.first); });
}

} // namespace guitai::wechat
