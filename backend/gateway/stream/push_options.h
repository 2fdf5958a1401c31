// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and times of the stream. Every limit a stranger can reach is here.
#pragma once

#include "time/utc_time.h"

namespace guitai::stream {

struct PushOptions
{
    int mostSockets = 4000;
    quint64 frameBytes = 64 * 1024;
    quint64 messageBytes = 256 * 1024;
    Duration handshakeTime = std::chrono::seconds(5); ///< from the hand-over to the upgrade
    Duration helloTime = std::chrono::seconds(5);     ///< from the upgrade to the first message
    Duration pingInterval = std::chrono::seconds(30); ///< a ping unanswered when the next is due ends the socket
    Duration longestLife = std::chrono::hours(1);     ///< then the client comes back and its token is checked again
    qint64 writeBufferBytes = 1 << 20;                ///< a reader that leaves more unread is cut
    qint64 replayBufferBytes = 256 * 1024;            ///< a replay pauses above this
    int replayBatch = 200;
    size_t mostHeld = 1000; ///< live events kept while a client catches up; beyond, it catches up once more
    Duration tick = std::chrono::milliseconds(500); ///< how often deadlines are looked at
};

namespace close_codes {
inline constexpr int kGoingAway = 1001;
inline constexpr int kPolicyViolated = 1008;
inline constexpr int kTokenRefused = 4401;
inline constexpr int kNoHello = 4408;
inline constexpr int kTryAgainLater = 4503; ///< not 1013, which Qt's own client takes for a broken frame
} // namespace close_codes

} // namespace guitai::stream
