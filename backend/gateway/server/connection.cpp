// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.h"

#include "http/refusal.h"
#include "http/response_bytes.h"
#include "log/log.h"
#include "server/forwarded.h"
#include "server/refusal_reply.h"
#include "server/server_core.h"

#include <QSslSocket>

#include <algorithm>

#include <sys/socket.h>

namespace guitai::server {

namespace {

const log::Category lc{"server"};

constexpr qint64 kFirstPeekBytes = 4096; ///< nearly every request fits, and a pipelined next one costs little
/// A WebSocket reads a frame once all of it has arrived: room for one of 64 KB.
constexpr qint64 kUpgradedReadBytes = qint64{128} * 1024;
constexpr qint64 kLeastTaken = qint64{32} * 1024;
constexpr ErrorCode kTooManyConnections{"TOO_MANY_CONNECTIONS", 429};

} // namespace

Connection::Connection(ServerCore& core, std::unique_ptr<QTcpSocket> socket, AddressCounts::Slot slot, bool isProxy)
    : m_core(&core), m_socket(std::move(socket)), m_parser(core.options().head, core.bodyLimit()),
      m_slot(std::move(slot)), m_isProxy(isProxy), m_peer(m_socket->peerAddress())
{
}

Connection::~Connection()
{
    // Often it is one of the socket's own signals that ended the connection.
    if (m_socket)
        m_socket.release()->deleteLater();
}

void Connection::start()
{
    m_socket->setReadBufferSize(static_cast<qint64>(m_core->scratch().size()));
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // A QSslSocket speaks from the middle of its work: what is written or read there is only half seen.
    m_speech = m_core->options().tls ? Qt::QueuedConnection : Qt::DirectConnection;
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::onReadyRead, m_speech);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::onDisconnected);
    const auto& options = m_core->options();
    m_progress = m_core->now();
    if (!options.tls) {
        enter(Phase::Idle, options.idleTime);
        return;
    }
    auto* tls = static_cast<QSslSocket*>(m_socket.get());
    connect(tls, &QSslSocket::encrypted, this, &Connection::onEncrypted);
    enter(Phase::Handshake, options.headerTime);
    tls->setSslConfiguration(*options.tls);
    tls->startServerEncryption();
}

void Connection::enter(Phase phase, std::chrono::milliseconds time)
{
    m_phase = phase;
    m_deadline = m_core->now() + time;
}

void Connection::onEncrypted()
{
    if (m_phase == Phase::Handshake)
        enter(Phase::Idle, m_core->options().idleTime);
}

void Connection::onReadyRead()
{
    process();
}

void Connection::onDisconnected()
{
    drop();
}

/// Reads as many requests as can be answered without waiting.
void Connection::process()
{
    if (m_processing)
        return;
    const auto self = shared_from_this();
    m_processing = true;
    do {
        m_behind = false;
        while (step()) {}
        if (m_phase != Phase::Closed)
            m_socket->flush();
        // Within a bytesWritten signal Qt sends no further one, so a client that caught up is noticed here.
    } while (m_behind && m_phase != Phase::Closed && !isBehindOnReading());
    m_processing = false;
    if (m_phase == Phase::Closed)
        return;
    if (m_phase == Phase::Flushing)
        flushed();
}

/// True when there may be more to do at once.
bool Connection::step()
{
    if (m_phase == Phase::Draining) {
        drain();
        return false;
    }
    if (m_phase != Phase::Idle && m_phase != Phase::Head && m_phase != Phase::Body)
        return false;
    const qint64 available = m_socket->bytesAvailable();
    if (available == 0 || isBehindOnReading())
        return false;
    if (m_phase == Phase::Idle)
        enter(Phase::Head, m_core->options().headerTime);
    const qsizetype used = feed(available);
    return afterFeed(used, available);
}

/// True when so much of earlier answers is unread that nothing more is begun for this client yet.
bool Connection::isBehindOnReading()
{
    if (m_socket->bytesToWrite() <= m_core->options().writeBufferBytes)
        return false;
    m_behind = true;
    hearWrites();
    return true;
}

