// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.h"

#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <limits>

namespace guitai::crypto {

namespace {

constexpr qsizetype kDigestBytes = 32;

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(kDigestBytes, Qt::Uninitialized);
    unsigned int written = 0;
    const int done = EVP_Digest(bytes.data(), static_cast<size_t>(bytes.size()), writable(digest), &written,
                                sha256Method(), nullptr);
    GUITAI_ASSERT(done == 1 && written == kDigestBytes);
    return digest;
}

QByteArray hmacSha256(const Secret& key, QByteArrayView message)
{
    GUITAI_ASSERT(key.reveal().size() <= std::numeric_limits<int>::max());
    QByteArray mac(kDigestBytes, Qt::Uninitialized);
    unsigned int written = 0;
    const unsigned char* done = HMAC(sha256Method(), key.reveal().constData(), static_cast<int>(key.reveal().size()),
                                     readable(message), static_cast<size_t>(message.size()), writable(mac), &written);
    GUITAI_ASSERT(done != nullptr && written == kDigestBytes);
    return mac;
}

QByteArray randomBytes(qsizetype count)
{
    GUITAI_ASSERT(count >= 0 && count <= std::numeric_limits<int>::max());
    QByteArray bytes(count, Qt::Uninitialized);
    // Ids, nonces and keys made from a broken source would be guessable: better no process.
    GUITAI_ASSERT(RAND_bytes(writable(bytes), static_cast<int>(count)) == 1);
    return bytes;
}

bool constantTimeEqual(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

} // namespace guitai::crypto
