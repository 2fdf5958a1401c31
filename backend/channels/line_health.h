// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The health of one line, that is of one merchant's account at one channel: what its calls came to, per kind of call,
// and whether new payments may use it. It degrades by itself, is tried again after a while with single payments, and
// is healthy once those went well. Pure.
#pragma once

#include "channels/breaker.h"

#include <memory>
#include <optional>

namespace guitai::channels {

enum class Endpoint { Place, Query, Close, Reverse, Refund, QueryRefund };
inline constexpr size_t kEndpoints = 6;

enum class LineState {
    Healthy,
    Degraded, ///< no new payments
    Trial     ///< single payments, to see whether it is well again
};

struct HealthOptions
{
    int degradePercent = 5;                        ///< failures of a window that degrade
    int minimumCalls = 20;                         ///< below which a window says nothing
    int failuresInARow = 5;                        ///< that degrade a line with few calls
    Duration slowAfter = std::chrono::seconds(2);  ///< a call without an answer counts as failed
    Duration trialAfter = std::chrono::seconds(5); ///< degraded; doubles with each trial that fails
    Duration longestTrialAfter = std::chrono::seconds(60);
    int trialCalls = 3;      ///< that must go well
    int mostInFlight = 4096; ///< per channel; a quarter is kept for what is no new payment
};

/// Why a line is as it is; a code for people to be translated.
namespace health_reasons {
inline constexpr char kFailureRate[] = "FAILURE_RATE";
inline constexpr char kFailuresInARow[] = "FAILURES_IN_A_ROW";
inline constexpr char kChannelDown[] = "CHANNEL_DOWN"; ///< most of its other accounts are degraded
} // namespace health_reasons

class LineHealth
{
public:
    LineHealth(const HealthOptions& options, Instant now);

    /// A result that is known now; `took` is since the call began.
    void record(Endpoint endpoint, CallResult result, Duration took, Instant now);
    /// Whether a call may go out. For a placing on trial this takes the trial.
    bool admits(Endpoint endpoint, Instant now);
    /// Moves on what time moves on.
    void look(Instant now);

    LineState state() const { return m_state; }
    Instant since() const { return m_since; }
    /// Empty while healthy.
    const char* reason() const { return m_reason; }
    /// A payment may be tried on it now.
    bool hasTrial(Instant now) const { return m_state == LineState::Trial && now >= m_nextTrial; }
    bool hasCalls(Instant now) const { return m_lastCall + std::chrono::minutes(5) > now; }
    Instant lastCall() const { return m_lastCall; }

    struct View
    {
        CallCounts fiveMinutes, hour, day;
        std::vector<std::optional<int>> trend; ///< of the hour, four minutes each
    };
    /// Nothing before the first call of that kind.
    std::optional<View> view(Endpoint endpoint, Instant now) const;
    /// Placings of the last five minutes that are judged: none from before the last recovery.
    CallCounts lately(Instant now) const;

private:
    struct Kept
    {
        explicit Kept(int failuresInARow) : breaker(failuresInARow) {}

        CallWindow fiveMinutes{std::chrono::minutes(5), 15};
        CallWindow hour{std::chrono::hours(1), 15};
        CallWindow day{std::chrono::hours(24), 24};
        // What is judged begins anew with each recovery.
        CallWindow moment{std::chrono::seconds(10), 10};
        CallWindow lasting{std::chrono::minutes(5), 15};
        int failuresInARow = 0;
        Breaker breaker;
    };

    Kept& kept(Endpoint endpoint);
    const char* verdict(const Kept& kept, Instant now) const;
    void judge(Endpoint endpoint, CallResult result, Instant now);
    void degrade(Endpoint cause, const char* reason, Instant now);
    void recover(Instant now);

    const HealthOptions* m_options;
    std::array<std::unique_ptr<Kept>, kEndpoints> m_kept;
    LineState m_state = LineState::Healthy;
    Instant m_since;
    Instant m_lastCall;
    const char* m_reason = "";
    Endpoint m_cause = Endpoint::Place;
    Duration m_wait;
    Instant m_nextTrial{0};
    int m_trialsWell = 0;
};

} // namespace guitai::channels
