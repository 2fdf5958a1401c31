// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The RFC 9530 part of message_signature.h.
#include "crypto/hash.h"
#include "guards/message_signature.h"
#include "guards/structured_field.h"

namespace guitai::guards {

namespace {

constexpr qsizetype kMostFieldBytes = 8'192;

} // namespace

QByteArray contentDigest(QByteArrayView body)
{
    return "sha-256=:" + crypto::sha256(body).toBase64() + ':';
}

Result<Done> checkContentDigest(const http::Headers& headers, QByteArrayView body)
{
    const QByteArray field = headers.value("content-digest");
    const Error unreadable{errors::kSignatureMalformed, QStringLiteral("Content-Digest")};
    if (field.size() > kMostFieldBytes)
        return unreadable;
    QByteArray wanted;
    FieldCursor cursor(field);
    do {
        const auto algorithm = cursor.key();
        if (!algorithm || !cursor.take('='))
            return unreadable;
        auto digest = cursor.bytes();
        if (!digest || (*algorithm == "sha-256" && !wanted.isEmpty()))
            return unreadable;
        if (*algorithm == "sha-256")
            wanted = std::move(*digest);
    } while (cursor.takeComma());
    if (!cursor.atEnd() || wanted.isEmpty())
        return unreadable;
    if (!crypto::constantTimeEqual(wanted, crypto::sha256(body)))
        return Error{errors::kContentDigestMismatch, QStringLiteral("Content-Digest")};
    return Done{};
}

} // namespace guitai::guards
