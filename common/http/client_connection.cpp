// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client_connection.h"

#include "http/host_pool.h"

#include <QNetworkProxy>

#include <sys/socket.h>

#include <cerrno>

namespace guitai::http {

namespace {

constexpr qint64 kReadBufferBytes = 256 * 1024;

std::unique_ptr<QTcpSocket> makeSocket(const HostAddress& address, const ClientOptions& options)
{
    if (!address.tls)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = options.tls;
    if (address.party) {
        tls.setLocalCertificateChain(address.party->certificates);
        tls.setPrivateKey(address.party->key);
        if (!address.party->authorities.isEmpty())
            tls.setCaCertificates(address.party->authorities);
    }
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (tls.protocol() != QSsl::TlsV1_3 && tls.protocol() != QSsl::TlsV1_3OrLater)
        tls.setProtocol(QSsl::TlsV1_2OrLater);
    socket->setSslConfiguration(tls);
    return socket;
}

} // namespace

ClientConnection::ClientConnection(HostPool& pool, const HostAddress& address, const ClientOptions& options)
    : m_pool(pool), m_address(address), m_idleLife(options.idleConnectionLife), m_socket(makeSocket(address, options))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClientConnection::onTimer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ClientConnection::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ClientConnection::onGone);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &ClientConnection::onGone);
    if (m_address.tls)
        connect(static_cast<QSslSocket*>(m_socket.get()), &QSslSocket::encrypted, this, &ClientConnection::write);
    else
        connect(m_socket.get(), &QTcpSocket::connected, this, &ClientConnection::write);
}

ClientConnection::~ClientConnection()
{
    // The socket speaks once more while it is destroyed; nobody listens by then.
    m_socket->disconnect(this);
}

void ClientConnection::begin(Attempt attempt)
{
    m_written = false;
    m_parser.emplace(attempt.answerLimit, attempt.toHead, attempt.answerTo);
    m_attempt.emplace(std::move(attempt));
    m_timer.start(static_cast<int>(std::max<qint64>(0, m_attempt->deadline.remainingTime())));
    if (m_connected)
        write();
    else
        connectSocket();
}

void ClientConnection::connectSocket()
{
    const QString target = m_address.connectTo.isNull() ? m_address.host : m_address.connectTo.toString();
    if (m_address.tls)
        static_cast<QSslSocket*>(m_socket.get())->connectToHostEncrypted(target, m_address.port, m_address.host);
    else
        m_socket->connectToHost(target, m_address.port);
}

void ClientConnection::write()
{
    if (!m_connected) {
        m_connected = true;
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    if (!m_attempt)
        return;
    m_written = true;
    m_socket->write(std::exchange(m_attempt->bytes, {}));
    m_socket->flush();
}

bool ClientConnection::isUsable() const
{
    if (m_attempt || !m_connected || m_socket->state() != QAbstractSocket::ConnectedState ||
        m_socket->bytesAvailable() > 0)
        return false;
    // The event loop may not have heard yet that the peer closed.
    char byte = 0;
    const auto got = ::recv(static_cast<int>(m_socket->socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void ClientConnection::onReadyRead()
{
    if (!m_attempt || !m_written) {
        m_pool.drop(*this); // nobody asked
        return;
    }
    take();
}

/// Feeds what arrived; ends the attempt when the answer is whole or refused.
void ClientConnection::take()
{
    m_unread += m_socket->readAll();
    const qsizetype used = m_parser->feed(m_unread);
    m_unread.remove(0, used);
    if (m_parser->state() == ResponseParser::State::Refused) {
        conclude(m_parser->refusal(), false);
    } else if (m_parser->state() == ResponseParser::State::Complete) {
        const bool reusable = m_parser->keepAlive() && m_unread.isEmpty() && m_socket->bytesToWrite() == 0;
        conclude(m_parser->take(), reusable);
    }
}

void ClientConnection::onGone()
{
    if (!m_attempt) {
        m_pool.drop(*this);
        return;
    }
    const QString why = m_socket->errorString();
    if (m_written) {
        m_unread += m_socket->readAll();
        m_parser->feed(m_unread);
        m_parser->endOfStream();
        if (m_parser->state() == ResponseParser::State::Complete)
            return conclude(m_parser->take(), false);
        if (m_parser->state() == ResponseParser::State::Refused)
            return conclude(m_parser->refusal(), false);
    }
    fail(why);
}

void ClientConnection::onTimer()
{
    if (m_attempt)
        fail(QStringLiteral("the deadline passed"));
    else
        m_pool.drop(*this);
}

void ClientConnection::abandon()
{
    if (m_attempt)
        fail(QStringLiteral("the client went away"));
}

void ClientConnection::close()
{
    m_timer.stop();
    m_socket->disconnect(this);
    m_socket->abort();
}

void ClientConnection::fail(const QString& detail)
{
    conclude(Error{m_written ? errors::kNoAnswer : errors::kNotSent, {}, detail, {}}, false);
}

void ClientConnection::conclude(Result<Response> result, bool reusable)
{
    const auto promise = m_attempt->promise;
    m_attempt.reset();
    m_unread.clear();
    if (reusable)
        m_timer.start(m_idleLife);
    else
        m_timer.stop();
    m_pool.release(*this, reusable);
    promise.complete(std::move(result)); // last: it may end the whole client
}

} // namespace guitai::http
