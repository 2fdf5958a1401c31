// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PushClient: one WebSocket of the stream. Waits for the hello, has its token checked, replays what was
// missed and goes live without a gap: events published meanwhile are held and sent behind the replay.
// Lives on the event loop; kept alive by the hub and by its own running coroutine.
#pragma once

#include "async/task.h"
#include "events/event_pump.h"
#include "guards/caller.h"
#include "server/server.h"
#include "stream/push_options.h"

#include <QPointer>
#include <QWebSocket>

#include <functional>

namespace guitai::stream {

using TokenCheck = std::function<async::Task<Result<guards::Caller>>(Secret token)>;

/// What every client of a hub shares; outlives them all.
struct PushTools
{
    const PushOptions& options;
    TokenCheck checkToken;
    events::EventPump& pump;
    const Clock& clock;
    std::function<void()> pushed; ///< counts a sent event
};

class PushClient final : public QObject, public std::enable_shared_from_this<PushClient>
{
    Q_OBJECT

public:
    /// `socket` belongs to the client from here on; the ticket is held exactly as long.
    PushClient(QWebSocket* socket, server::UpgradeTicket ticket, std::shared_ptr<const PushTools> tools);
    ~PushClient() override;

    /// Call once it is held by a shared_ptr.
    void start();
    /// A published event of this client's merchant; `message` is it as sent to live clients.
    void offer(const events::PublishedEvent& event, const QString& message);
    /// Deadlines and pings; called every tick.
    void lookAtClock();
    void close(int code);

    const MerchantId& merchantId() const { return m_merchantId; } ///< empty until the token was accepted
    const QByteArray& tokenHash() const { return m_tokenHash; }   ///< SHA-256; empty until then

Q_SIGNALS:
    /// The token was accepted: events of merchantId() are wanted from now on.
    void following();
    void gone();

private:
    enum class State { AwaitingHello, Checking, Replaying, Live, Closed };

    void onText(const QString& text);
    void onDisconnected();
    void stop();
    void onBytesWritten();
    static async::Task<> follow(std::shared_ptr<PushClient> self, wire::StreamHello hello);
    static async::Task<bool> replay(std::shared_ptr<PushClient> self);
    static async::Task<bool> replayShard(std::shared_ptr<PushClient> self, storage::ShardIndex shard);
    bool accept(const Result<guards::Caller>& caller, const Secret& token);
    void goLive();
    void greet(wire::StreamMessage::Kind kind);
    void sendEvent(const events::PublishedEvent& event);
    void send(const QString& message);
    void logPush(const events::PublishedEvent& event) const;
    bool hasRoom() const;

    const std::shared_ptr<const PushTools> m_tools;
    const QPointer<QWebSocket> m_socket; ///< the acceptor's child, which may go first
    server::UpgradeTicket m_ticket;
    State m_state = State::AwaitingHello;
    std::chrono::nanoseconds m_openedAt;
    std::chrono::nanoseconds m_pingedAt;
    bool m_pongMissing = false;
    bool m_gone = false;

    MerchantId m_merchantId;
    QByteArray m_tokenHash;
    events::Cursor m_cursor; ///< everything up to here was sent, or was not this merchant's
    std::vector<events::PublishedEvent> m_held;
    bool m_heldTooMany = false;
    std::optional<async::Promise<bool>> m_drained; ///< completed with false when the client is gone
};

/// The message of one event; `cursor` is what a client that has seen it resumes with.
QString eventMessage(const events::PublishedEvent& event, const events::Cursor& cursor);

} // namespace guitai::stream
