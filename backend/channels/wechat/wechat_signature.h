// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay v3 signatures: what a request signs, and whether an answer or a notice is the platform's.
// Pure; any thread.
#pragma once

#include "http/message.h"
#include "time/utc_time.h"

#include <optional>

namespace guitai::crypto {
class RsaPublicKey;
}

namespace guitai::wechat {

/// What the Authorization header names beside the signature.
struct RequestSigning
{
    QByteArray mchid;
    QByteArray serial; ///< of the merchant's certificate
    UtcTime at;
    QByteArray nonce; ///< up to 32 characters [0-9A-Za-z]
};

/// The bytes a request signs: five lines, each with its line feed. `target` is path and query as on the wire.
QByteArray requestMessage(const RequestSigning& signing, QByteArrayView method, QByteArrayView target,
                          QByteArrayView body);
/// The Authorization header's value. `signature` is raw; it is encoded here.
QByteArray authorization(const RequestSigning& signing, const QByteArray& signature);

/// The four headers of an answer or a notice, well-formed.
struct PlatformSignature
{
    QByteArray timestamp; ///< as on the wire: it is part of what is signed
    QByteArray nonce;
    QByteArray serial; ///< a certificate's serial number or a public key's id
    QByteArray bytes;
};

/// Nothing when a header is missing, doubled or malformed, and for the platform's SIGNTEST probes.
std::optional<PlatformSignature> readPlatformSignature(const http::Headers& headers);
/// True when any part of a platform signature is present.
bool hasPlatformSignature(const http::Headers& headers);

/// At most five minutes old, and at most five minutes in the future.
bool isFresh(const PlatformSignature& signature, UtcTime now);
bool isGenuine(const PlatformSignature& signature, QByteArrayView body, const crypto::RsaPublicKey& key);

} // namespace guitai::wechat
