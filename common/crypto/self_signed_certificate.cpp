// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a certificate, where rsa.cpp only reads them.
#include "crypto/hash.h"
#include "crypto/openssl_parts.h"
#include "crypto/rsa.h"
#include "result/assert.h"

#include <openssl/pem.h>

namespace guitai::crypto {

namespace {

bool setSerial(X509* certificate)
{
    QByteArray bytes = randomBytes(20);
    // Positive in DER and always 40 hex digits long, as WeChat Pay's are.
    bytes[0] = static_cast<char>((bytes[0] & 0x3f) | 0x40);
    const std::unique_ptr<BIGNUM, Release<&BN_free>> number(
        BN_bin2bn(readable(bytes), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setNames(X509* certificate, const QByteArray& commonName)
{
    X509_NAME* name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, readable(commonName),
                                      static_cast<int>(commonName.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

bool setValidity(X509* certificate, int validDays)
{
    constexpr long kClockTolerance = 3600;
    return X509_gmtime_adj(X509_getm_notBefore(certificate), -kClockTolerance) != nullptr &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), validDays, 0, nullptr) != nullptr;
}

} // namespace

QByteArray selfSignedCertificate(const RsaPrivateKey& key, const QByteArray& commonName, int validDays)
{
    const Certificate certificate(X509_new());
    const Bio bio(BIO_new(BIO_s_mem()));
    const bool made = certificate && bio && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                      setSerial(certificate.get()) && setNames(certificate.get(), commonName) &&
                      setValidity(certificate.get(), validDays) &&
                      X509_set_pubkey(certificate.get(), key.handle()) == 1 &&
                      X509_sign(certificate.get(), key.handle(), sha256Method()) > 0 &&
                      PEM_write_bio_X509(bio.get(), certificate.get()) == 1;
    GUITAI_ASSERT(made);
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &start);
    return QByteArray(start, size);
}

} // namespace guitai::crypto
