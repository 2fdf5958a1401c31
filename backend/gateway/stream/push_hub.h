// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PushHub: every WebSocket of GET /v1/stream. Takes sockets over from the server's upgrade hand-over, keeps
// deadlines, and gives each published event to the clients of its merchant, and to no others.
// Lives on the event loop.
#pragma once

#include "observability/metrics.h"
#include "stream/push_client.h"

#include <QPointer>
#include <QTimer>
#include <QWebSocketServer>

#include <map>

namespace guitai::stream {

class PushHub final : public QObject
{
    Q_OBJECT

public:
    /// `pump` and `clock` outlive the hub.
    PushHub(PushOptions options, TokenCheck checkToken, events::EventPump& pump, const Clock& clock,
            observability::Metrics& metrics);
    ~PushHub() override;

    bool hasRoom() const { return openSockets() < m_options.mostSockets; }
    /// The socket of an Upgrade (see server.h). Call only while hasRoom().
    void take(QTcpSocket* socket, server::UpgradeTicket ticket);
    /// Upgraded sockets and those on their way.
    int openSockets() const { return static_cast<int>(m_clients.size() + m_pending.size()); }
    /// A sign-out ends the session's streams.
    void closeSession(const Secret& token);
    /// Before the process ends: clients come back elsewhere with their cursor.
    void closeAll();

private:
    /// Both ends' view of a connection is the same; nothing else joins a QWebSocket to the socket it was made of.
    using PeerKey = std::pair<QString, quint16>;
    struct Pending
    {
        QPointer<QTcpSocket> socket;
        server::UpgradeTicket ticket;
        std::chrono::nanoseconds since;
    };
    using Clients = std::vector<std::shared_ptr<PushClient>>;

    void onUpgraded();
    void onPublished(const events::PublishedEvent& event);
    void onTick();
    void dropLatePending();
    void admit(QWebSocket* socket, server::UpgradeTicket ticket);
    void remove(PushClient* client);
    void showCount();

    const PushOptions m_options;
    events::EventPump& m_pump;
    const Clock& m_clock;
    observability::Gauge m_sockets;
    observability::Counter m_pushed;
    std::shared_ptr<const PushTools> m_tools;
    QWebSocketServer m_acceptor; ///< never listens
    QTimer m_tick;
    int m_subscription = 0;
    std::map<PeerKey, Pending> m_pending;
    Clients m_clients;
    QHash<MerchantId, Clients> m_following;
};

} // namespace guitai::stream
