// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/openssl_parts.h"

#include "result/assert.h"

namespace guitai::crypto {

const EVP_MD* sha256Method()
{
    static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    GUITAI_ASSERT(method != nullptr);
    return method;
}

const EVP_CIPHER* aes256EcbMethod()
{
    static const EVP_CIPHER* const method = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
    GUITAI_ASSERT(method != nullptr);
    return method;
}

const EVP_CIPHER* aes256GcmMethod()
{
    static const EVP_CIPHER* const method = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    GUITAI_ASSERT(method != nullptr);
    return method;
}

} // namespace guitai::crypto
