// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's WeChat Pay account, read from its settings and secrets (members: README.md). Pure.
#pragma once

#include "channels/channel.h"
#include "crypto/rsa.h"

#include <map>

namespace guitai::wechat {

namespace errors {
/// The settings or secrets are unusable; the field names the member at fault.
inline constexpr ErrorCode kAccountInvalid{"CHANNEL_ACCOUNT_INVALID", 422};
} // namespace errors

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

    QUrl baseUrl;     ///< scheme, host and port alone
    QUrl oauthUrl;    ///< where a browser in WeChat tells who it is; likewise
    QUrl oauthApiUrl; ///< where that is asked for; likewise
    QByteArray mchid;
    QByteArray appid;
    QByteArray merchantSerial;
    QByteArray deviceIp = "127.0.0.1"; ///< of the machine payer codes are read at
    QByteArray preferredSerial;        ///< sent as Wechatpay-Serial; empty: not sent
    KeyRing platformKeys;
    crypto::RsaPrivateKey privateKey;
    Secret apiV3Key;
    Secret appSecret; ///< the application's own; empty: nobody can be asked who pays
};

Result<Account> readAccount(const channels::ChannelAccount& account);

} // namespace guitai::wechat
