// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"

#include "server/server_core.h"

namespace guitai::server {

namespace {
constexpr ErrorCode kCannotListen{"CANNOT_LISTEN", 500};
}

Server::Server(ServerOptions options, const Clock& clock, Handler handler, http::BodyLimit bodyLimit)
    : m_core(std::make_unique<ServerCore>(std::move(options), clock, std::move(handler), std::move(bodyLimit)))
{
}

Server::~Server() = default;

void Server::setUpgrade(QByteArray path, Upgrade upgrade)
{
    m_core->setUpgrade(std::move(path), std::move(upgrade));
}

Result<Done> Server::listen()
{
    if (!m_core->listen(m_core->options().address, m_core->options().port))
        return Error{kCannotListen, {}, m_core->errorString(), {}};
    return Done();
}

quint16 Server::port() const
{
    return m_core->serverPort();
}

bool Server::overTls() const
{
    return m_core->options().tls.has_value();
}

void Server::stopAccepting()
{
    m_core->stopAccepting();
}

int Server::openConnections() const
{
    return m_core->openCount();
}

quint64 Server::deadlineRounds() const
{
    return m_core->deadlineRounds();
}

quint64 Server::requestsServed() const
{
    return m_core->served();
}

} // namespace guitai::server
