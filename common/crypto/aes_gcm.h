// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-GCM. Used by WeChat Pay's callbacks (AEAD_AES_256_GCM) and by secrets at rest.
#pragma once

#include "result/result.h"
#include "secret/secret.h"

namespace guitai::crypto {

namespace errors {
inline constexpr ErrorCode kDecryptFailed{"DECRYPT_FAILED", 500};
}

/// key 32 bytes, nonce 12 bytes. Answers ciphertext followed by the 16-byte tag.
QByteArray sealAesGcm(const Secret& key, QByteArrayView nonce, QByteArrayView associatedData, QByteArrayView plain);
/// DECRYPT_FAILED when a length is wrong or the tag does not match; no hint which.
Result<Secret> openAesGcm(const Secret& key, QByteArrayView nonce, QByteArrayView associatedData,
                          QByteArrayView ciphertextAndTag);

} // namespace guitai::crypto
