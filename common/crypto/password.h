// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Password hashes: scrypt N=2^16 r=8 p=1 (OWASP minimum) as PHC strings "$scrypt$ln=16,r=8,p=1$salt$hash".
// About 220 ms and 64 MiB each: run on a WorkerPool of at most two threads.
#pragma once

#include "secret/secret.h"

namespace guitai::crypto {

QByteArray hashPassword(const Secret& password);
/// False for a wrong password and for a malformed hash.
bool verifyPassword(const Secret& password, QByteArrayView phcString);

} // namespace guitai::crypto
