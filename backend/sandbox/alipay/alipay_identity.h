// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes this sandbox one merchant's Alipay: numbers, keys and certificates, made at first start and kept in the
// sandbox's folder. Used on one thread.
#pragma once

#include "crypto/rsa.h"
#include "sandbox/random_text.h"

#include <QDir>
#include <QUrl>

namespace guitai::sandbox {

struct AlipayIdentity
{
    QByteArray appId;
    QByteArray sellerId;
    crypto::RsaPrivateKey appKey; ///< for the account files and to check requests
    crypto::RsaPrivateKey platformKey;
    QByteArray appCertificate; ///< PEM, like the two below
    QByteArray platformCertificate;
    QByteArray rootCertificate;
};

/// MD5 over issuer and serial number of a PEM certificate, as Alipay numbers them.
QByteArray alipayCertificateNumber(const QByteArray& pem);

/// Reads the folder's identity, or makes one there.
Result<AlipayIdentity> loadAlipayIdentity(const QDir& folder, const RandomBytes& random);

/// Writes alipay.json (key mode) and alipay-certified.json: the channel accounts a backend may use.
Result<Done> writeAlipayAccounts(const QDir& folder, const AlipayIdentity& identity, const QUrl& baseUrl);

} // namespace guitai::sandbox
