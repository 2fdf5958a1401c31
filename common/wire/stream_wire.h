// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of GET /v1/stream (WebSocket, text frames, one JSON object each). See README.md.
#pragma once

#include "wire/payment_wire.h"

#include "secret/secret.h"

#include <QJsonObject>

namespace guitai::wire {

/// First message of the client, within 5 s.
struct StreamHello
{
    Secret token;
    QByteArray cursor; ///< the last cursor seen; empty to start from now

    static Result<StreamHello> read(QByteArrayView json);
    QByteArray toJson() const;
};

/// CloudEvents 1.0, JSON format.
struct Event
{
    EventId id;
    QByteArray type;    ///< "guitai.payment.succeeded"
    QByteArray subject; ///< the payment number
    UtcTime time;
    QJsonObject data; ///< a Payment

    static Result<Event> read(const QJsonObject& object);
    static Result<Event> read(const JsonValue& object);
    QJsonObject toJson() const;
};

namespace event_types {
inline constexpr char kPaymentPlaced[] = "guitai.payment.placed"; ///< a credential came after the answer
inline constexpr char kPaymentSucceeded[] = "guitai.payment.succeeded";
inline constexpr char kPaymentClosed[] = "guitai.payment.closed";
inline constexpr char kPaymentFrozen[] = "guitai.payment.frozen";
inline constexpr char kAttemptFailed[] = "guitai.attempt.failed";
inline constexpr char kDoubtfulMoneyRecorded[] = "guitai.doubtful_money.recorded";
} // namespace event_types

/// Server to client.
struct StreamMessage
{
    enum class Kind {
        Ready,  ///< the token was accepted; events follow
        Resync, ///< the cursor is older than what is kept: query what you show, go on from here
        Event
    };
    Kind kind = Kind::Ready;
    QByteArray cursor; ///< opaque; resume with the newest one
    std::optional<Event> event;

    static Result<StreamMessage> read(QByteArrayView json);
    QByteArray toJson() const;
};

} // namespace guitai::wire
