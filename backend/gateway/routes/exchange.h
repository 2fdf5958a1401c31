// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One request on its way through a route: what arrived and what the door found out about it.
#pragma once

#include "guards/caller.h"
#include "http/message.h"
#include "routes/trace_context.h"

#include <array>

namespace guitai::routes {

/// What stands in the place of {no}, {channel} … in the order of the pattern, as on the wire.
using PathValues = std::array<QByteArray, 2>;

struct Exchange
{
    explicit Exchange(http::Request request) : request(std::move(request)) {}

    http::Request request;
    QByteArray requestId;
    TraceContext trace;
    PathValues pathValues;
    guards::Caller caller;         ///< nobody on public routes
    IdempotencyKey idempotencyKey; ///< empty unless sent and the route takes one
};

} // namespace guitai::routes
