// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-ECB with PKCS#7 padding, which hides little and proves nothing: for WeChat Pay's older refund notices only.
#pragma once

#include "result/result.h"
#include "secret/secret.h"

namespace guitai::crypto {

/// key 32 bytes
QByteArray sealAesEcb(const Secret& key, QByteArrayView plain);
/// DECRYPT_FAILED when a length or the padding is wrong; no hint which.
Result<Secret> openAesEcb(const Secret& key, QByteArrayView ciphertext);

} // namespace guitai::crypto
