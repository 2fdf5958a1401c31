// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The strict JSON reader. Refuses bad UTF-8, lone surrogates, duplicate keys, too deep and too large documents,
// comments, trailing commas and trailing bytes. Its errors carry a byte offset and never content.
#pragma once

#include "result/result.h"
#include "wire/json_value.h"

namespace guitai::wire {

namespace errors {
inline constexpr ErrorCode kJsonInvalid{"JSON_INVALID", 400};
inline constexpr ErrorCode kJsonDuplicateKey{"JSON_DUPLICATE_KEY", 400};
inline constexpr ErrorCode kJsonTooDeep{"JSON_TOO_DEEP", 400};
inline constexpr ErrorCode kJsonTooLarge{"JSON_TOO_LARGE", 413};
} // namespace errors

struct JsonLimits
{
    qsizetype mostBytes = 64 * 1024;
    int mostDepth = 16;
};

/// Pure; any thread. The problem's "offset" member says where reading stopped.
Result<JsonValue> readJson(QByteArrayView bytes, JsonLimits limits = {});

/// True for names like ours ([a-z][a-z0-9_]{0,31}): only those are repeated in an answer.
bool isMemberName(QByteArrayView name);

} // namespace guitai::wire
