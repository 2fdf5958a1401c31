// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rsa.h"

#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <limits>

namespace guitai::crypto {

namespace {

constexpr int kFewestBits = 2048;

/// OpenSSL would otherwise ask for a pass phrase on the terminal and hang the process.
int noPassPhrase(char*, int, int, void*)
{
    return -1;
}

Bio reading(QByteArrayView bytes)
{
    const bool readableSize = !bytes.isEmpty() && bytes.size() <= std::numeric_limits<int>::max();
    return Bio(readableSize ? BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())) : nullptr);
}

QByteArray written(BIO* bio)
{
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio, &start);
    return QByteArray(start, size);
}

Error unreadable(const QString& detail)
{
    ERR_clear_error(); // the queue belongs to the thread and would show up in someone else's failure
    return {errors::kKeyUnreadable, {}, detail};
}

bool isStrongRsa(EVP_PKEY* key)
{
    return key != nullptr && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= kFewestBits;
}

Certificate readCertificate(QByteArrayView pem)
{
    const Bio bio = reading(pem);
    return Certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, noPassPhrase, nullptr) : nullptr);
}

EVP_PKEY* readPublicKey(QByteArrayView pem)
{
    if (pem.contains("BEGIN CERTIFICATE")) {
        const Certificate certificate = readCertificate(pem);
        return certificate ? X509_get_pubkey(certificate.get()) : nullptr;
    }
    const Bio bio = reading(pem);
    return bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassPhrase, nullptr) : nullptr;
}

} // namespace

Result<RsaPrivateKey> RsaPrivateKey::fromPem(const Secret& pem)
{
    const Bio bio = reading(pem.reveal());
    EVP_PKEY* read = bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassPhrase, nullptr) : nullptr;
    std::shared_ptr<EVP_PKEY> key(read, EVP_PKEY_free);
    if (!isStrongRsa(read))
        return unreadable(QStringLiteral("Not an unencrypted PEM private RSA key of at least 2048 bits."));
    return RsaPrivateKey(std::move(key));
}

RsaPrivateKey RsaPrivateKey::generate(int bits)
{
    std::shared_ptr<EVP_PKEY> key(EVP_RSA_gen(static_cast<unsigned int>(bits)), EVP_PKEY_free);
    GUITAI_ASSERT(key != nullptr);
    return RsaPrivateKey(std::move(key));
}

QByteArray RsaPrivateKey::sign(QByteArrayView message) const
{
    const DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(m_key.get()), Qt::Uninitialized);
    auto size = static_cast<size_t>(signature.size());
    // A private key's default padding for RSA signatures is PKCS#1 v1.5.
    const bool done = context &&
                      EVP_DigestSignInit(context.get(), nullptr, sha256Method(), nullptr, m_key.get()) == 1 &&
                      EVP_DigestSign(context.get(), writable(signature), &size, readable(message),
                                     static_cast<size_t>(message.size())) == 1;
    GUITAI_ASSERT(done);
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

Secret RsaPrivateKey::toPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    GUITAI_ASSERT(bio &&
                  PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return Secret(written(bio.get()));
}

QByteArray RsaPrivateKey::publicKeyPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    GUITAI_ASSERT(bio && PEM_write_bio_PUBKEY(bio.get(), m_key.get()) == 1);
    return written(bio.get());
}

Result<RsaPublicKey> RsaPublicKey::fromPem(QByteArrayView pem)
{
    EVP_PKEY* read = readPublicKey(pem);
    std::shared_ptr<EVP_PKEY> key(read, EVP_PKEY_free);
    if (!isStrongRsa(read))
        return unreadable(QStringLiteral("Not a PEM certificate or public RSA key of at least 2048 bits."));
    return RsaPublicKey(std::move(key));
}

bool RsaPublicKey::verify(QByteArrayView message, QByteArrayView signature) const
{
    const DigestContext context(EVP_MD_CTX_new());
    const bool genuine = context &&
                         EVP_DigestVerifyInit(context.get(), nullptr, sha256Method(), nullptr, m_key.get()) == 1 &&
                         EVP_DigestVerify(context.get(), readable(signature), static_cast<size_t>(signature.size()),
                                          readable(message), static_cast<size_t>(message.size())) == 1;
    if (!genuine)
        ERR_clear_error();
    return genuine;
}

Result<QByteArray> certificateSerial(QByteArrayView pem)
{
    const Certificate certificate = readCertificate(pem);
    if (!certificate)
        return unreadable(QStringLiteral("Not a PEM certificate."));
    const std::unique_ptr<BIGNUM, Release<&BN_free>> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
    GUITAI_ASSERT(number != nullptr);
    char* hex = BN_bn2hex(number.get());
    GUITAI_ASSERT(hex != nullptr);
    const QByteArray serial(hex);
    OPENSSL_free(hex);
    return serial;
}

} // namespace guitai::crypto
