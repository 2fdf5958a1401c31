// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards/idempotency_key.h"

#include "guards/structured_field.h"

namespace guitai::guards {

namespace {

constexpr char kField[] = "Idempotency-Key";

Error invalid()
{
    return {
        errors::kIdempotencyKeyInvalid, QString::fromLatin1(kField),
        QStringLiteral("one header with 1 to 64 printable ASCII characters, without space, quote or backslash inside")};
}

std::optional<QByteArray> keyText(const QByteArray& value)
{
    if (!value.startsWith('"'))
        return value;
    FieldCursor cursor(value);
    const auto text = cursor.string();
    return text && cursor.atEnd() ? text : std::nullopt;
}

} // namespace

Result<std::optional<IdempotencyKey>> readIdempotencyKey(const http::Headers& headers)
{
    const int count = headers.count(kField);
    if (count == 0)
        return std::optional<IdempotencyKey>();
    const QByteArray value = headers.value(kField);
    const auto text = keyText(value);
    const auto key = text && count == 1 ? IdempotencyKey::parse(*text) : std::nullopt;
    if (!key)
        return invalid();
    return key;
}

} // namespace guitai::guards
