// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/aes_gcm.h"

#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <limits>

namespace guitai::crypto {

namespace {

constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kTagBytes = 16;

bool fits(QByteArrayView bytes)
{
    return bytes.size() <= std::numeric_limits<int>::max() - kTagBytes;
}

int length(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

Error refused()
{
    return {errors::kDecryptFailed, {}, QStringLiteral("The sealed bytes do not open.")};
}

/// Feeds the associated data; OpenSSL takes it as an update without an output.
bool addAssociated(EVP_CIPHER_CTX* context, QByteArrayView associatedData)
{
    int ignored = 0;
    return associatedData.isEmpty() ||
           EVP_CipherUpdate(context, nullptr, &ignored, readable(associatedData), length(associatedData)) == 1;
}

} // namespace

QByteArray sealAesGcm(const Secret& key, QByteArrayView nonce, QByteArrayView associatedData, QByteArrayView plain)
{
    GUITAI_ASSERT(key.reveal().size() == kKeyBytes && nonce.size() == kNonceBytes);
    GUITAI_ASSERT(fits(plain) && fits(associatedData));
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray sealed(plain.size() + kTagBytes, Qt::Uninitialized);
    unsigned char* out = writable(sealed);
    int written = 0;
    int rest = 0;
    const bool done =
        context &&
        EVP_CipherInit_ex2(context.get(), aes256GcmMethod(), readable(key.reveal()), readable(nonce), 1, nullptr) &&
        addAssociated(context.get(), associatedData) &&
        EVP_CipherUpdate(context.get(), out, &written, readable(plain), length(plain)) == 1 &&
        EVP_CipherFinal_ex(context.get(), out + written, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(kTagBytes), out + plain.size()) == 1;
    GUITAI_ASSERT(done && written + rest == plain.size());
    return sealed;
}

Result<Secret> openAesGcm(const Secret& key, QByteArrayView nonce, QByteArrayView associatedData,
                          QByteArrayView ciphertextAndTag)
{
    if (key.reveal().size() != kKeyBytes || nonce.size() != kNonceBytes || ciphertextAndTag.size() < kTagBytes ||
        !fits(ciphertextAndTag) || !fits(associatedData))
        return refused();
    const QByteArrayView ciphertext = ciphertextAndTag.chopped(kTagBytes);
    QByteArray tag = ciphertextAndTag.last(kTagBytes).toByteArray();
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray plain(ciphertext.size(), Qt::Uninitialized);
    unsigned char* out = writable(plain);
    int written = 0;
    int rest = 0;
    const bool genuine =
        context &&
        EVP_CipherInit_ex2(context.get(), aes256GcmMethod(), readable(key.reveal()), readable(nonce), 0, nullptr) &&
        addAssociated(context.get(), associatedData) &&
        EVP_CipherUpdate(context.get(), out, &written, readable(ciphertext), length(ciphertext)) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagBytes), tag.data()) == 1 &&
        EVP_CipherFinal_ex(context.get(), out + written, &rest) == 1;
    // Into a Secret either way, so that unauthenticated plain text is wiped as well.
    Secret opened(std::move(plain));
    if (!genuine || written + rest != ciphertext.size())
        return refused();
    return opened;
}

} // namespace guitai::crypto
