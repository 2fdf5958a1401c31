// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's Alipay account, read from its settings and secrets (members: README.md). Pure.
#pragma once

#include "channels/channel.h"
#include "crypto/rsa.h"

#include <map>

namespace guitai::alipay {

namespace errors {
/// The settings or secrets are unusable; the field names the member at fault.
inline constexpr ErrorCode kAccountInvalid{"CHANNEL_ACCOUNT_INVALID", 422};
} // namespace errors

/// Alipay's keys by the number of their certificate; in key mode one, under an empty number.
using KeyRing = std::map<QByteArray, crypto::RsaPublicKey>;

struct Account
{
    explicit Account(crypto::RsaPrivateKey privateKey) : privateKey(std::move(privateKey)) {}

    bool usesCertificates() const { return !appCertificateNumber.isEmpty(); }

    QUrl gatewayUrl; ///< without query
    QByteArray appId;
    QByteArray sellerId; ///< empty: not checked
    QUrl returnUrl;      ///< empty: none
    QByteArray appCertificateNumber;
    QByteArray rootCertificateNumber;
    KeyRing platformKeys;
    crypto::RsaPrivateKey privateKey;
};

Result<Account> readAccount(const channels::ChannelAccount& account);

} // namespace guitai::alipay
