// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/aes_ecb.h"

#include "crypto/aes_gcm.h"
#include "crypto/openssl_parts.h"
#include "result/assert.h"

#include <limits>

namespace guitai::crypto {

namespace {

constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kBlockBytes = 16;

/// The text in the other form; nothing when OpenSSL does not take it.
std::optional<QByteArray> turned(const Secret& key, QByteArrayView text, bool seals)
{
    if (text.size() > std::numeric_limits<int>::max() - kBlockBytes)
        return std::nullopt;
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray out(text.size() + kBlockBytes, Qt::Uninitialized);
    int written = 0;
    int rest = 0;
    const bool done =
        context &&
        EVP_CipherInit_ex2(context.get(), aes256EcbMethod(), readable(key.reveal()), nullptr, seals ? 1 : 0, nullptr) &&
        EVP_CipherUpdate(context.get(), writable(out), &written, readable(text), static_cast<int>(text.size())) == 1 &&
        EVP_CipherFinal_ex(context.get(), writable(out) + written, &rest) == 1;
    if (!done)
        return std::nullopt;
    out.truncate(written + rest);
    return out;
}

} // namespace

QByteArray sealAesEcb(const Secret& key, QByteArrayView plain)
{
    GUITAI_ASSERT(key.reveal().size() == kKeyBytes);
    const auto sealed = turned(key, plain, true);
    GUITAI_ASSERT(sealed);
    return *sealed;
}

Result<Secret> openAesEcb(const Secret& key, QByteArrayView ciphertext)
{
    const bool isSealed = !ciphertext.isEmpty() && ciphertext.size() % kBlockBytes == 0;
    auto plain = isSealed && key.reveal().size() == kKeyBytes ? turned(key, ciphertext, false) : std::nullopt;
    if (!plain)
        return Error{errors::kDecryptFailed, {}, QStringLiteral("The text cannot be opened.")};
    return Secret(std::move(*plain));
}

} // namespace guitai::crypto
