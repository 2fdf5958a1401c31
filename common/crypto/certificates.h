// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// X.509 certificates that vouch for each other, and PKCS#12 key stores. Pure; any thread.
#pragma once

#include "crypto/rsa.h"

#include <cstdint>
#include <vector>

namespace guitai::crypto {

/// The serial number as a decimal number (UnionPay's certId).
Result<QByteArray> certificateDecimalSerial(QByteArrayView pem);
/// The subject's common name.
Result<QString> certificateCommonName(QByteArrayView pem);
/// When it ends to be valid, in seconds since 1970.
Result<std::int64_t> certificateEnd(QByteArrayView pem);

/// What a certificate is known by, and how long it holds.
struct CertificateFacts
{
    QByteArray serial;       ///< upper-case hex
    QByteArray fingerprint;  ///< SHA-256 of the certificate, lower-case hex
    std::int64_t begins = 0; ///< seconds since 1970
    std::int64_t ends = 0;   ///< likewise
};
/// Of every certificate in a text of PEM blocks, in their order; never empty.
Result<std::vector<CertificateFacts>> certificateFacts(QByteArrayView pem);
/// True when the first certificate is over that key.
bool isCertificateOf(QByteArrayView pem, const RsaPrivateKey& key);

/// How a certificate came to be, in the words that Alipay makes its number of.
struct CertificateOrigin
{
    QByteArray issuer; ///< RFC 2253 in UTF-8, as Java writes it: "CN=…,OU=…,O=…,C=CN"
    QByteArray decimalSerial;
    QByteArray signatureAlgorithm; ///< object identifier, "1.2.840.113549.1.1.11"
};
/// Of every certificate in a text of PEM blocks, in their order; never empty.
Result<std::vector<CertificateOrigin>> certificateOrigins(QByteArrayView pem);

/// Whom a certificate may be vouched for by: one or more PEM blocks each.
struct Authorities
{
    QByteArray roots;
    QByteArray middles;
};

/// How many certificates a text of PEM blocks holds; 0 as well when one of them cannot be read.
int countCertificates(QByteArrayView pem);
/// True when it is valid at that second and every step of its way to a root is.
bool isVouchedFor(QByteArrayView pem, const Authorities& authorities, std::int64_t atSeconds);

/// Somebody who signs certificates.
struct Issuer
{
    RsaPrivateKey key;
    QByteArray certificate; ///< PEM
};

struct Issuing
{
    QByteArray commonName;
    int validDays = 365;
    int begunDaysAgo = 0;
    bool isAuthority = false; ///< may sign others
};

/// A certificate over the key, for sandboxes and tests. 20-byte random serial.
QByteArray issuedCertificate(const RsaPrivateKey& key, const Issuing& issuing, const Issuer& issuer);
/// A root of its own.
Issuer makeRoot(const RsaPrivateKey& key, const QByteArray& commonName, int validDays, int begunDaysAgo = 0);

/// A private key with its certificate.
struct KeyStore
{
    RsaPrivateKey key;
    QByteArray certificate; ///< PEM
};

/// Also opens stores that are encrypted as old Windows programs do it.
Result<KeyStore> openKeyStore(const Secret& pkcs12, const Secret& password);
Secret sealedKeyStore(const KeyStore& store, const Secret& password);

} // namespace guitai::crypto
