// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Server: HTTP/1.1 on Qt sockets. Requests of a connection are answered in order, one in flight; limits
// and deadlines hold before a handler sees anything; a client that leaves early is never written to.
// Lives on one thread with an event loop.
#pragma once

#include "async/task.h"
#include "http/request_parser.h"
#include "result/result.h"
#include "server/address_counts.h"
#include "server/server_options.h"

#include <QTcpSocket>

#include <memory>

namespace guitai::server {

class ServerCore;

/// Called once per request. The returned task may outlive the connection and the server's interest in it.
using Handler = std::function<async::Task<http::Response>(http::Request)>;

/// A connection on its way to a WebSocket: keep it exactly as long as that lives.
struct UpgradeTicket
{
    http::Request request;            ///< the head, already checked; its bytes are still unread on the socket
    AddressCounts::Slot slot;         ///< the count of the address
    std::shared_ptr<void> connection; ///< the count of the server, open while held
};

/// Owns the socket from here on (no parent, nothing read, nothing of ours connected): hand it to
/// QWebSocketServer::handleConnection at once. A QSslSocket when the server speaks TLS.
using Upgrade = std::function<void(QTcpSocket* socket, UpgradeTicket ticket)>;

class Server
{
public:
    /// `clock` outlives the server.
    Server(ServerOptions options, const Clock& clock, Handler handler, http::BodyLimit bodyLimit = {});
    ~Server(); ///< closes every connection; answers still being made are forgotten
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Requests for a WebSocket on this path (query ignored) are handed over. Call before listen().
    void setUpgrade(QByteArray path, Upgrade upgrade);

    Result<Done> listen();
    quint16 port() const;
    bool overTls() const;
    /// Accepts nothing more and closes each connection behind the answer it is waiting for.
    void stopAccepting();

    /// HTTP connections and held upgrade tickets.
    int openConnections() const;
    /// Requests handed to the handler so far.
    quint64 requestsServed() const;
    /// How often every connection's deadline was looked at.
    quint64 deadlineRounds() const;

private:
    const std::unique_ptr<ServerCore> m_core;
};

} // namespace guitai::server
