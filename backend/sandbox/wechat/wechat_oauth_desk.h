// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat's OAuth 2 for pages: sends a browser back with a code, and says once, within five minutes, whose it is. Each
// browser is a WeChat user of its own, known by a cookie. Event loop's thread.
#pragma once

#include "sandbox/played_operation.h"
#include "sandbox/wechat/identity.h"

#include <QHash>

namespace guitai::sandbox {

class WechatOauthDesk
{
public:
    /// Everything named here outlives the event loop.
    struct Parts
    {
        const Identity& identity;
        const QStringList& pageHosts; ///< where the application's pages are
        PlayedOperations& operations;
        const Clock& clock;
        RandomBytes random;
    };

    explicit WechatOauthDesk(Parts parts) : m_parts(std::move(parts)) {}

    static bool serves(const http::Request& request);
    async::Task<http::Response> answer(http::Request request);

private:
    struct Consent
    {
        QByteArray openid;
        UtcTime givenAt;
        bool isUsed = false;
    };

    http::Response authorize(const http::Request& request);
    http::Response exchange(const QByteArray& query);
    void forgetOld();

    Parts m_parts;
    QHash<QByteArray, Consent> m_consents;
};

} // namespace guitai::sandbox
