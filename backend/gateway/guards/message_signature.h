// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 9421 HTTP Message Signatures with hmac-sha256, and RFC 9530 Content-Digest. Pure; any thread.
// Reads only the canonical form every serializer writes; whatever else is refused, never guessed.
#pragma once

#include "http/message.h"
#include "ids/ids.h"
#include "result/result.h"
#include "secret/secret.h"
#include "time/utc_time.h"

#include <optional>
#include <vector>

namespace guitai::guards {

namespace errors {
/// Signature-Input, Signature or Content-Digest cannot be read, or alg or tag is not ours.
inline constexpr ErrorCode kSignatureMalformed{"SIGNATURE_MALFORMED", 401};
/// What must be covered is not; `field` names the component.
inline constexpr ErrorCode kSignatureIncomplete{"SIGNATURE_INCOMPLETE", 401};
/// The three below are said only behind a right MAC, so they tell a stranger nothing.
inline constexpr ErrorCode kSignatureExpired{"SIGNATURE_EXPIRED", 401};
inline constexpr ErrorCode kSignatureReplayed{"SIGNATURE_REPLAYED", 401};
inline constexpr ErrorCode kContentDigestMismatch{"CONTENT_DIGEST_MISMATCH", 401};
} // namespace errors

/// The tag of our signatures; a message may carry others beside it.
inline constexpr char kSignatureTag[] = "guitai";

/// One member of Signature-Input with its MAC from Signature.
struct MessageSignature
{
    std::vector<QByteArray> components; ///< "@method", "content-digest", … in the order covered
    QByteArray parameters;              ///< the member's value as sent: what "@signature-params" covers
    QByteArray mac;
    std::optional<UtcTime> created;
    std::optional<UtcTime> expires;
    QByteArray nonce;
    QByteArray keyId;
    QByteArray algorithm;
    QByteArray tag;

    bool covers(QByteArrayView component) const;
};

/// Every signature of the message. SIGNATURE_MALFORMED for bad syntax.
Result<std::vector<MessageSignature>> readSignatures(const http::Headers& headers);
/// The one that is tagged as ours, with all our parameters and everything covered that must be.
Result<MessageSignature> readOurSignature(const http::Request& request);

/// The bytes the MAC is made over; SIGNATURE_INCOMPLETE when a covered field is not in the message.
Result<QByteArray> signatureBase(const http::Request& request, const MessageSignature& signature);

/// "sha-256=:…:"
QByteArray contentDigest(QByteArrayView body);
/// Whether the Content-Digest field is the body's; other algorithms beside sha-256 are ignored.
Result<Done> checkContentDigest(const http::Headers& headers, QByteArrayView body);

/// Answers `headers` with Content-Digest (if there is a body), Signature-Input and Signature added, covering
/// what we require, and @authority if `headers` has a Host. `target` is path and query,
/// "/v1/payments?limit=5".
http::Headers signRequest(QByteArray method, QByteArray target, http::Headers headers, QByteArrayView body,
                          const ApiKeyId& keyId, const Secret& secret, UtcTime created, const QByteArray& nonce);

} // namespace guitai::guards
