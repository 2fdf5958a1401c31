// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/host_pool.h"

#include <algorithm>

namespace guitai::http {

HostPool::HostPool(HostAddress address, const ClientOptions& options)
    : m_address(std::move(address)), m_options(options)
{
    m_queueTimer.setSingleShot(true);
    m_queueTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_queueTimer, &QTimer::timeout, this, &HostPool::expireQueue);
}

HostPool::~HostPool()
{
    auto queue = std::exchange(m_queue, {});
    for (Attempt& attempt : queue)
        attempt.promise.complete(Error{errors::kNotSent, {}, QStringLiteral("the client went away"), {}});
    // Each takes itself out of the list.
    while (!m_connections.empty()) {
        ClientConnection& connection = *m_connections.back();
        if (connection.isBusy())
            connection.abandon();
        else
            drop(connection);
    }
}

void HostPool::submit(Attempt attempt)
{
    if (m_queue.empty()) {
        if (ClientConnection* idle = idleConnection()) {
            idle->begin(std::move(attempt));
            return;
        }
        if (static_cast<int>(m_connections.size()) < m_options.mostConnectionsPerHost) {
            m_connections.push_back(std::make_unique<ClientConnection>(*this, m_address, m_options));
            m_connections.back()->begin(std::move(attempt));
            return;
        }
    }
    m_queue.push_back(std::move(attempt));
    startQueueTimer();
}

ClientConnection* HostPool::idleConnection()
{
    for (auto it = m_connections.rbegin(); it != m_connections.rend();) {
        ClientConnection& connection = **it;
        if (connection.isUsable())
            return &connection;
        ++it;
        if (!connection.isBusy()) {
            drop(connection); // died unnoticed
            it = m_connections.rbegin();
        }
    }
    return nullptr;
}

void HostPool::release(ClientConnection& connection, bool reusable)
{
    if (!reusable)
        drop(connection);
    if (!m_queue.empty())
        QMetaObject::invokeMethod(this, &HostPool::serveQueue, Qt::QueuedConnection);
}

void HostPool::drop(ClientConnection& connection)
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&connection](const auto& held) { return held.get() == &connection; });
    if (found == m_connections.end())
        return;
    // It is usually one of its own signals that brought us here.
    ClientConnection* gone = found->release();
    m_connections.erase(found);
    gone->close();
    gone->deleteLater();
}

void HostPool::serveQueue()
{
    while (!m_queue.empty()) {
        ClientConnection* connection = idleConnection();
        if (!connection) {
            if (static_cast<int>(m_connections.size()) >= m_options.mostConnectionsPerHost)
                return;
            m_connections.push_back(std::make_unique<ClientConnection>(*this, m_address, m_options));
            connection = m_connections.back().get();
        }
        Attempt attempt = std::move(m_queue.front());
        m_queue.pop_front();
        connection->begin(std::move(attempt));
    }
}

void HostPool::expireQueue()
{
    std::vector<Attempt> expired;
    std::deque<Attempt> kept;
    for (Attempt& attempt : m_queue)
        (attempt.deadline.hasExpired() ? static_cast<void>(expired.push_back(std::move(attempt)))
                                       : kept.push_back(std::move(attempt)));
    m_queue = std::move(kept);
    startQueueTimer();
    for (Attempt& attempt : expired)
        attempt.promise.complete(
            Error{errors::kNotSent, {}, QStringLiteral("no connection was free before the deadline"), {}});
}

void HostPool::startQueueTimer()
{
    if (m_queue.empty()) {
        m_queueTimer.stop();
        return;
    }
    const auto soonest = std::min_element(m_queue.begin(), m_queue.end(),
                                          [](const Attempt& a, const Attempt& b) { return a.deadline < b.deadline; });
    m_queueTimer.start(static_cast<int>(std::max<qint64>(0, soonest->deadline.remainingTime())));
}

} // namespace guitai::http
