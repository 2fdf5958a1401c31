// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's WeChat Pay account that speaks API v2, read from its settings and secrets (members: README.md). Pure.
#pragma once

#include "channels/channel.h"
#include "http/client.h"

namespace guitai::wechat_v2 {

/// What signatures are made with, in both directions.
enum class Digest : std::uint8_t { Md5, HmacSha256 };

struct Account
{
    QUrl baseUrl;       ///< scheme, host and port alone
    QUrl secureBaseUrl; ///< likewise; where the merchant's certificate is shown
    QByteArray mchid;
    QByteArray appid;
    QByteArray deviceIp = "127.0.0.1"; ///< of the machine payer codes are read at
    Digest digest = Digest::HmacSha256;
    Secret apiKey;
    std::shared_ptr<const http::TlsParty> party; ///< never null
};

Result<Account> readAccount(const channels::ChannelAccount& account);

} // namespace guitai::wechat_v2
