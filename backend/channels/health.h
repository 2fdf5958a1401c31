// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The health of every line this process uses, and who may call: bulkheads per channel, breakers per line and kind of
// call. Fed at one place, by WatchedChannel. Each process judges by its own calls; nothing here is stored.
// Lives on the event loop's thread.
#pragma once

#include "channels/channel.h"
#include "channels/line_health.h"

#include <QHash>

#include <deque>

namespace guitai::channels {

struct LineId
{
    ChannelCode channel;
    ChannelAccountId accountId;
    MerchantId merchantId;
};

/// What others may know of a line now.
struct LineView
{
    LineState state = LineState::Healthy;
    UtcTime since;
    QByteArray reason; ///< health_reasons; empty while healthy
    LineHealth::View placing;
    CallCounts lately;                 ///< placings since it recovered, of five minutes at most: what a choice weighs
    int unknowns = 0;                  ///< of the last five minutes, of any kind of call
    bool hasTrial = false;             ///< on trial, and a payment may be tried now
    std::optional<UtcTime> lastNotice; ///< genuine, and received by this process
    std::optional<UtcTime> lastBill;   ///< whole, and fetched by this process
};

class Health
{
public:
    Health(const Clock& clock, HealthOptions options) : m_clock(clock), m_options(options) {}

    /// A call that may go out, until it is ended.
    class Call
    {
    public:
        /// Once.
        void end(CallResult result);

    private:
        friend class Health;
        struct Flight
        {
            Endpoint endpoint = Endpoint::Place;
            Instant begun{0};
            bool isOver = false; ///< answered, or counted as lost
        };
        Health* m_health = nullptr;
        LineId m_line;
        std::shared_ptr<Flight> m_flight;
    };
    /// Nothing when it must not go out: the bulkhead is full, or the breaker open. Then nothing was sent, for certain.
    std::optional<Call> begin(const LineId& line, Endpoint endpoint);

    /// The provider reached us, or handed out a bill.
    void noteNotice(const LineId& line) { lineOf(line).lastNotice = m_clock.now(); }
    void noteBill(const LineId& line) { lineOf(line).lastBill = m_clock.now(); }

    /// Without the counts, which cost more.
    LineView standing(const LineId& line);
    LineView view(const LineId& line);
    /// Counts calls that are late and moves on what time moves on; now and then.
    void look();
    int inFlight(const ChannelCode& channel) const { return m_inFlight.value(channel); }
    /// Those that were called, or looked at.
    std::vector<LineId> lines() const;
    const HealthOptions& options() const { return m_options; }

    static constexpr int kMostLines = 2'048;

private:
    struct Line
    {
        LineId id;
        std::unique_ptr<LineHealth> health;
        std::deque<std::shared_ptr<Call::Flight>> flights; ///< the earliest first; answered ones leave late
        std::optional<UtcTime> lastNotice;
        std::optional<UtcTime> lastBill;
    };
    struct Standing
    {
        bool isDown = false; ///< two accounts and more than half of those in use are degraded
        UtcTime since;
    };

    Line& lineOf(const LineId& id);
    void sweep(Line& line, Instant now);
    void judgeChannels(Instant now);
    bool hasRoom(const ChannelCode& channel, Endpoint endpoint) const;
    void forgetOldest();

    const Clock& m_clock;
    const HealthOptions m_options;
    QHash<ChannelAccountId, std::shared_ptr<Line>> m_lines;
    QHash<ChannelCode, int> m_inFlight;
    QHash<ChannelCode, Standing> m_standing;
};

} // namespace guitai::channels
