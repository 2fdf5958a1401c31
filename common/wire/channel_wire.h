// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's wallets as they are now: GET /v1/channels, its pause and resume, and the event of a change.
#pragma once

#include "ids/ids.h"
#include "result/result.h"
#include "time/utc_time.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace guitai::wire {

class JsonValue;

/// Body of POST /v1/channels/{code}/pause.
struct PauseChannel
{
    QString reason; ///< 1 to 200 characters, for colleagues

    static Result<PauseChannel> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// Body of PUT /v1/channels/{code}/preference.
struct PreferChannel
{
    int preference = 50; ///< 0 to 100; how much AUTO_QR prefers it

    static Result<PreferChannel> read(QByteArrayView json);
    QJsonObject toJson() const;
};

/// What a stretch of time of placings came to.
struct ChannelWindow
{
    int seconds = 0; ///< the last so many
    int calls = 0;
    int successPermille = 1000;
    int p50Ms = 0;
    int p95Ms = 0;
    int unknowns = 0;

    static Result<ChannelWindow> read(const JsonValue& object);
    QJsonObject toJson() const;
};

/// The channel of one code for all wallets: no wallet itself.
inline constexpr char kAggregate[] = "aggregate";

/// A certificate of the account, and how long it holds.
struct ChannelCertificate
{
    QByteArray name; ///< the member of the account it stands in
    QByteArray serial;
    UtcTime expiresAt;
    int daysLeft = 0;      ///< negative once it has ended
    bool endsSoon = false; ///< somebody should renew it

    static Result<ChannelCertificate> read(const JsonValue& object);
    QJsonObject toJson() const;
};

namespace channel_states {
inline constexpr char kHealthy[] = "healthy";
inline constexpr char kDegraded[] = "degraded"; ///< too many calls fail; no new payments
inline constexpr char kPaused[] = "paused";     ///< by a person; no new payments
inline constexpr char kTrial[] = "trial";       ///< single payments try it again
} // namespace channel_states

namespace event_types {
/// The data of this is a ChannelState, its subject the channel's code.
inline constexpr char kChannelChanged[] = "guitai.channel.changed";
} // namespace event_types

/// True for events whose data is a ChannelState.
inline bool tellsOfChannel(QByteArrayView type)
{
    return type.startsWith("guitai.channel.");
}

struct ChannelState
{
    ChannelCode code;
    ChannelAccountId accountId;
    std::vector<QByteArray> payWays;
    QByteArray state; ///< channel_states
    UtcTime since;
    QByteArray reason; ///< FAILURE_RATE FAILURES_IN_A_ROW CHANNEL_DOWN PAUSED; empty while healthy
    QString note;      ///< the operator's words, while paused
    QByteArray pausedBy;
    bool canTest = false;               ///< it shows a code, so that a penny may be paid through it
    int preference = 50;                ///< the merchant's, 0 to 100
    int unknowns = 0;                   ///< answers of the last five minutes, of any call, that nobody can be sure of
    std::vector<ChannelWindow> windows; ///< the shortest first
    /// How the placings of each four minutes of the last hour went, the oldest first, in 1/1000; nothing without any.
    std::vector<std::optional<int>> trend;
    std::vector<ChannelCertificate> certificates; ///< the first to end first
    std::optional<UtcTime> lastNotice;            ///< since the backend started; likewise the next
    std::optional<UtcTime> lastBill;

    static Result<ChannelState> read(QByteArrayView json);
    static Result<ChannelState> read(const QJsonObject& object);
    static Result<ChannelState> read(const JsonValue& object);
    QJsonObject toJson() const;
};

struct ChannelStatePage
{
    std::vector<ChannelState> channels;
    QByteArray nextCursor; ///< empty: a merchant has few

    static Result<ChannelStatePage> read(QByteArrayView json);
    QJsonObject toJson() const;
};

} // namespace guitai::wire
