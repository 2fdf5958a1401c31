// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ServerCore: the listening socket, the list of connections and what they share.
#pragma once

#include "server/connection.h"
#include "server/server.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace guitai::server {

class ServerCore final : public QTcpServer
{
public:
    ServerCore(ServerOptions options, const Clock& clock, Handler handler, http::BodyLimit bodyLimit);
    ~ServerCore() override;

    const ServerOptions& options() const { return m_options; }
    const http::BodyLimit& bodyLimit() const { return m_bodyLimit; }
    std::chrono::nanoseconds now() const { return m_clock.monotonic(); }
    /// Shared by all connections, used between two calls of theirs and never across one.
    std::vector<char>& scratch() { return m_scratch; }
    AddressCounts& addressCounts() { return m_addressCounts; }
    const Upgrade* upgradeFor(const QByteArray& path) const;
    void setUpgrade(QByteArray path, Upgrade upgrade)
    {
        m_upgrades.insert_or_assign(std::move(path), std::move(upgrade));
    }

    bool isStopping() const { return m_stopping; }
    void stopAccepting();
    QByteArrayView date();
    QByteArray newRequestId();
    void serve(http::Request request, std::weak_ptr<Connection> connection);
    void forget(Connection& connection);
    /// One more connection of the server, counted while it is held.
    std::shared_ptr<void> countOpen();
    int openCount() const { return *m_open + static_cast<int>(m_connections.size()); }
    quint64 deadlineRounds() const { return m_deadlineRounds; }
    quint64 served() const { return m_served; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::unique_ptr<QTcpSocket> makeSocket() const;
    void onAcceptError();
    void onTick();
    void lookAtDeadlines();

    const ServerOptions m_options;
    const Clock& m_clock;
    const std::shared_ptr<const Handler> m_handler;
    const http::BodyLimit m_bodyLimit;
    std::unordered_map<QByteArray, Upgrade> m_upgrades;
    AddressCounts m_addressCounts;
    std::shared_ptr<int> m_open = std::make_shared<int>(0); ///< handed over and still held
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::vector<char> m_scratch;
    QTimer m_ticker;
    quint64 m_deadlineRounds = 0;
    std::size_t m_unlooked = 0; ///< connections of this tick whose deadlines are still to be looked at
    QByteArray m_date;
    std::int64_t m_dateSecond = -1;
    quint64 m_nextId = 0;
    quint64 m_served = 0;
    bool m_stopping = false;
    bool m_acceptPaused = false;
};

} // namespace guitai::server
