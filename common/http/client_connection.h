// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ClientConnection: one socket of the client's pool and at most one attempt on it. An attempt is written
// once; whether it ended before or after its first byte was written decides kNotSent or kNoAnswer.
#pragma once

#include "http/client.h"
#include "http/response_parser.h"

#include <QDeadlineTimer>
#include <QSslSocket>
#include <QTimer>

#include <optional>

namespace guitai::http {

class HostPool;

/// One call, ready for the wire.
struct Attempt
{
    Attempt(QByteArray bytes, const Call& call)
        : bytes(std::move(bytes)), toHead(call.method == "HEAD"), answerLimit(call.answerLimitBytes),
          answerTo(call.answerTo), deadline(call.deadline, Qt::PreciseTimer)
    {
    }

    QByteArray bytes;
    bool toHead;
    qsizetype answerLimit;
    BodySink answerTo;
    QDeadlineTimer deadline;
    async::Promise<Result<Response>> promise;
};

/// Where a pool's connections go.
struct HostAddress
{
    bool tls = false;
    QString host;
    quint16 port = 0;
    QHostAddress connectTo;
    std::shared_ptr<const TlsParty> party;

    friend bool operator==(const HostAddress&, const HostAddress&) = default;
};

class ClientConnection final : public QObject
{
public:
    ClientConnection(HostPool& pool, const HostAddress& address, const ClientOptions& options);
    ~ClientConnection() override;

    /// Connects first where needed.
    void begin(Attempt attempt);
    bool isBusy() const { return m_attempt.has_value(); }
    /// Idle, connected, and nothing came or ended on it since the last answer.
    bool isUsable() const;
    /// Ends the attempt without an answer, as when the client goes away.
    void abandon();
    /// Silently; the connection is of no more use.
    void close();

private:
    void connectSocket();
    void write();
    void onReadyRead();
    void onGone();
    void onTimer();
    void take();
    void fail(const QString& detail);
    void conclude(Result<Response> result, bool reusable);

    HostPool& m_pool;
    const HostAddress m_address;
    const Duration m_idleLife;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer; ///< the attempt's deadline, or the end of an idle life
    std::optional<Attempt> m_attempt;
    std::optional<ResponseParser> m_parser;
    QByteArray m_unread;
    bool m_connected = false;
    bool m_written = false;
};

} // namespace guitai::http
