// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WeChat Pay v3 signatures from the platform's side: checks the merchant's requests, signs answers and
// callbacks. Pure.
#pragma once

#include "http/message.h"
#include "sandbox/wechat/identity.h"
#include "sandbox/wire_error.h"

namespace guitai::sandbox {

/// The five parameters of an Authorization header.
struct Authorization
{
    QByteArray mchid;
    QByteArray nonce;
    QByteArray timestamp;
    QByteArray serial;
    QByteArray signature; ///< base64 as sent
};

/// Reads the parameters as a map, in any order; nothing when malformed, incomplete or repeated.
std::optional<Authorization> parseAuthorization(const QByteArray& header);

/// The five lines a merchant signs.
QByteArray requestMessage(const http::Request& request, const Authorization& authorization);

/// The first thing wrong with how a request is made and signed; no body or field is looked at before.
Refusal checkRequest(const Identity& identity, const http::Request& request, UtcTime now);

/// The platform key the answer is to be signed with: the one the request names, else the certificate.
const PlatformKey& answerKey(const Identity& identity, const http::Request& request);

/// What can be wrong on purpose with a signature.
enum class Signing { Genuine, SignTest, Broken };

struct Stamp
{
    UtcTime now;
    QByteArray nonce; ///< 32 characters
    Signing signing = Signing::Genuine;
};

/// Adds the Wechatpay-* headers over exactly these bytes.
void sign(http::Headers& headers, const QByteArray& body, const PlatformKey& key, const Stamp& stamp);

} // namespace guitai::sandbox
