// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alipay/certificate_numbers.h"

#include "crypto/certificates.h"

#include <QByteArrayList>
#include <QCryptographicHash>

namespace guitai::alipay {

namespace {

/// What follows it names the digest. The roots of other algorithms in the same file do not count.
constexpr char kRsaSignatures[] = "1.2.840.113549.1.1.";

QByteArray numberOf(const crypto::CertificateOrigin& origin)
{
    // The provider's choice of a digest for a name; nothing is secured by it.
    return QCryptographicHash::hash(origin.issuer + origin.decimalSerial, QCryptographicHash::Md5).toHex();
}

} // namespace

Result<QByteArray> certificateNumber(QByteArrayView pem)
{
    const auto origins = crypto::certificateOrigins(pem);
    if (!origins)
        return origins.error();
    return numberOf(origins->front());
}

Result<QByteArray> rootCertificateNumber(QByteArrayView pem)
{
    const auto origins = crypto::certificateOrigins(pem);
    if (!origins)
        return origins.error();
    QByteArrayList numbers;
    for (const auto& origin : *origins) {
        if (origin.signatureAlgorithm.startsWith(kRsaSignatures))
            numbers.append(numberOf(origin));
    }
    if (numbers.isEmpty())
        return Error{crypto::errors::kKeyUnreadable, {}, QStringLiteral("No root certificate is signed with RSA.")};
    return numbers.join('_');
}

} // namespace guitai::alipay
