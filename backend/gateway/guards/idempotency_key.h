// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-07). Pure; any thread.
#pragma once

#include "http/message.h"
#include "ids/ids.h"
#include "result/result.h"

#include <optional>

namespace guitai::guards {

namespace errors {
inline constexpr ErrorCode kIdempotencyKeyInvalid{"IDEMPOTENCY_KEY_INVALID", 400};
} // namespace errors

/// Nothing when the header is not there. The draft's quoted string and, because most clients send it so, the
/// same text bare: `"abc"` and `abc` are one key. 1 to 64 characters as isIdText(); one header only.
Result<std::optional<IdempotencyKey>> readIdempotencyKey(const http::Headers& headers);

} // namespace guitai::guards
