// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stream/push_client.h"

#include "crypto/hash.h"
#include "log/log.h"

namespace guitai::stream {

namespace {

const log::Category kLog{"stream"};

events::Cursor later(const events::Cursor& a, const events::Cursor& b)
{
    std::vector<std::int64_t> positions = a.positions();
    for (size_t shard = 0; shard < positions.size(); ++shard)
        positions[shard] = std::max(positions[shard], b.positions()[shard]);
    return events::Cursor(std::move(positions));
}

int closeCodeFor(const Error& error)
{
    constexpr int kTooMany = 429;
    constexpr int kFirstOfServer = 500;
    const int status = error.code.httpStatus;
    return status == kTooMany || status >= kFirstOfServer ? close_codes::kTryAgainLater : close_codes::kTokenRefused;
}

} // namespace

QString eventMessage(const events::PublishedEvent& event, const events::Cursor& cursor)
{
    wire::StreamMessage message;
    message.kind = wire::StreamMessage::Kind::Event;
    message.cursor = cursor.text();
    message.event = event.event;
    return QString::fromUtf8(message.toJson());
}

PushClient::PushClient(QWebSocket* socket, server::UpgradeTicket ticket, std::shared_ptr<const PushTools> tools)
    : m_tools(std::move(tools)), m_socket(socket), m_ticket(std::move(ticket)), m_openedAt(m_tools->clock.monotonic()),
      m_pingedAt(m_openedAt), m_cursor(m_tools->pump.now())
{
    m_socket->setMaxAllowedIncomingFrameSize(m_tools->options.frameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(m_tools->options.messageBytes);
}

PushClient::~PushClient()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->deleteLater();
}

void PushClient::start()
{
    connect(m_socket, &QWebSocket::textMessageReceived, this, &PushClient::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this] { close(close_codes::kPolicyViolated); });
    connect(m_socket, &QWebSocket::pong, this, [this] { m_pongMissing = false; });
    connect(m_socket, &QWebSocket::bytesWritten, this, &PushClient::onBytesWritten);
    connect(m_socket, &QWebSocket::disconnected, this, &PushClient::onDisconnected);
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        onDisconnected();
}

void PushClient::onText(const QString& text)
{
    // One message is expected of a client, its hello.
    if (m_state != State::AwaitingHello)
        return close(close_codes::kPolicyViolated);
    auto hello = wire::StreamHello::read(text.toUtf8());
    if (!hello)
        return close(close_codes::kPolicyViolated);
    m_state = State::Checking;
    follow(shared_from_this(), *std::move(hello));
}

async::Task<> PushClient::follow(std::shared_ptr<PushClient> self, wire::StreamHello hello)
{
    auto checking = self->m_tools->checkToken(hello.token);
    const Result<guards::Caller> caller = co_await checking;
    if (self->m_state == State::Closed || !self->accept(caller, hello.token))
        co_return;
    const auto cursor = events::Cursor::parse(hello.cursor, static_cast<int>(self->m_cursor.positions().size()));
    bool resync = !hello.cursor.isEmpty();
    if (cursor) {
        auto judging = self->m_tools->pump.isTooOld(*cursor);
        const Result<bool> judged = co_await judging;
        if (self->m_state == State::Closed)
            co_return;
        if (!judged) {
            self->close(close_codes::kTryAgainLater);
            co_return;
        }
        resync = *judged;
    }
    const bool replays = cursor && !resync;
    self->m_cursor = replays ? *cursor : self->m_tools->pump.now();
    self->m_state = State::Replaying;
    Q_EMIT self->following();
    self->greet(resync ? wire::StreamMessage::Kind::Resync : wire::StreamMessage::Kind::Ready);
    if (replays) {
        auto replaying = replay(self);
        if (!co_await replaying)
            co_return;
    }
    self->goLive();
}

bool PushClient::accept(const Result<guards::Caller>& caller, const Secret& token)
{
    if (!caller) {
        close(closeCodeFor(caller.error()));
        return false;
    }
    if (!caller->may(merchants::Permission::FollowStream)) {
        close(close_codes::kTokenRefused);
        return false;
    }
    m_merchantId = caller->merchantId;
    m_tokenHash = crypto::sha256(token.reveal());
    log::info(kLog, "stream_followed").with("caller", caller->actor());
    return true;
}

async::Task<bool> PushClient::replay(std::shared_ptr<PushClient> self)
{
    do {
        self->m_heldTooMany = false;
        const events::Cursor before = self->m_tools->pump.now();
        const auto shards = static_cast<storage::ShardIndex>(before.positions().size());
        for (storage::ShardIndex shard = 0; shard < shards; ++shard) {
            auto replaying = replayShard(self, shard);
            if (!co_await replaying)
                co_return false;
        }
        // Whatever stood below `before` has been read: what was not this merchant's need not be read again.
        self->m_cursor = later(self->m_cursor, before);
    } while (self->m_heldTooMany);
    co_return true;
}

