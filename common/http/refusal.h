// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The codes a message is refused with while it is read from the wire, before any handler sees it.
#pragma once

#include "result/error.h"

namespace guitai::http::errors {
inline constexpr ErrorCode kMalformed{"MALFORMED_REQUEST", 400};
inline constexpr ErrorCode kTooSlow{"REQUEST_TIMEOUT", 408};
inline constexpr ErrorCode kBodyTooLarge{"BODY_TOO_LARGE", 413};
inline constexpr ErrorCode kTargetTooLong{"TARGET_TOO_LONG", 414};
inline constexpr ErrorCode kExpectationFailed{"EXPECTATION_FAILED", 417};
inline constexpr ErrorCode kHeadersTooLarge{"HEADERS_TOO_LARGE", 431};
inline constexpr ErrorCode kMethodUnknown{"METHOD_NOT_IMPLEMENTED", 501};
inline constexpr ErrorCode kCodingUnknown{"TRANSFER_CODING_NOT_IMPLEMENTED", 501};
inline constexpr ErrorCode kVersionNotSupported{"HTTP_VERSION_NOT_SUPPORTED", 505};
} // namespace guitai::http::errors
