// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Gateway: the door. Every request passes it: address rate, route, content type, caller, permission,
// idempotency key, then the route's handler; every answer leaves with a request id and a line in the log.
// Lives on the event loop and outlives every request.
#pragma once

#include "routes/request_ids.h"
#include "routes/request_log.h"
#include "routes/route_table.h"
#include "server/server.h"

namespace guitai::routes {

class Gateway
{
public:
    static constexpr char kStreamPath[] = "/v1/stream";

    /// `randomPrefix`: 8 random bytes, which make the ids of this process its own.
    Gateway(Services services, const QByteArray& randomPrefix);

    /// Ids and log lines for what the server refuses by itself.
    void completeOptions(server::ServerOptions& options);
    server::Handler handler();
    http::BodyLimit bodyLimit() const { return &bodyLimitFor; }
    /// For Server::setUpgrade(kStreamPath, …).
    server::Upgrade upgrade();

    async::Task<http::Response> handle(http::Request request);

private:
    RequestRecord recordOf(const http::Request& request);
    std::optional<Error> refusalAtDoor(const http::Request& request, const Match& match);
    http::Response finish(const RequestRecord& record, const guards::Caller& caller, Result<http::Response> answer);
    void takeSocket(QTcpSocket* socket, server::UpgradeTicket ticket);
    void refuseSocket(QTcpSocket* socket, const RequestRecord& record, const Error& error);

    const Services m_services;
    RequestIds m_ids;
    RequestLog m_log;
};

} // namespace guitai::routes
