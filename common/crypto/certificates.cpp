// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads certificates, where issued_certificate.cpp makes them.
#include "crypto/certificates.h"

#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <ctime>
#include <limits>
#include <optional>

namespace guitai::crypto {

namespace {

using Store = std::unique_ptr<X509_STORE, Release<&X509_STORE_free>>;
using Check = std::unique_ptr<X509_STORE_CTX, Release<&X509_STORE_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Release<&BN_free>>;

struct ReleaseStack
{
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using Certificates = std::unique_ptr<STACK_OF(X509), ReleaseStack>;

int noPassPhrase(char*, int, int, void*)
{
    return -1;
}

Error unreadable()
{
    ERR_clear_error(); // the queue belongs to the thread and would show up in someone else's failure
    return {errors::kKeyUnreadable, {}, QStringLiteral("Not a PEM certificate.")};
}

/// Nothing unless every block of the text is a certificate.
Certificates readAll(QByteArrayView pem)
{
    Certificates all(sk_X509_new_null());
    const bool readableSize = !pem.isEmpty() && pem.size() <= std::numeric_limits<int>::max();
    const Bio bio(readableSize ? BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())) : nullptr);
    if (!bio || !all)
        return nullptr;
    while (X509* read = PEM_read_bio_X509(bio.get(), nullptr, noPassPhrase, nullptr))
        GUITAI_ASSERT(sk_X509_push(all.get(), read) > 0);
    const unsigned long reason = ERR_peek_last_error();
    const bool isAtEnd = ERR_GET_LIB(reason) == ERR_LIB_PEM && ERR_GET_REASON(reason) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    return isAtEnd && sk_X509_num(all.get()) > 0 ? std::move(all) : nullptr;
}

X509* first(const Certificates& all)
{
    return all ? sk_X509_value(all.get(), 0) : nullptr;
}

QByteArray decimalSerial(const X509* certificate)
{
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    GUITAI_ASSERT(number != nullptr);
    char* decimal = BN_bn2dec(number.get());
    GUITAI_ASSERT(decimal != nullptr);
    const QByteArray serial(decimal);
    OPENSSL_free(decimal);
    return serial;
}

QByteArray hexSerial(const X509* certificate)
{
    const Number number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    GUITAI_ASSERT(number != nullptr);
    char* hex = BN_bn2hex(number.get());
    GUITAI_ASSERT(hex != nullptr);
    const QByteArray serial(hex);
    OPENSSL_free(hex);
    return serial;
}

QByteArray fingerprintOf(const X509* certificate)
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    GUITAI_ASSERT(X509_digest(certificate, sha256Method(), writable(digest), &size) == 1);
    digest.truncate(static_cast<qsizetype>(size));
    return digest.toHex();
}

std::optional<std::int64_t> secondsOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return static_cast<std::int64_t>(::timegm(&parts));
}

QByteArray issuerOf(const X509* certificate)
{
    // OpenSSL alone would escape every byte beyond ASCII, which Java leaves as it is.
    constexpr unsigned long kFlags = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    const Bio bio(BIO_new(BIO_s_mem()));
    GUITAI_ASSERT(bio && X509_NAME_print_ex(bio.get(), X509_get_issuer_name(certificate), 0, kFlags) >= 0);
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &start);
    return QByteArray(start, size);
}

QByteArray algorithmOf(const X509* certificate)
{
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, X509_get0_tbs_sigalg(certificate));
    char text[80] = {};
    const int size = OBJ_obj2txt(text, sizeof text, algorithm, 1);
    return size > 0 ? QByteArray(text) : QByteArray();
}

} // namespace

Result<QByteArray> certificateDecimalSerial(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    if (!read)
        return unreadable();
    return decimalSerial(first(read));
}

Result<std::vector<CertificateOrigin>> certificateOrigins(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    if (!read)
        return unreadable();
    std::vector<CertificateOrigin> origins;
    for (int i = 0; i < sk_X509_num(read.get()); ++i) {
        const X509* certificate = sk_X509_value(read.get(), i);
        origins.push_back({issuerOf(certificate), decimalSerial(certificate), algorithmOf(certificate)});
    }
    return origins;
}

Result<QString> certificateCommonName(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    if (!read)
        return unreadable();
    const X509_NAME* subject = X509_get_subject_name(first(read));
    const int index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    const X509_NAME_ENTRY* entry = index < 0 ? nullptr : X509_NAME_get_entry(subject, index);
    unsigned char* utf8 = nullptr;
    const int size = entry ? ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry)) : -1;
    if (size < 0)
        return unreadable();
    const QString name = QString::fromUtf8(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    return name;
}

Result<std::int64_t> certificateEnd(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    const auto end = read ? secondsOf(X509_get0_notAfter(first(read))) : std::nullopt;
    if (!end)
        return unreadable();
    return *end;
}

Result<std::vector<CertificateFacts>> certificateFacts(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    if (!read)
        return unreadable();
    std::vector<CertificateFacts> all;
    for (int i = 0; i < sk_X509_num(read.get()); ++i) {
        const X509* certificate = sk_X509_value(read.get(), i);
        const auto begins = secondsOf(X509_get0_notBefore(certificate));
        const auto ends = secondsOf(X509_get0_notAfter(certificate));
        if (!begins || !ends)
            return unreadable();
        all.push_back({hexSerial(certificate), fingerprintOf(certificate), *begins, *ends});
    }
    return all;
}

bool isCertificateOf(QByteArrayView pem, const RsaPrivateKey& key)
{
    const Certificates read = readAll(pem);
    const bool isItsOwn = read && X509_check_private_key(first(read), key.handle()) == 1;
    ERR_clear_error();
    return isItsOwn;
}

int countCertificates(QByteArrayView pem)
{
    const Certificates read = readAll(pem);
    return read ? sk_X509_num(read.get()) : 0;
}

bool isVouchedFor(QByteArrayView pem, const Authorities& authorities, std::int64_t atSeconds)
{
    const Certificates read = readAll(pem);
    const Certificates roots = readAll(authorities.roots);
    const Certificates middles = authorities.middles.isEmpty() ? nullptr : readAll(authorities.middles);
    const Store store(X509_STORE_new());
    const Check check(X509_STORE_CTX_new());
    const bool isReadable = read && roots && (middles || authorities.middles.isEmpty());
    if (!isReadable || !store || !check)
        return false;
    for (int i = 0; i < sk_X509_num(roots.get()); ++i)
        GUITAI_ASSERT(X509_STORE_add_cert(store.get(), sk_X509_value(roots.get(), i)) == 1);
    GUITAI_ASSERT(X509_STORE_CTX_init(check.get(), store.get(), first(read), middles.get()) == 1);
    X509_STORE_CTX_set_time(check.get(), 0, static_cast<std::time_t>(atSeconds));
    const bool vouched = X509_verify_cert(check.get()) == 1;
    ERR_clear_error();
    return vouched;
}

} // namespace guitai::crypto
