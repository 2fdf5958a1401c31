// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a server is started with. Every limit a stranger can reach is here.
#pragma once

#include "http/head_scan.h"
#include "time/utc_time.h"

#include <QHostAddress>
#include <QSslConfiguration>

#include <functional>
#include <optional>
#include <vector>

namespace guitai::server {

/// "10.0.0.0/8" or one address, as QHostAddress::parseSubnet reads it.
using Subnet = std::pair<QHostAddress, int>;

struct ServerOptions
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0 lets the system choose; see Server::port()
    std::optional<QSslConfiguration> tls;

    int mostConnections = 16384;
    int mostPerAddress = 64;
    /// Exempt from mostPerAddress; the right-most address in their X-Forwarded-For that is not itself
    /// trusted is the peer of the request and is what counts.
    std::vector<Subnet> trustedProxies;

    http::HeadLimits head;
    Duration headerTime = std::chrono::seconds(5); ///< TLS handshake as well
    Duration bodyTime = std::chrono::seconds(15);
    Duration idleTime = std::chrono::seconds(30); ///< between requests, and for a reader that takes nothing
    Duration drainTime = std::chrono::seconds(2); ///< reading on behind an early refusal
    qint64 drainBytes = 1 << 20;
    /// A client that has left more of earlier answers unread gets no further request begun; one that takes
    /// less than 32 KB of them in the idle time is dropped.
    qint64 writeBufferBytes = 1 << 20;
    Duration tick = std::chrono::milliseconds(250); ///< how often deadlines are looked at

    /// Ids of requests refused before a handler saw them; a counter when empty.
    std::function<QByteArray()> newRequestId;
    /// Told of every such refusal, for the request log and metrics.
    std::function<void(int status, const QHostAddress& peer, const QByteArray& requestId)> onRefused;
};

} // namespace guitai::server
