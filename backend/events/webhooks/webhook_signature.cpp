// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/webhook_signature.h"

#include "crypto/hash.h"

namespace guitai::webhooks {

namespace {

constexpr char kPrefix[] = "whsec_";
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kFewestBytes = 24;
constexpr qsizetype kMostBytes = 64;

} // namespace

std::optional<Secret> signingKey(const Secret& secret)
{
    const QByteArray& text = secret.reveal();
    if (!text.startsWith(kPrefix))
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(text.sliced(qstrlen(kPrefix)), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < kFewestBytes || decoded.decoded.size() > kMostBytes)
        return std::nullopt;
    return Secret(decoded.decoded);
}

Secret makeWebhookSecret()
{
    return Secret(kPrefix + crypto::randomBytes(kKeyBytes).toBase64());
}

QByteArray webhookSignature(const Secret& key, const EventId& id, UtcTime at, QByteArrayView body)
{
    QByteArray message = id.bytes() + '.' + QByteArray::number(at.seconds()) + '.';
    message.append(body);
    return "v1," + crypto::hmacSha256(key, message).toBase64();
}

} // namespace guitai::webhooks
