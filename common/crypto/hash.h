// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Digests, MACs, random bytes and constant-time comparison (OpenSSL 3 EVP). Pure; any thread.
#pragma once

#include "secret/secret.h"

#include <QByteArray>

namespace guitai::crypto {

QByteArray sha256(QByteArrayView bytes);
QByteArray hmacSha256(const Secret& key, QByteArrayView message);
/// Cryptographically secure; ends the process when the system has none.
QByteArray randomBytes(qsizetype count);
/// Same time whatever differs; false for different lengths.
bool constantTimeEqual(QByteArrayView a, QByteArrayView b);

} // namespace guitai::crypto
