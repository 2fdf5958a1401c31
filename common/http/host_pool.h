// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// HostPool: the connections to one host and the calls waiting for one of them.
#pragma once

#include "http/client_connection.h"

#include <deque>

namespace guitai::http {

class HostPool final : public QObject
{
public:
    HostPool(HostAddress address, const ClientOptions& options);
    ~HostPool() override;

    const HostAddress& address() const { return m_address; }
    bool isEmpty() const { return m_connections.empty() && m_queue.empty(); }
    /// Takes an idle connection, opens one, or waits for one until the attempt's deadline.
    void submit(Attempt attempt);

    /// From a connection: its attempt ended.
    void release(ClientConnection& connection, bool reusable);
    /// From an idle connection: it is of no more use.
    void drop(ClientConnection& connection);

private:
    ClientConnection* idleConnection();
    void serveQueue();
    void expireQueue();
    void startQueueTimer();

    const HostAddress m_address;
    const ClientOptions& m_options;
    std::vector<std::unique_ptr<ClientConnection>> m_connections; ///< used last, stands last
    std::deque<Attempt> m_queue;
    QTimer m_queueTimer;
};

} // namespace guitai::http