async::Task<bool> PushClient::replayShard(std::shared_ptr<PushClient> self, storage::ShardIndex shard)
{
    const int limit = self->m_tools->options.replayBatch;
    for (;;) {
        auto reading = self->m_tools->pump.after(shard, self->m_cursor.position(shard), self->m_merchantId, limit);
        const Result<std::vector<events::PublishedEvent>> batch = co_await reading;
        if (self->m_state == State::Closed)
            co_return false;
        if (!batch) {
            self->close(close_codes::kTryAgainLater);
            co_return false;
        }
        for (const events::PublishedEvent& event : *batch)
            self->sendEvent(event);
        if (batch->size() < static_cast<size_t>(limit))
            co_return self->m_state != State::Closed;
        if (!self->hasRoom()) {
            self->m_drained.emplace();
            auto drained = self->m_drained->later();
            co_await drained;
        }
        if (self->m_state == State::Closed)
            co_return false;
    }
}

/// In one step, so that no event falls between the held ones and the live ones.
void PushClient::goLive()
{
    const auto held = std::exchange(m_held, {});
    for (const events::PublishedEvent& event : held) {
        if (m_state == State::Replaying && event.position > m_cursor.position(event.shard)) {
            sendEvent(event);
            logPush(event);
        }
    }
    if (m_state == State::Replaying)
        m_state = State::Live;
}

void PushClient::offer(const events::PublishedEvent& event, const QString& message)
{
    if (m_state == State::Replaying) {
        m_heldTooMany = m_heldTooMany || m_held.size() >= m_tools->options.mostHeld;
        if (m_heldTooMany)
            m_held.clear();
        else
            m_held.push_back(event);
        return;
    }
    if (m_state != State::Live || event.position <= m_cursor.position(event.shard))
        return;
    m_cursor.advance(event);
    send(message);
    logPush(event);
}

/// For the measured way from a channel's callback to the till.
void PushClient::logPush(const events::PublishedEvent& event) const
{
    if (m_state == State::Closed)
        return; // cut while it was sent
    log::info(kLog, "push_sent")
        .with("payment_no", event.event.subject)
        .with("monotonic_ns", m_tools->clock.monotonic().count());
}

void PushClient::sendEvent(const events::PublishedEvent& event)
{
    if (m_state == State::Closed)
        return;
    m_cursor.advance(event);
    send(eventMessage(event, m_cursor));
}

void PushClient::greet(wire::StreamMessage::Kind kind)
{
    wire::StreamMessage message;
    message.kind = kind;
    message.cursor = m_cursor.text();
    send(QString::fromUtf8(message.toJson()));
}

void PushClient::send(const QString& message)
{
    if (m_state == State::Closed)
        return;
    m_socket->sendTextMessage(message);
    m_tools->pushed();
    if (m_socket->bytesToWrite() > m_tools->options.writeBufferBytes) {
        log::warning(kLog, "slow_reader_cut").with("merchant_id", m_merchantId.bytes());
        m_socket->abort();
    }
}

bool PushClient::hasRoom() const
{
    return m_socket->bytesToWrite() < m_tools->options.replayBufferBytes;
}

void PushClient::onBytesWritten()
{
    if (!m_drained || !hasRoom())
        return;
    const auto self = shared_from_this();
    const auto drained = *std::exchange(m_drained, std::nullopt);
    drained.complete(true);
}

void PushClient::lookAtClock()
{
    const auto now = m_tools->clock.monotonic();
    const PushOptions& options = m_tools->options;
    if (m_state == State::Closed)
        return m_socket->abort(); // had a tick's time to take the close frame
    if (m_state == State::AwaitingHello && now - m_openedAt >= options.helloTime)
        return close(close_codes::kNoHello);
    if (now - m_openedAt >= options.longestLife)
        return close(close_codes::kGoingAway);
    if (now - m_pingedAt < options.pingInterval)
        return;
    if (std::exchange(m_pongMissing, true))
        return m_socket->abort();
    m_pingedAt = now;
    m_socket->ping();
}

void PushClient::close(int code)
{
    if (m_state == State::Closed)
        return;
    const auto self = shared_from_this();
    stop();
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void PushClient::stop()
{
    m_state = State::Closed;
    m_held.clear();
    if (m_drained) {
        const auto drained = *std::exchange(m_drained, std::nullopt);
        drained.complete(false);
    }
}

void PushClient::onDisconnected()
{
    const auto self = shared_from_this();
    if (m_state != State::Closed)
        stop();
    if (!std::exchange(m_gone, true))
        Q_EMIT gone();
}

} // namespace guitai::stream
