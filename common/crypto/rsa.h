// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RSA keys and X.509 certificates from PEM: RSASSA-PKCS1-v1_5 with SHA-256. Pure; any thread.
#pragma once

#include "result/result.h"
#include "secret/secret.h"

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace guitai::crypto {

namespace errors {
inline constexpr ErrorCode kKeyUnreadable{"KEY_UNREADABLE", 400};
}

class RsaPrivateKey
{
public:
    static Result<RsaPrivateKey> fromPem(const Secret& pem);
    static RsaPrivateKey generate(int bits);

    /// Raw signature bytes (base64 is the caller's). About 0.3 ms for 2048 bits: sign off the event loop.
    QByteArray sign(QByteArrayView message) const;
    Secret toPem() const;            ///< PKCS#8
    QByteArray publicKeyPem() const; ///< SubjectPublicKeyInfo
    EVP_PKEY* handle() const { return m_key.get(); }

private:
    explicit RsaPrivateKey(std::shared_ptr<EVP_PKEY> key) : m_key(std::move(key)) {}
    std::shared_ptr<EVP_PKEY> m_key;
};

class RsaPublicKey
{
public:
    /// A "PUBLIC KEY" or a "CERTIFICATE" block.
    static Result<RsaPublicKey> fromPem(QByteArrayView pem);

    bool verify(QByteArrayView message, QByteArrayView signature) const;

private:
    explicit RsaPublicKey(std::shared_ptr<EVP_PKEY> key) : m_key(std::move(key)) {}
    std::shared_ptr<EVP_PKEY> m_key;
};

/// Upper-case hex serial number of a PEM certificate (WeChat Pay's serial_no).
Result<QByteArray> certificateSerial(QByteArrayView pem);
/// A self-signed certificate over the key, for sandboxes and tests. 20-byte random serial.
QByteArray selfSignedCertificate(const RsaPrivateKey& key, const QByteArray& commonName, int validDays);

} // namespace guitai::crypto
