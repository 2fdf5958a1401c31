// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Trace Context (version 00): the caller's trace, continued by this request's own span. Pure; any thread.
#pragma once

#include "http/message.h"

namespace guitai::routes {

struct TraceContext
{
    QByteArray traceId; ///< 32 hex digits; empty when the request carries no valid traceparent
    QByteArray flags;   ///< 2 hex digits
    QByteArray spanId;  ///< 16 hex digits, this request's own

    /// A malformed or repeated traceparent is as good as none (the standard says: ignore).
    static TraceContext read(const http::Headers& headers, QByteArray spanId);

    bool isPresent() const { return !traceId.isEmpty(); }
    /// "00-<trace>-<span>-<flags>": for calls made on behalf of this request, and for the answer.
    QByteArray parent() const { return "00-" + traceId + '-' + spanId + '-' + flags; }
};

} // namespace guitai::routes
