// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server_core.h"

#include "server/forwarded.h"

#include <QDateTime>
#include <QLocale>
#include <QSslSocket>

#include <algorithm>

namespace guitai::server {

namespace {

constexpr int kBacklog = 1024;
constexpr std::size_t kLeastScratchBytes = 32 * 1024;

/// Runs the handler; the answer finds the connection or is forgotten.
async::Task<> answer(std::shared_ptr<const Handler> handler, http::Request request,
                     std::weak_ptr<Connection> connection)
{
    http::Response response;
    try {
        auto task = (*handler)(std::move(request));
        response = co_await task;
    } catch (...) {
        response = http::Response();
        response.status = 500;
        response.closeAfter = true;
    }
    if (const auto open = connection.lock())
        open->reply(std::move(response));
}

/// What one turn ends takes about a quarter of a millisecond; between turns everybody else is served.
constexpr int kEndedPerTurn = 4;
constexpr std::chrono::milliseconds kBetweenTurns{2};

} // namespace

ServerCore::ServerCore(ServerOptions options, const Clock& clock, Handler handler, http::BodyLimit bodyLimit)
    : m_options(std::move(options)), m_clock(clock), m_handler(std::make_shared<const Handler>(std::move(handler))),
      m_bodyLimit(std::move(bodyLimit)), m_addressCounts(m_options.mostPerAddress),
      m_scratch(std::max(kLeastScratchBytes, static_cast<std::size_t>(m_options.head.mostBytes() + 1)))
{
    setListenBacklogSize(kBacklog);
    m_ticker.setInterval(m_options.tick);
    connect(&m_ticker, &QTimer::timeout, this, &ServerCore::onTick);
    connect(this, &QTcpServer::acceptError, this, &ServerCore::onAcceptError);
}

ServerCore::~ServerCore()
{
    QTcpServer::close();
    const auto connections = std::exchange(m_connections, {});
    for (const auto& connection : connections)
        connection->close();
}

const Upgrade* ServerCore::upgradeFor(const QByteArray& path) const
{
    const auto found = m_upgrades.find(path);
    return found == m_upgrades.end() ? nullptr : &found->second;
}

std::unique_ptr<QTcpSocket> ServerCore::makeSocket() const
{
    if (m_options.tls)
        return std::make_unique<QSslSocket>();
    return std::make_unique<QTcpSocket>();
}

void ServerCore::incomingConnection(qintptr descriptor)
{
    auto socket = makeSocket();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    const QHostAddress peer = socket->peerAddress();
    const bool isProxy = isTrusted(m_options.trustedProxies, peer);
    auto slot = isProxy ? std::optional(AddressCounts::exempt()) : m_addressCounts.take(peer);
    if (!slot || openCount() >= m_options.mostConnections) {
        socket->abort();
        return;
    }
    auto connection = std::make_shared<Connection>(*this, std::move(socket), std::move(*slot), isProxy);
    connection->index = m_connections.size();
    m_connections.push_back(connection);
    if (!m_ticker.isActive())
        m_ticker.start();
    connection->start();
}

/// Qt stops accepting when descriptors run out; the next tick tries again.
void ServerCore::onAcceptError()
{
    m_acceptPaused = true;
    m_ticker.start();
}

void ServerCore::onTick()
{
    if (std::exchange(m_acceptPaused, false) && !m_stopping)
        resumeAccepting();
    if (m_unlooked == 0) { // otherwise the last wave is still being looked through
        m_unlooked = m_connections.size();
        lookAtDeadlines();
    }
    if (m_connections.empty() && !m_acceptPaused)
        m_ticker.stop();
}

/// Thousands of connections that run out together are ended in small lots with pauses, so that nobody else waits for
/// them. Lots without pauses are no better than one: a payment needs several turns of the loop, and meets all of them.
void ServerCore::lookAtDeadlines()
{
    const auto at = now();
    // Backwards: a dropped connection's place is taken by the last one, which was looked at already.
    for (int ended = 0; m_unlooked > 0 && ended < kEndedPerTurn;) {
        --m_unlooked;
        if (m_unlooked >= m_connections.size())
            continue;
        const auto connection = m_connections[m_unlooked];
        if (connection->tick(at))
            ++ended;
    }
    if (m_unlooked == 0)
        ++m_deadlineRounds;
    else
        QTimer::singleShot(kBetweenTurns, Qt::PreciseTimer, this, &ServerCore::lookAtDeadlines);
}

void ServerCore::stopAccepting()
{
    m_stopping = true;
    QTcpServer::close();
    const auto connections = m_connections;
    for (const auto& connection : connections)
        connection->finish();
}

void ServerCore::forget(Connection& connection)
{
    const std::size_t place = connection.index;
    if (place >= m_connections.size() || m_connections[place].get() != &connection)
        return;
    const auto gone = std::move(m_connections[place]);
    if (place + 1 != m_connections.size()) {
        m_connections[place] = std::move(m_connections.back());
        m_connections[place]->index = place;
    }
    m_connections.pop_back();
}

void ServerCore::serve(http::Request request, std::weak_ptr<Connection> connection)
{
    ++m_served;
    answer(m_handler, std::move(request), std::move(connection));
}

std::shared_ptr<void> ServerCore::countOpen()
{
    ++*m_open;
    return std::shared_ptr<void>(m_open.get(), [open = m_open](void*) { --*open; });
}

QByteArrayView ServerCore::date()
{
    const std::int64_t second = m_clock.now().seconds();
    if (second != std::exchange(m_dateSecond, second)) {
        const auto when = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        m_date = QLocale::c().toString(when, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return m_date;
}

QByteArray ServerCore::newRequestId()
{
    if (m_options.newRequestId)
        return m_options.newRequestId();
    return "refused-" + QByteArray::number(++m_nextId);
}

} // namespace guitai::server