void Connection::hearWrites()
{
    const auto once = static_cast<Qt::ConnectionType>(m_speech | Qt::UniqueConnection);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten, once);
}

void Connection::onBytesWritten()
{
    if (m_phase == Phase::Flushing)
        flushed();
    else
        process();
}

/// Shows the parser what is unread, a little first. The bytes stay in the socket.
qsizetype Connection::feed(qint64 available)
{
    auto& scratch = m_core->scratch();
    const qint64 most = std::min(available, static_cast<qint64>(scratch.size()));
    const qint64 first = m_phase == Phase::Body ? most : std::min(most, kFirstPeekBytes);
    qint64 shown = m_socket->peek(scratch.data(), first);
    qsizetype used = m_parser.feed(QByteArrayView(scratch.data(), shown));
    if (used == 0 && shown < most && m_parser.state() != http::RequestParser::State::Refused) {
        shown = m_socket->peek(scratch.data(), most);
        used = m_parser.feed(QByteArrayView(scratch.data(), shown));
    }
    return used;
}

bool Connection::afterFeed(qsizetype used, qint64 available)
{
    using State = http::RequestParser::State;
    if (m_parser.state() == State::Refused) {
        refuse(m_parser.refusal());
        return false;
    }
    if (used == 0)
        return false; // wait for more
    if (m_phase == Phase::Head && m_parser.asksForWebSocket() && handOver(used, available))
        return false;
    m_socket->read(m_core->scratch().data(), used); // now the parser is done with them
    if (m_parser.state() == State::Complete) {
        serve();
        return true;
    }
    if (m_phase == Phase::Head)
        return enterBody(used, available);
    return true;
}

bool Connection::enterBody(qsizetype used, qint64 available)
{
    enter(Phase::Body, m_core->options().bodyTime);
    if (m_parser.expectsContinue() && used == available) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return false;
    }
    return true;
}

void Connection::serve()
{
    m_toHead = m_parser.head().method == "HEAD";
    m_keepAlive = m_parser.keepAlive();
    http::Request request = m_parser.take();
    request.overTls = m_core->options().tls.has_value();
    request.peer = m_peer;
    if (m_isProxy) {
        request.peer = forwardedAddress(m_core->options().trustedProxies, m_peer, request.headers);
        if (!isTrusted(m_core->options().trustedProxies, request.peer)) {
            auto slot = m_core->addressCounts().take(request.peer);
            if (!slot) {
                refuse({kTooManyConnections, {}, QStringLiteral("too many requests at once from this address"), {}});
                return;
            }
            m_requestSlot = std::move(*slot);
        }
    }
    m_phase = Phase::Answering;
    m_core->serve(std::move(request), weak_from_this());
}

void Connection::reply(http::Response response)
{
    if (m_phase != Phase::Answering)
        return;
    m_requestSlot.release();
    if (response.hangUp) {
        drop();
        return;
    }
    m_keepAlive = m_keepAlive && !response.closeAfter && !m_core->isStopping();
    send(response);
    if (!m_keepAlive) {
        closeGently();
        return;
    }
    enter(Phase::Idle, m_core->options().idleTime);
    if (!m_processing)
        process();
}

void Connection::send(const http::Response& response)
{
    const http::AnswerFraming framing{m_toHead, m_keepAlive, m_core->date()};
    auto bytes = http::responseBytes(response, framing);
    if (!bytes) {
        log::error(lc, "answer_not_writable").with("status", response.status);
        const Error error{errors::kInternal};
        bytes = http::responseBytes(refusalReply(error, m_core->newRequestId()), framing);
    }
    m_socket->write(*bytes);
}

void Connection::refuse(const Error& error)
{
    const auto& options = m_core->options();
    const QByteArray id = m_core->newRequestId();
    m_keepAlive = false;
    m_toHead = false;
    send(refusalReply(error, id));
    closeGently();
    if (options.onRefused)
        options.onRefused(error.code.httpStatus, m_peer, id);
}

