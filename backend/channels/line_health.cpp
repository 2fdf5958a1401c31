// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/line_health.h"

namespace guitai::channels {

namespace {

constexpr int kHundred = 100;

size_t indexOf(Endpoint endpoint)
{
    return static_cast<size_t>(endpoint);
}

/// Whether new payments may use the line is judged by these; the others have a breaker each and no more.
bool isJudged(Endpoint endpoint)
{
    return endpoint == Endpoint::Place || endpoint == Endpoint::Query;
}

} // namespace

LineHealth::LineHealth(const HealthOptions& options, Instant now)
    : m_options(&options), m_since(now), m_lastCall(now), m_wait(options.trialAfter)
{
}

LineHealth::Kept& LineHealth::kept(Endpoint endpoint)
{
    auto& kept = m_kept[indexOf(endpoint)];
    if (!kept)
        kept = std::make_unique<Kept>(m_options->failuresInARow);
    return *kept;
}

void LineHealth::record(Endpoint endpoint, CallResult result, Duration took, Instant now)
{
    m_lastCall = now;
    Kept& here = kept(endpoint);
    for (CallWindow* window : {&here.fiveMinutes, &here.hour, &here.day, &here.moment, &here.lasting})
        window->add(now, result, took);
    here.breaker.record(result, now);
    here.failuresInARow = result == CallResult::Good ? 0 : here.failuresInARow + 1;
    if (isJudged(endpoint))
        judge(endpoint, result, now);
}

void LineHealth::judge(Endpoint endpoint, CallResult result, Instant now)
{
    look(now);
    switch (m_state) {
    case LineState::Healthy:
        // Only a failure can tip the scales.
        if (const char* reason = result == CallResult::Good ? nullptr : verdict(kept(endpoint), now))
            degrade(endpoint, reason, now);
        return;
    case LineState::Degraded: return; // a late answer to what was sent before
    case LineState::Trial:
        if (endpoint != m_cause)
            return;
        if (result != CallResult::Good) {
            m_wait = std::min(m_wait * 2, m_options->longestTrialAfter);
            degrade(endpoint, m_reason, now);
        } else if (++m_trialsWell >= m_options->trialCalls) {
            recover(now);
        } else {
            m_nextTrial = now;
        }
        return;
    }
}

const char* LineHealth::verdict(const Kept& kept, Instant now) const
{
    if (kept.failuresInARow >= m_options->failuresInARow)
        return health_reasons::kFailuresInARow;
    for (const CallWindow* window : {&kept.moment, &kept.lasting}) {
        const CallCounts counts = window->counts(now);
        if (counts.calls >= m_options->minimumCalls &&
            counts.failures * kHundred > counts.calls * m_options->degradePercent)
            return health_reasons::kFailureRate;
    }
    return nullptr;
}

void LineHealth::degrade(Endpoint cause, const char* reason, Instant now)
{
    if (m_state == LineState::Healthy)
        m_wait = m_options->trialAfter;
    m_state = LineState::Degraded;
    m_since = now;
    m_reason = reason;
    m_cause = cause;
    m_trialsWell = 0;
}

void LineHealth::recover(Instant now)
{
    m_state = LineState::Healthy;
    m_since = now;
    m_reason = "";
    for (const auto& kept : m_kept) {
        if (!kept)
            continue;
        kept->moment.clear();
        kept->lasting.clear();
        kept->failuresInARow = 0;
    }
}

void LineHealth::look(Instant now)
{
    if (m_state != LineState::Degraded || now < m_since + m_wait)
        return;
    m_state = LineState::Trial;
    m_since = now;
    m_nextTrial = now;
    m_trialsWell = 0;
}

bool LineHealth::admits(Endpoint endpoint, Instant now)
{
    look(now);
    if (endpoint != Endpoint::Place)
        return kept(endpoint).breaker.admits(now);
    if (m_state == LineState::Healthy)
        return true;
    if (!hasTrial(now))
        return false;
    m_nextTrial = now + m_options->slowAfter; // the next one when this one is answered, or lost
    return true;
}

std::optional<LineHealth::View> LineHealth::view(Endpoint endpoint, Instant now) const
{
    const auto& kept = m_kept[indexOf(endpoint)];
    if (!kept)
        return std::nullopt;
    return View{kept->fiveMinutes.counts(now), kept->hour.counts(now), kept->day.counts(now), kept->hour.trend(now)};
}

CallCounts LineHealth::lately(Instant now) const
{
    const auto& placing = m_kept[indexOf(Endpoint::Place)];
    return placing ? placing->lasting.counts(now) : CallCounts();
}

} // namespace guitai::channels
