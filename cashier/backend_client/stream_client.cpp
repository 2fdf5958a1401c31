// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/stream_client.h"

#include "log/log.h"

#include <QWebSocket>

#include <algorithm>

namespace guitai::backend_client {

namespace {

const log::Category lc{"backend_client"};
constexpr quint64 kFrameLimitBytes = 64 * 1024;
constexpr quint64 kMessageLimitBytes = 256 * 1024;
constexpr int kTokenRefused = 4401;

QUrl streamUrl(const QUrl& root)
{
    QUrl url = root.resolved(QUrl(QStringLiteral("/v1/stream")));
    url.setScheme(root.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

} // namespace

StreamClient::StreamClient(const QUrl& root, async::Timers& timers, const Clock& clock, StreamTimes times)
    : m_url(streamUrl(root)), m_clock(clock), m_times(times), m_retry(timers), m_watchdog(timers),
      m_nextRetry(times.firstRetry)
{
}

StreamClient::~StreamClient()
{
    close();
}

void StreamClient::open(Secret token)
{
    close();
    m_token = std::move(token);
    m_nextRetry = m_times.firstRetry;
    connectNow();
}

void StreamClient::close()
{
    m_token = Secret();
    m_retry.stop();
    m_watchdog.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
    setLive(false);
}

void StreamClient::hurry()
{
    if (!m_retry.isRunning())
        return;
    m_retry.stop();
    m_nextRetry = m_times.firstRetry;
    connectNow();
}

void StreamClient::connectNow()
{
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(kFrameLimitBytes);
    m_socket->setMaxAllowedIncomingMessageSize(kMessageLimitBytes);
    connect(m_socket, &QWebSocket::connected, this, &StreamClient::greet);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &StreamClient::takeText);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_answeredPing = true; });
    connect(m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            ended();
    });
    m_watchdog.start(m_times.ready, [this] { m_socket->abort(); });
    m_socket->open(m_url);
}

void StreamClient::greet()
{
    wire::StreamHello hello;
    hello.token = m_token;
    hello.cursor = m_cursor;
    m_socket->sendTextMessage(QString::fromUtf8(hello.toJson()));
}

void StreamClient::takeText(const QString& text)
{
    const auto receivedAt = m_clock.monotonic();
    const QByteArray bytes = text.toUtf8();
    const Result<wire::StreamMessage> message = wire::StreamMessage::read(QByteArrayView(bytes));
    if (!message) {
        log::warning(lc, "stream_message_unreadable").with("code", message.error().code.name);
        return;
    }
    m_cursor = message->cursor;
    if (message->kind == wire::StreamMessage::Kind::Event) {
        if (message->event)
            Q_EMIT eventReceived(*message->event, receivedAt);
        return;
    }
    m_nextRetry = m_times.firstRetry;
    m_answeredPing = true;
    beat();
    setLive(true);
    // Events start at "ready"; whatever happened before the very first one is asked for by query.
    if (message->kind == wire::StreamMessage::Kind::Resync)
        Q_EMIT resyncNeeded();
}

void StreamClient::beat()
{
    if (!m_answeredPing) {
        m_socket->abort();
        return;
    }
    m_answeredPing = false;
    m_socket->ping();
    m_watchdog.start(m_times.heartbeat, [this] { beat(); });
}

void StreamClient::ended()
{
    const int reason = m_socket->closeCode();
    m_socket->disconnect(this);
    m_socket->deleteLater();
    m_socket = nullptr;
    m_watchdog.stop();
    setLive(false);
    if (reason == kTokenRefused) {
        Q_EMIT tokenRefused();
        return;
    }
    m_retry.start(m_nextRetry, [this] { connectNow(); });
    m_nextRetry = std::min(m_nextRetry * 2, m_times.slowestRetry);
}

void StreamClient::setLive(bool live)
{
    if (live == m_live)
        return;
    m_live = live;
    Q_EMIT liveChanged(live);
}

} // namespace guitai::backend_client
