// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of what this backend answers: a route is one line, and what no line allows is refused.
// Pure; any thread.
#pragma once

#include "async/task.h"
#include "result/result.h"
#include "routes/exchange.h"
#include "routes/services.h"

#include <optional>
#include <span>

namespace guitai::routes {

enum class Access {
    Public,     ///< anybody
    Integrator, ///< a signed request
    Operator,   ///< a session
    Either
};

enum class Idempotency {
    None,
    Key ///< takes an Idempotency-Key; the same key replays the first answer
};

/// Services and exchange by value: the request may outlive the connection it came on.
using Handle = async::Task<Result<http::Response>> (*)(Services services, Exchange exchange);

struct Route
{
    const char* method;
    const char* pattern;
    Access access;
    std::optional<merchants::Permission> permission; ///< of the caller; none where being one is enough
    Idempotency idempotency;
    qsizetype bodyLimitBytes;
    Handle handle;
};

std::span<const Route> allRoutes();

struct Match
{
    const Route* route = nullptr;
    PathValues values;
    QByteArray allow; ///< the methods of the path when only the method is wrong: "GET, HEAD"
};

/// HEAD finds the GET route.
Match findRoute(QByteArrayView method, QByteArrayView path);

/// The most body bytes of a request (http::BodyLimit). Unknown routes get the default, so that they are
/// answered 404 and not 413.
qsizetype bodyLimitFor(const QByteArray& method, const QByteArray& path);

} // namespace guitai::routes