/// True when the request was for a WebSocket here, whatever became of it.
bool Connection::handOver(qsizetype used, qint64 available)
{
    const Upgrade* upgrade = m_core->upgradeFor(m_parser.head().path);
    if (!upgrade)
        return false;
    if (m_parser.hasBody() || used < available) {
        refuse({http::errors::kMalformed, {}, QStringLiteral("bytes behind the head of an upgrade"), {}});
        return true;
    }
    UpgradeTicket ticket;
    ticket.request = m_parser.take();
    ticket.request.overTls = m_core->options().tls.has_value();
    ticket.request.peer = m_peer;
    ticket.slot = std::move(m_slot);
    if (m_isProxy) {
        ticket.request.peer = forwardedAddress(m_core->options().trustedProxies, m_peer, ticket.request.headers);
        auto slot = m_core->addressCounts().take(ticket.request.peer);
        if (!slot) {
            refuse({kTooManyConnections, {}, QStringLiteral("too many connections from this address"), {}});
            return true;
        }
        ticket.slot = std::move(*slot);
    }
    ticket.connection = m_core->countOpen();
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(kUpgradedReadBytes);
    m_socket->flush();
    QTcpSocket* socket = m_socket.release();
    const Upgrade receive = *upgrade;
    m_phase = Phase::Closed;
    std::exchange(m_core, nullptr)->forget(*this);
    receive(socket, std::move(ticket));
    return true;
}

void Connection::finish()
{
    if (m_phase == Phase::Answering)
        return; // reply() sees that the server is stopping
    if (m_phase != Phase::Flushing && m_phase != Phase::Draining)
        drop();
}

/// The answer goes out, then our half closes; the client's unread bytes are taken in for a while,
/// because closing over them would reset the connection and destroy the answer on its way.
void Connection::closeGently()
{
    enter(Phase::Flushing, m_core->options().idleTime);
    hearWrites();
    if (!m_processing) {
        const auto self = shared_from_this();
        m_socket->flush();
        flushed();
    }
}

void Connection::flushed()
{
    if (m_phase != Phase::Flushing || m_socket->bytesToWrite() > 0)
        return;
    const auto* tls = qobject_cast<QSslSocket*>(m_socket.get());
    if (tls && tls->encryptedBytesToWrite() > 0)
        return;
    enter(Phase::Draining, m_core->options().drainTime);
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    drain();
}

void Connection::drain()
{
    auto& scratch = m_core->scratch();
    for (;;) {
        const qint64 got = m_socket->read(scratch.data(), static_cast<qint64>(scratch.size()));
        if (got <= 0)
            return;
        m_drained += got;
        if (m_drained > m_core->options().drainBytes) {
            drop();
            return;
        }
    }
}

/// False when the client took less than kLeastTaken of its answers in the idle time.
bool Connection::keepsReading(std::chrono::nanoseconds now)
{
    const qint64 unsent = m_socket->bytesToWrite();
    if (unsent == 0 || unsent + kLeastTaken <= m_unsent) {
        m_progress = now;
        m_unsent = unsent;
    }
    m_unsent = std::max(m_unsent, unsent); // a new answer came on top
    return now - m_progress < m_core->options().idleTime;
}

bool Connection::tick(std::chrono::nanoseconds now)
{
    if (!keepsReading(now)) {
        drop();
        return true;
    }
    if (m_phase == Phase::Answering || now < m_deadline)
        return false;
    const bool begun = m_phase == Phase::Head || m_phase == Phase::Body;
    if (begun)
        refuse({http::errors::kTooSlow, {}, QStringLiteral("the request did not arrive in time"), {}});
    else
        drop();
    return true;
}

void Connection::drop()
{
    if (m_phase == Phase::Closed)
        return;
    const auto self = shared_from_this();
    ServerCore* core = m_core;
    close();
    core->forget(*this);
}

void Connection::close()
{
    m_phase = Phase::Closed;
    m_core = nullptr;
    m_slot.release();
    m_requestSlot.release();
    m_socket->disconnect(this);
    m_socket->abort();
}

} // namespace guitai::server
