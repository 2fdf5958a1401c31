// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSL's objects with owners, its methods fetched once, and its byte pointers. For this folder only.
#pragma once

#include <QByteArray>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace guitai::crypto {

template <auto release>
struct Release
{
    template <class T>
    void operator()(T* object) const
    {
        release(object);
    }
};

using Bio = std::unique_ptr<BIO, Release<&BIO_free>>;
using Certificate = std::unique_ptr<X509, Release<&X509_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Release<&EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<&EVP_MD_CTX_free>>;

inline const unsigned char* readable(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

inline unsigned char* writable(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// Fetched once: OpenSSL 3 otherwise looks the algorithm up on every call. Never released.
const EVP_MD* sha256Method();
const EVP_CIPHER* aes256GcmMethod();
const EVP_CIPHER* aes256EcbMethod();

} // namespace guitai::crypto
