// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/health.h"

#include "log/log.h"

#include <algorithm>

namespace guitai::channels {

namespace {

const log::Category lc{"channels.health"};

constexpr const char* kStates[] = {"healthy", "degraded", "trial"};

Duration since(Instant begun, Instant now)
{
    return std::chrono::duration_cast<Duration>(now - begun);
}

/// Logs what `change` did to a line's state.
template <class Change>
void logged(const LineId& id, const LineHealth& health, Change&& change)
{
    const LineState before = health.state();
    change();
    if (health.state() == before)
        return;
    log::warning(lc, "line_changed")
        .with("channel", id.channel.bytes())
        .with("account", id.accountId.bytes())
        .with("state", kStates[static_cast<size_t>(health.state())])
        .with("reason", health.reason());
}

} // namespace

std::optional<Health::Call> Health::begin(const LineId& id, Endpoint endpoint)
{
    const Instant now = m_clock.monotonic();
    Line& line = lineOf(id);
    sweep(line, now);
    bool admitted = false;
    logged(id, *line.health, [&] { admitted = line.health->admits(endpoint, now); });
    if (!admitted)
        return std::nullopt;
    if (!hasRoom(id.channel, endpoint)) {
        logged(id, *line.health, [&] { line.health->record(endpoint, CallResult::Failed, Duration(0), now); });
        return std::nullopt;
    }
    ++m_inFlight[id.channel];
    Call call;
    call.m_health = this;
    call.m_line = id;
    call.m_flight = std::make_shared<Call::Flight>(Call::Flight{endpoint, now, false});
    line.flights.push_back(call.m_flight);
    return call;
}

void Health::Call::end(CallResult result)
{
    --m_health->m_inFlight[m_line.channel];
    if (std::exchange(m_flight->isOver, true))
        return; // counted as lost when it was late
    const Instant now = m_health->m_clock.monotonic();
    Line& line = m_health->lineOf(m_line);
    const Flight flight = *m_flight;
    logged(m_line, *line.health, [&] { line.health->record(flight.endpoint, result, since(flight.begun, now), now); });
}

bool Health::hasRoom(const ChannelCode& channel, Endpoint endpoint) const
{
    // What may be money on its way always finds room beside new payments.
    const int most =
        endpoint == Endpoint::Place ? m_options.mostInFlight - m_options.mostInFlight / 4 : m_options.mostInFlight;
    return m_inFlight.value(channel) < most;
}

void Health::sweep(Line& line, Instant now)
{
    while (!line.flights.empty()) {
        Call::Flight& first = *line.flights.front();
        const bool isLate = !first.isOver && now - first.begun >= m_options.slowAfter;
        if (!first.isOver && !isLate)
            break;
        if (isLate) {
            first.isOver = true;
            logged(line.id, *line.health,
                   [&] { line.health->record(first.endpoint, CallResult::Unknown, since(first.begun, now), now); });
        }
        line.flights.pop_front();
    }
    logged(line.id, *line.health, [&] { line.health->look(now); });
}

void Health::look()
{
    const Instant now = m_clock.monotonic();
    for (const auto& line : std::as_const(m_lines))
        sweep(*line, now);
    judgeChannels(now);
}

void Health::judgeChannels(Instant now)
{
    struct Tally
    {
        int used = 0;
        int down = 0;
    };
    QHash<ChannelCode, Tally> tallies;
    for (const auto& line : std::as_const(m_lines)) {
        Tally& tally = tallies[line->id.channel];
        const bool isDown = line->health->state() == LineState::Degraded;
        tally.down += isDown ? 1 : 0;
        tally.used += isDown || line->health->hasCalls(now) ? 1 : 0;
    }
    for (auto it = tallies.cbegin(); it != tallies.cend(); ++it) {
        Standing& standing = m_standing[it.key()];
        const bool isDown = it->down >= 2 && it->down * 2 > it->used;
        if (isDown != standing.isDown)
            standing = {isDown, m_clock.now()};
    }
}

LineView Health::standing(const LineId& id)
{
    const Instant now = m_clock.monotonic();
    Line& line = lineOf(id);
    sweep(line, now);
    LineView view;
    view.state = line.health->state();
    view.since = m_clock.now() - since(line.health->since(), now);
    view.reason = line.health->reason();
    view.hasTrial = line.health->hasTrial(now);
    const Standing whole = m_standing.value(id.channel);
    if (view.state == LineState::Healthy && whole.isDown) {
        view.state = LineState::Degraded;
        view.since = whole.since;
        view.reason = health_reasons::kChannelDown;
    }
    return view;
}

LineView Health::view(const LineId& id)
{
    LineView view = standing(id);
    const Instant now = m_clock.monotonic();
    const Line& line = lineOf(id);
    view.placing = line.health->view(Endpoint::Place, now).value_or(LineHealth::View());
    view.lately = line.health->lately(now);
    view.lastNotice = line.lastNotice;
    view.lastBill = line.lastBill;
    for (size_t i = 0; i < kEndpoints; ++i) {
        const auto kind = line.health->view(static_cast<Endpoint>(i), now);
        view.unknowns += kind ? kind->fiveMinutes.unknowns : 0;
    }
    return view;
}

std::vector<LineId> Health::lines() const
{
    std::vector<LineId> all;
    for (const auto& line : m_lines)
        all.push_back(line->id);
    return all;
}

Health::Line& Health::lineOf(const LineId& id)
{
    const auto found = m_lines.constFind(id.accountId);
    if (found != m_lines.constEnd())
        return **found;
    if (m_lines.size() >= kMostLines)
        forgetOldest();
    auto line = std::make_shared<Line>();
    line->id = id;
    line->health = std::make_unique<LineHealth>(m_options, m_clock.monotonic());
    m_lines.insert(id.accountId, line);
    return *line;
}

void Health::forgetOldest()
{
    const auto oldest = std::min_element(m_lines.begin(), m_lines.end(), [](const auto& a, const auto& b) {
        return a->health->lastCall() < b->health->lastCall();
    });
    if (oldest != m_lines.end())
        m_lines.erase(oldest);
}

} // namespace guitai::channels
