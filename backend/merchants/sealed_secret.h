// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets at rest: AES-256-GCM under the key of a key file, bound to table, column and row, with the
// key's version in front so that the key can be rotated.
#pragma once

#include "result/result.h"
#include "secret/secret.h"

namespace guitai::merchants {

namespace errors {
inline constexpr ErrorCode kSealKeyUnusable{"SEAL_KEY_UNUSABLE", 500};
} // namespace errors

class SecretSealer
{
public:
    /// Reads the 32-byte key (64 hex digits) of a file only its owner can read (mode 0400 or 0600); an
    /// Error otherwise.
    static Result<SecretSealer> fromKeyFile(const QString& path);
    /// Makes such a file with a fresh key if there is none, then reads it.
    static Result<SecretSealer> fromKeyFileMade(const QString& path);

    /// `place` names where the secret lives, "api_key.secret_sealed/demo-key": sealed bytes moved to another
    /// place do not open.
    QByteArray seal(const Secret& secret, QByteArrayView place) const;
    Result<Secret> open(QByteArrayView sealed, QByteArrayView place) const;
    /// A key for that purpose alone, the same in every process that has the key file.
    Secret keyFor(QByteArrayView purpose) const;

private:
    explicit SecretSealer(Secret key) : m_key(std::move(key)) {}
    Secret m_key;
};

} // namespace guitai::merchants
