// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// UnionPay's signature 5.1.0 with certificates (signMethod 01): what is signed, and whether an answer or a notice is
// UnionPay's. Pure; any thread.
#pragma once

#include "acp/acp_fields.h"
#include "crypto/certificates.h"
#include "time/utc_time.h"

namespace guitai::acp {

/// All fields that say something but the signature, by name: "a=1&b=2", without any encoding.
QByteArray signedText(const Fields& fields);
/// The 64 characters whose SHA-256 is what RSA signs: the text is hashed twice.
QByteArray signedDigest(const Fields& fields);
/// `fields` with their signature. They name the certificate already.
Fields withSignature(Fields fields, const crypto::RsaPrivateKey& key);

/// Whose signatures count.
struct Signer
{
    crypto::Authorities authorities;
    QString name; ///< the third part of the common name, between '@'
};

/// True when the certificate is valid now, leads to a root and is the signer's.
bool isSigners(QByteArrayView certificate, const Signer& signer, UtcTime now);
bool isGenuine(const Fields& fields, const Signer& signer, UtcTime now);

} // namespace guitai::acp
