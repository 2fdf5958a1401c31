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
    QByteArray subject; ///< the number of what it tells of
    UtcTime time;
    QJsonObject data; ///< a Payment, or what tellsOfRefund and tellsOfWithdrawal say

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
inline constexpr char kDoubtfulMoneyAccepted[] = "guitai.doubtful_money.accepted";
inline constexpr char kDoubtfulMoneyRefunded[] = "guitai.doubtful_money.refunded";
inline constexpr char kPaymentRefunded[] = "guitai.payment.refunded"; ///< wholly or in part; see its status
// The data of these is a Refund (refund_wire.h), their subject its number.
inline constexpr char kRefundCreated[] = "guitai.refund.created";
inline constexpr char kRefundSucceeded[] = "guitai.refund.succeeded";
inline constexpr char kRefundFailed[] = "guitai.refund.failed";
inline constexpr char kRefundAbnormal[] = "guitai.refund.abnormal";
} // namespace event_types

/// True for events whose data is a Refund.
inline bool tellsOfRefund(QByteArrayView type)
{
    return type.startsWith("guitai.refund.");
}

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
