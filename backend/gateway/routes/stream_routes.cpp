// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/stream_routes.h"

#include "routes/replies.h"

namespace guitai::routes {

async::Task<Result<http::Response>> askForUpgrade(Services, Exchange exchange)
{
    const Error error{errors::kUpgradeRequired, {}, QStringLiteral("This address speaks WebSocket.")};
    http::Response response = problemReply(error, exchange.requestId);
    response.headers.append(QByteArrayLiteral("Upgrade"), QByteArrayLiteral("websocket"));
    co_return response;
}

} // namespace guitai::routes
