// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/push_hub.h"

#include "crypto/hash.h"
#include "log/log.h"

#include <QWebSocketCorsAuthenticator>

namespace guitai::stream {

namespace {

const log::Category kLog{"stream"};

} // namespace

PushHub::PushHub(PushOptions options, TokenCheck checkToken, events::EventPump& pump, const Clock& clock,
                 observability::Metrics& metrics)
    : m_options(options), m_pump(pump), m_clock(clock),
      m_sockets(metrics.gauge("guitai_stream_sockets", "WebSockets open or on their way.")),
      m_pushed(metrics.counter("guitai_stream_messages_total", "Messages written to WebSockets.")),
      m_acceptor(QStringLiteral("guitai"), QWebSocketServer::NonSecureMode)
{
    m_tools = std::make_shared<const PushTools>(PushTools{m_options, std::move(checkToken), m_pump, m_clock,
                                                          [counter = m_pushed]() mutable { counter.increment(); }});
    m_acceptor.setMaxPendingConnections(m_options.mostSockets);
    connect(&m_acceptor, &QWebSocketServer::newConnection, this, &PushHub::onUpgraded);
    connect(&m_tick, &QTimer::timeout, this, &PushHub::onTick);
    m_tick.start(m_options.tick);
    m_subscription = m_pump.subscribe([this](const events::PublishedEvent& event) { onPublished(event); });
}

PushHub::~PushHub()
{
    m_pump.unsubscribe(m_subscription);
    const Clients clients = std::exchange(m_clients, {});
    for (const auto& client : clients) {
        client->disconnect(this);
        client->close(close_codes::kGoingAway);
    }
    for (const auto& [key, pending] : m_pending)
        delete pending.socket.data();
}

void PushHub::take(QTcpSocket* socket, server::UpgradeTicket ticket)
{
    const PeerKey key(socket->peerAddress().toString(), socket->peerPort());
    m_pending.insert_or_assign(key, Pending{socket, std::move(ticket), m_clock.monotonic()});
    showCount();
    m_acceptor.handleConnection(socket);
}

void PushHub::onUpgraded()
{
    while (QWebSocket* socket = m_acceptor.nextPendingConnection()) {
        auto pending = m_pending.extract(PeerKey(socket->peerAddress().toString(), socket->peerPort()));
        if (pending)
            admit(socket, std::move(pending.mapped().ticket));
        else
            socket->deleteLater(); // gave up between its upgrade and now
    }
    showCount();
}

void PushHub::admit(QWebSocket* socket, server::UpgradeTicket ticket)
{
    const auto client = std::make_shared<PushClient>(socket, std::move(ticket), m_tools);
    m_clients.push_back(client);
    connect(client.get(), &PushClient::following, this,
            [this, raw = client.get()] { m_following[raw->merchantId()].push_back(raw->shared_from_this()); });
    connect(client.get(), &PushClient::gone, this, [this, raw = client.get()] { remove(raw); });
    client->start();
}

void PushHub::remove(PushClient* client)
{
    const auto is = [client](const std::shared_ptr<PushClient>& other) { return other.get() == client; };
    if (const auto found = m_following.find(client->merchantId()); found != m_following.end()) {
        std::erase_if(*found, is);
        if (found->empty())
            m_following.erase(found);
    }
    std::erase_if(m_clients, is);
    showCount();
}

void PushHub::onPublished(const events::PublishedEvent& event)
{
    // A copy: a client that is cut leaves the list while it is walked.
    const Clients clients = m_following.value(event.merchantId);
    if (clients.empty())
        return;
    const QString message = eventMessage(event, m_pump.now());
    for (const auto& client : clients)
        client->offer(event, message);
}

void PushHub::onTick()
{
    dropLatePending();
    const Clients clients = m_clients;
    for (const auto& client : clients)
        client->lookAtClock();
    showCount();
}

void PushHub::dropLatePending()
{
    const auto now = m_clock.monotonic();
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        QTcpSocket* socket = it->second.socket;
        const bool over = !socket || socket->state() == QAbstractSocket::UnconnectedState ||
                          now - it->second.since >= m_options.handshakeTime;
        if (!over) {
            ++it;
            continue;
        }
        if (socket) {
            socket->abort();
            socket->deleteLater();
        }
        it = m_pending.erase(it);
    }
}

void PushHub::closeSession(const Secret& token)
{
    const QByteArray hash = crypto::sha256(token.reveal());
    const Clients clients = m_clients;
    for (const auto& client : clients) {
        if (client->tokenHash() == hash)
            client->close(close_codes::kTokenRefused);
    }
}

void PushHub::closeAll()
{
    const Clients clients = m_clients;
    log::info(kLog, "streams_closed").with("count", clients.size());
    for (const auto& client : clients)
        client->close(close_codes::kGoingAway);
}

void PushHub::showCount()
{
    m_sockets.set(openSockets());
}

} // namespace guitai::stream
