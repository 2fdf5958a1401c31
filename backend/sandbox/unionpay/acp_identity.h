// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that makes this sandbox one merchant's UnionPay: a root, a middle and a signing certificate, and the
// merchant's own, made at first start and kept in a folder that only its owner may read. Used on one thread.
#pragma once

#include "crypto/certificates.h"
#include "sandbox/random_text.h"
#include "sandbox/unionpay/acp_fields.h"

#include <QDir>
#include <QUrl>

namespace guitai::sandbox::unionpay {

struct Identity
{
    QByteArray merId;
    QByteArray root;   ///< PEM
    QByteArray middle; ///< PEM
    crypto::KeyStore signing;
    crypto::KeyStore merchant;
    QByteArray merchantCertId; ///< decimal

    /// Signed as UnionPay signs: with the certificate among the fields.
    Fields withSignature(Fields fields) const;
};

/// Reads the folder's identity, or makes one there.
Result<Identity> loadIdentity(const QDir& folder, const RandomBytes& random);

/// Writes unionpay.json: the channel account a backend needs for "unionpay" and "bank".
Result<Done> writeAccount(const QDir& folder, const Identity& identity, const QUrl& baseUrl);

} // namespace guitai::sandbox::unionpay
