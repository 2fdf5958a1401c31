// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's WeChat Pay account, read from its settings and secrets (members: README.md). Pure.
#pragma once

#include "channels/channel.h"
#include "crypto/rsa.h"

#include <map>

namespace guitai::wechat {

/// Platform keys by certificate serial number or public key id.
using KeyRing = std::map<QByteArray, crypto::RsaPublicKey>;

/// Ids of public keys begin with it; everything else is a certificate's serial number.
bool isPublicKeyId(QByteArrayView id);

struct Account
{
    Account(crypto::RsaPrivateKey privateKey, Secret apiV3Key)
        : privateKey(std::move(privateKey)), apiV3Key(std::move(apiV3Key))
    {
    }

    QUrl baseUrl; ///< scheme, host and port alone
    QByteArray mchid;
    QByteArray appid;
    QByteArray merchantSerial;
    QByteArray deviceIp = "127.0.0.1"; ///< of the machine payer codes are read at
    QByteArray preferredSerial;        ///< sent as Wechatpay-Serial; empty: not sent
    KeyRing platformKeys;
    crypto::RsaPrivateKey privateKey;
    Secret apiV3Key;
};

Result<Account> readAccount(const channels::ChannelAccount& account);

/// What asking for an openid takes, whichever API the account speaks.
struct OauthAccount
{
    QByteArray appid;
    QUrl pageUrl; ///< where a browser in WeChat tells who it is: scheme, host and port alone
    QUrl apiUrl;  ///< where that is asked for; likewise
    Secret appSecret;
};

/// Refused without the application's secret: nobody can be asked who pays.
Result<OauthAccount> readOauthAccount(const channels::ChannelAccount& account);

} // namespace guitai::wechat
