// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PKCS#12. Stores of old programs are encrypted with ciphers that only OpenSSL's legacy provider knows, so a store is
// opened in a library context of its own and nothing else of the process gets to use those.
#include "crypto/certificates.h"
#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include <limits>

namespace guitai::crypto {

namespace {

using Library = std::unique_ptr<OSSL_LIB_CTX, Release<&OSSL_LIB_CTX_free>>;
using Provider = std::unique_ptr<OSSL_PROVIDER, Release<&OSSL_PROVIDER_unload>>;
using Pkcs12 = std::unique_ptr<PKCS12, Release<&PKCS12_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<&EVP_PKEY_free>>;

Error unreadable(const QString& detail)
{
    ERR_clear_error();
    return {errors::kKeyUnreadable, {}, detail};
}

QByteArray written(BIO* bio)
{
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio, &start);
    return QByteArray(start, size);
}

Pkcs12 readStore(const QByteArray& bytes, OSSL_LIB_CTX* library)
{
    PKCS12* store = PKCS12_init_ex(NID_pkcs7_data, library, nullptr);
    const unsigned char* at = readable(bytes);
    if (bytes.size() > std::numeric_limits<int>::max() || !d2i_PKCS12(&store, &at, static_cast<long>(bytes.size())))
        store = nullptr; // d2i has released it
    return Pkcs12(store);
}

} // namespace

Result<KeyStore> openKeyStore(const Secret& pkcs12, const Secret& password)
{
    const Library library(OSSL_LIB_CTX_new());
    GUITAI_ASSERT(library != nullptr);
    const Provider ordinary(OSSL_PROVIDER_load(library.get(), "default"));
    const Provider legacy(OSSL_PROVIDER_load(library.get(), "legacy")); // null where it is not installed
    const Pkcs12 store = readStore(pkcs12.reveal(), library.get());
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    if (!store || PKCS12_parse(store.get(), password.reveal().constData(), &key, &certificate, nullptr) != 1)
        return unreadable(QStringLiteral("Not a PKCS#12 store, or another password."));
    const Key ownedKey(key);
    const Certificate ownedCertificate(certificate);
    const Bio keyText(BIO_new(BIO_s_mem()));
    const Bio certificateText(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !keyText || !certificateText ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificateText.get(), certificate) != 1)
        return unreadable(QStringLiteral("The PKCS#12 store lacks a key or its certificate."));
    const auto read = RsaPrivateKey::fromPem(Secret(written(keyText.get())));
    if (!read)
        return read.error();
    return KeyStore{*read, written(certificateText.get())};
}

Secret sealedKeyStore(const KeyStore& store, const Secret& password)
{
    const Bio text(BIO_new_mem_buf(store.certificate.constData(), static_cast<int>(store.certificate.size())));
    const Certificate certificate(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
    GUITAI_ASSERT(certificate != nullptr);
    const Pkcs12 made(PKCS12_create(password.reveal().constData(), "merchant", store.key.handle(), certificate.get(),
                                    nullptr, 0, 0, 0, 0, 0));
    unsigned char* der = nullptr;
    const int size = made ? i2d_PKCS12(made.get(), &der) : -1;
    GUITAI_ASSERT(size > 0);
    const Secret sealed(QByteArray(reinterpret_cast<const char*>(der), size));
    OPENSSL_free(der);
    return sealed;
}

} // namespace guitai::crypto
