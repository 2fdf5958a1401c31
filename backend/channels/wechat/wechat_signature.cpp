// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wechat/wechat_signature.h"

#include "crypto/rsa.h"
#include "ids/tagged_id.h"

#include <algorithm>

namespace guitai::wechat {

namespace {

constexpr char kScheme[] = "WECHATPAY2-SHA256-RSA2048";
constexpr std::int64_t kWindowSeconds = 300;

bool isTimestamp(QByteArrayView text)
{
    constexpr qsizetype kLongest = 11;
    return !text.isEmpty() && text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The header's value when it is there exactly once.
QByteArray single(const http::Headers& headers, QByteArrayView name)
{
    return headers.count(name) == 1 ? headers.value(name) : QByteArray();
}

/// Nothing unless the text is the one base64 form of its bytes: other forms would let a changed header pass.
std::optional<QByteArray> canonicalBase64(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty() || (*decoded).toBase64() != text)
        return std::nullopt;
    return *decoded;
}

} // namespace

QByteArray requestMessage(const RequestSigning& signing, QByteArrayView method, QByteArrayView target,
                          QByteArrayView body)
{
    QByteArray message;
    message.reserve(method.size() + target.size() + body.size() + 64);
    message.append(method).append('\n').append(target).append('\n');
    message.append(QByteArray::number(signing.at.seconds())).append('\n').append(signing.nonce).append('\n');
    return message.append(body).append('\n');
}

QByteArray authorization(const RequestSigning& signing, const QByteArray& signature)
{
    return QByteArray(kScheme) + " mchid=\"" + signing.mchid + "\",nonce_str=\"" + signing.nonce + "\",timestamp=\"" +
           QByteArray::number(signing.at.seconds()) + "\",serial_no=\"" + signing.serial + "\",signature=\"" +
           signature.toBase64() + '"';
}

std::optional<PlatformSignature> readPlatformSignature(const http::Headers& headers)
{
    PlatformSignature read;
    read.timestamp = single(headers, "Wechatpay-Timestamp");
    read.nonce = single(headers, "Wechatpay-Nonce");
    read.serial = single(headers, "Wechatpay-Serial");
    const QByteArray encoded = single(headers, "Wechatpay-Signature");
    const QByteArray type = headers.value("Wechatpay-Signature-Type");
    if (!isTimestamp(read.timestamp) || !isIdText(read.nonce) || !isIdText(read.serial))
        return std::nullopt;
    // The platform probes with such signatures whether they are checked at all.
    if (encoded.startsWith("WECHATPAY/SIGNTEST/") || (!type.isEmpty() && type != kScheme))
        return std::nullopt;
    auto bytes = canonicalBase64(encoded);
    if (!bytes)
        return std::nullopt;
    read.bytes = std::move(*bytes);
    return read;
}

bool hasPlatformSignature(const http::Headers& headers)
{
    return headers.has("Wechatpay-Signature") || headers.has("Wechatpay-Serial");
}

bool isFresh(const PlatformSignature& signature, UtcTime now)
{
    const std::int64_t age = now.seconds() - signature.timestamp.toLongLong();
    return age <= kWindowSeconds && age >= -kWindowSeconds;
}

bool isGenuine(const PlatformSignature& signature, QByteArrayView body, const crypto::RsaPublicKey& key)
{
    QByteArray message;
    message.reserve(body.size() + 128);
    message.append(signature.timestamp).append('\n').append(signature.nonce).append('\n');
    message.append(body).append('\n');
    return key.verify(message, signature.bytes);
}

} // namespace guitai::wechat
