// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamClient: the backend's events over a WebSocket, resumed by cursor, reconnected with back-off.
// Frames above 64 KB and messages above 256 KB close the connection.
#pragma once

#include "backend_client/alarm.h"
#include "secret/secret.h"
#include "time/utc_time.h"
#include "wire/stream_wire.h"

#include <QObject>
#include <QUrl>

class QWebSocket;

namespace guitai::backend_client {

struct StreamTimes
{
    Duration firstRetry = std::chrono::milliseconds(500);
    Duration slowestRetry = std::chrono::seconds(10);
    Duration ready = std::chrono::seconds(5);     ///< from connecting to the server's first word
    Duration heartbeat = std::chrono::seconds(5); ///< ping; no pong before the next one ends the connection
};

class StreamClient final : public QObject
{
    Q_OBJECT

public:
    /// root: the backend's http or https address
    StreamClient(const QUrl& root, async::Timers& timers, const Clock& clock, StreamTimes times = {});
    ~StreamClient() override;

    void open(Secret token);
    void close();
    /// Tries at once when it is waiting for its next attempt.
    void hurry();
    bool isLive() const { return m_live; }

Q_SIGNALS:
    void liveChanged(bool live);
    /// receivedAt: monotonic, when the message came off the socket
    void eventReceived(const guitai::wire::Event& event, std::chrono::nanoseconds receivedAt);
    /// Events may have been missed: ask for everything that is shown.
    void resyncNeeded();
    void tokenRefused();

private:
    void connectNow();
    void greet();
    void takeText(const QString& text);
    void beat();
    void ended();
    void setLive(bool live);

    QUrl m_url;
    const Clock& m_clock;
    StreamTimes m_times;
    Alarm m_retry;
    Alarm m_watchdog;
    QWebSocket* m_socket = nullptr;
    Secret m_token;
    QByteArray m_cursor;
    Duration m_nextRetry;
    bool m_live = false;
    bool m_answeredPing = true;
};

} // namespace guitai::backend_client
