// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes certificates, where rsa.cpp and certificates.cpp only read them.
#include "crypto/certificates.h"
#include "crypto/hash.h"
#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

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

bool setSubject(X509* certificate, const QByteArray& commonName)
{
    X509_NAME* name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, readable(commonName),
                                      static_cast<int>(commonName.size()), -1, 0) == 1;
}

bool setValidity(X509* certificate, const Issuing& issuing)
{
    constexpr long kClockTolerance = 3600;
    return X509_time_adj_ex(X509_getm_notBefore(certificate), -issuing.begunDaysAgo, -kClockTolerance, nullptr) &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), issuing.validDays, 0, nullptr);
}

bool setAuthority(X509* certificate)
{
    const std::unique_ptr<X509_EXTENSION, Release<&X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE"));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate readCertificate(const QByteArray& pem)
{
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
}

/// Without an issuer it signs itself.
QByteArray made(const RsaPrivateKey& key, const Issuing& issuing, const Issuer* issuer)
{
    const Certificate certificate(X509_new());
    const Bio bio(BIO_new(BIO_s_mem()));
    const Certificate above = issuer ? readCertificate(issuer->certificate) : Certificate();
    const bool done =
        certificate && bio && (above || !issuer) && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
        setSerial(certificate.get()) && setSubject(certificate.get(), issuing.commonName) &&
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer ? above.get() : certificate.get())) == 1 &&
        setValidity(certificate.get(), issuing) && (!issuing.isAuthority || setAuthority(certificate.get())) &&
        X509_set_pubkey(certificate.get(), key.handle()) == 1 &&
        X509_sign(certificate.get(), (issuer ? issuer->key : key).handle(), sha256Method()) > 0 &&
        PEM_write_bio_X509(bio.get(), certificate.get()) == 1;
    GUITAI_ASSERT(done);
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &start);
    return QByteArray(start, size);
}

} // namespace

QByteArray selfSignedCertificate(const RsaPrivateKey& key, const QByteArray& commonName, int validDays)
{
    Issuing issuing;
    issuing.commonName = commonName;
    issuing.validDays = validDays;
    return made(key, issuing, nullptr);
}

QByteArray issuedCertificate(const RsaPrivateKey& key, const Issuing& issuing, const Issuer& issuer)
{
    return made(key, issuing, &issuer);
}

Issuer makeRoot(const RsaPrivateKey& key, const QByteArray& commonName, int validDays, int begunDaysAgo)
{
    Issuing issuing;
    issuing.commonName = commonName;
    issuing.validDays = validDays;
    issuing.begunDaysAgo = begunDaysAgo;
    issuing.isAuthority = true;
    return {key, made(key, issuing, nullptr)};
}

} // namespace guitai::crypto
