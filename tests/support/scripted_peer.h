// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that reads requests and does with each what its script says: any bytes, or none, then close.
#pragma once

#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <optional>

namespace guitai::test {

class ScriptedPeer final : public QTcpServer
{
public:
    struct Act
    {
        QByteArray bytes;
        bool close = false;
        bool reset = false;
    };
    using Script = std::function<Act(int request)>; ///< by number, from 1, over all connections

    explicit ScriptedPeer(Script script, std::optional<QSslConfiguration> tls = {})
        : m_script(std::move(script)), m_tls(std::move(tls))
    {
        listen(QHostAddress(QHostAddress::LocalHost));
    }

    QUrl url(const QString& path = QStringLiteral("/")) const
    {
        const auto scheme = m_tls ? QStringLiteral("https://localhost:") : QStringLiteral("http://127.0.0.1:");
        return QUrl(scheme + QString::number(serverPort()) + path);
    }

    int bodies = 0; ///< whole requests that arrived, on whatever connection
    int connections = 0;
    QList<QByteArray> requests;
    QList<QTcpSocket*> sockets;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto* socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        sockets.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        if (auto* tls = qobject_cast<QSslSocket*>(socket)) {
            tls->setSslConfiguration(*m_tls);
            tls->startServerEncryption();
        }
    }

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& unread = m_unread[socket];
        unread += socket->readAll();
        for (;;) {
            const qsizetype headEnd = unread.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            qsizetype length = 0;
            const qsizetype at = unread.indexOf("Content-Length: ");
            if (at >= 0 && at < headEnd)
                length = unread.mid(at + 16, unread.indexOf('\r', at) - at - 16).toLongLong();
            if (unread.size() < headEnd + 4 + length)
                return;
            requests.append(unread.left(headEnd + 4 + length));
            unread.remove(0, headEnd + 4 + length);
            ++bodies;
            const Act act = m_script(bodies);
            socket->write(act.bytes);
            socket->flush();
            if (act.reset)
                return socket->abort();
            if (act.close)
                return socket->disconnectFromHost();
        }
    }

    Script m_script;
    std::optional<QSslConfiguration> m_tls;
    QHash<QTcpSocket*, QByteArray> m_unread;
};

} // namespace guitai::test
