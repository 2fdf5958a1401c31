// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A client that writes exactly the bytes a test gives it and reads whole answers. On the test's event loop.
#pragma once

#include "http/response_parser.h"

#include <QSslSocket>

#include <memory>
#include <vector>

namespace guitai::test {

class RawClient
{
public:
    explicit RawClient(quint16 port, const QHostAddress& from = {}) : m_socket(std::make_unique<QTcpSocket>())
    {
        if (!from.isNull())
            m_socket->bind(from);
        listen();
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    /// Over TLS, trusting exactly that certificate.
    RawClient(quint16 port, const QSslCertificate& trusted)
    {
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration tls;
        tls.setCaCertificates({trusted});
        socket->setSslConfiguration(tls);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port, QStringLiteral("localhost"));
        m_socket = std::move(socket);
        listen();
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    QTcpSocket& socket() { return *m_socket; }
    void send(const QByteArray& bytes)
    {
        m_socket->write(bytes);
        if (m_socket->state() == QAbstractSocket::ConnectedState)
            m_socket->flush();
    }
    /// Leaves what comes unread.
    void pause()
    {
        m_paused = true;
        m_socket->setReadBufferSize(1);
    }
    /// The next answer is to a HEAD.
    void expectHead() { m_toHead = true; }

    /// Whole answers so far.
    const std::vector<http::Response>& answers()
    {
        read();
        return m_answers;
    }
    int answerCount() { return static_cast<int>(answers().size()); }
    int lastStatus() { return answers().empty() ? 0 : m_answers.back().status; }
    bool isClosed()
    {
        read();
        return m_socket->state() == QAbstractSocket::UnconnectedState;
    }
    /// Everything, interim answers included.
    const QByteArray& received()
    {
        read();
        return m_received;
    }

private:
    /// Takes bytes as they come: a reset would throw away what is still in the socket.
    void listen()
    {
        QObject::connect(m_socket.get(), &QTcpSocket::readyRead, m_socket.get(), [this] {
            if (!m_paused)
                read();
        });
    }

    void read()
    {
        const QByteArray bytes = m_socket->isOpen() ? m_socket->readAll() : QByteArray();
        m_received += bytes;
        m_unread += bytes;
        while (!m_unread.isEmpty()) {
            if (!m_parser)
                m_parser = std::make_unique<http::ResponseParser>(64 << 20, m_toHead);
            const qsizetype used = m_parser->feed(m_unread);
            m_unread.remove(0, used);
            if (m_parser->state() != http::ResponseParser::State::Complete)
                return;
            m_answers.push_back(m_parser->take());
            m_parser.reset();
            m_toHead = false;
        }
    }

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<http::ResponseParser> m_parser;
    std::vector<http::Response> m_answers;
    QByteArray m_received;
    QByteArray m_unread;
    bool m_toHead = false;
    bool m_paused = false;
};

} // namespace guitai::test
