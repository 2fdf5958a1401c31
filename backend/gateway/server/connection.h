// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Connection: one client's socket. Bytes stay in the socket until a request needs them, so an idle
// connection holds no buffer and an upgrade is handed over unread. One request in flight; the answer
// comes back through a weak handle, or not at all when the client has left.
#pragma once

#include "http/request_parser.h"
#include "server/address_counts.h"

#include <QTcpSocket>

#include <chrono>
#include <memory>

namespace guitai::server {

class ServerCore;

class Connection final : public QObject, public std::enable_shared_from_this<Connection>
{
public:
    Connection(ServerCore& core, std::unique_ptr<QTcpSocket> socket, AddressCounts::Slot slot, bool isProxy);
    ~Connection() override;

    /// Begins to listen to the socket; the TLS handshake first where there is one.
    void start();
    /// The handler's answer. Ignored when the connection is past waiting for it.
    void reply(http::Response response);
    /// Looks at the deadline of what is going on.
    /// True when it ended the connection.
    bool tick(std::chrono::nanoseconds now);
    /// Closes behind the answer being made, at once when none is.
    void finish();
    /// Closes at once and forgets the core.
    void close();

    std::size_t index = 0; ///< of the core: where it stands in its list

private:
    enum class Phase {
        Handshake,
        Idle, ///< between requests
        Head,
        Body,
        Answering,
        Flushing, ///< the last answer is on its way
        Draining, ///< reading on so that the client sees that answer and no reset
        Closed
    };

    void onReadyRead();
    void onEncrypted();
    void onDisconnected();
    void process();
    bool step();
    bool isBehindOnReading();
    void hearWrites();
    void onBytesWritten();
    bool keepsReading(std::chrono::nanoseconds now);
    qsizetype feed(qint64 available);
    bool afterFeed(qsizetype used, qint64 available);
    bool enterBody(qsizetype used, qint64 available);
    void serve();
    bool handOver(qsizetype used, qint64 available);
    void refuse(const Error& error);
    void send(const http::Response& response);
    void closeGently();
    void flushed();
    void drain();
    void drop();
    void enter(Phase phase, std::chrono::milliseconds time);

    ServerCore* m_core;
    std::unique_ptr<QTcpSocket> m_socket;
    http::RequestParser m_parser;
    AddressCounts::Slot m_slot;        ///< of the connection
    AddressCounts::Slot m_requestSlot; ///< of the forwarded address of the request in flight
    const bool m_isProxy;
    const QHostAddress m_peer;
    Phase m_phase = Phase::Idle;
    Qt::ConnectionType m_speech = Qt::DirectConnection; ///< how the socket's signals are heard
    bool m_processing = false;
    bool m_behind = false;
    bool m_toHead = false;
    bool m_keepAlive = true;
    qint64 m_drained = 0;
    qint64 m_unsent = 0; ///< when it last took a good part
    std::chrono::nanoseconds m_deadline{};
    std::chrono::nanoseconds m_progress{}; ///< when the client last took bytes
};

} // namespace guitai::server
