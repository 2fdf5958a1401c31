// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that makes this sandbox one merchant's WeChat Pay: numbers and keys, made at first start and
// kept in a folder that only its owner may read. Used on one thread.
#pragma once

#include "crypto/rsa.h"
#include "sandbox/random_text.h"
#include "sandbox/wechat/wechat_rules.h"
#include "time/utc_time.h"

#include <QDir>
#include <QUrl>

#include <vector>

namespace guitai::sandbox {

/// A key the platform signs with, under the name that Wechatpay-Serial carries.
struct PlatformKey
{
    QByteArray id;
    crypto::RsaPrivateKey key;
    QByteArray publicPem; ///< a certificate or a public key
};

struct Identity
{
    Merchant merchant;
    crypto::RsaPublicKey merchantKey;
    QByteArray merchantSerial;
    Secret merchantPrivatePem;             ///< only for account.json
    Secret apiV3Key;                       ///< 32 ASCII characters
    std::vector<PlatformKey> certificates; ///< certificate mode: those that count, the newest last; never empty
    PlatformKey publicKey;                 ///< public-key mode, "PUB_KEY_ID_…"
    UtcTime certificateMadeAt;
    Secret apiKey;                  ///< API v2's, 32 ASCII characters
    QByteArray merchantCertificate; ///< PEM, shown where API v2 demands it
    Secret gatewayPrivatePem;       ///< of the door that demands it
    QByteArray gatewayCertificate;  ///< PEM, for "localhost"

    const PlatformKey& certificate() const { return certificates.back(); }
    /// A new certificate signs from now on and the one before it still counts, until the sandbox ends.
    void rotateCertificate();

    /// Null when no platform key has that name.
    const PlatformKey* platformKey(const QByteArray& id) const;
};

inline constexpr int kCertificateDays = 1825;

/// Reads the folder's identity, or makes one there.
Result<Identity> loadIdentity(const QDir& folder, const RandomBytes& random, const Clock& clock);

/// The application's secret, which its merchant's account holds.
QByteArray appSecretOf(const Identity& identity);

/// Writes account.json: the channel account a backend needs to use this sandbox.
Result<Done> writeAccount(const QDir& folder, const Identity& identity, const QUrl& baseUrl);
/// Writes wechat-v2.json, the same merchant's account that speaks API v2, and apiclient_cert.p12, whose password is
/// the merchant's number.
Result<Done> writeV2Account(const QDir& folder, const Identity& identity, const QUrl& baseUrl, const QUrl& secureUrl);

} // namespace guitai::sandbox
