// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend_client/link_watch.h"

namespace guitai::backend_client {

LinkWatch::LinkWatch(Backend& backend, async::Timers& timers, const Clock& clock, Duration every)
    : m_backend(backend), m_clock(clock), m_every(every), m_next(timers)
{
}

void LinkWatch::start()
{
    ping();
}

void LinkWatch::ping()
{
    const auto sentAt = m_clock.monotonic();
    m_backend.ping(Reply<Done>(this, [this, sentAt](Answer<Done> answer) { take(answer, sentAt); }));
}

void LinkWatch::take(const Answer<Done>& answer, std::chrono::nanoseconds sentAt)
{
    m_next.start(m_every, [this] { ping(); });
    // A refusal still proves that somebody answers, except for a proxy that speaks for a backend that is
    // gone.
    const bool reached =
        answer.ok() || (answer.failure().kind == Failure::Kind::Refused && answer.failure().status < 500);
    const State before = m_state;
    m_state = reached ? State::Online : State::Offline;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - sentAt);
    m_roundTripMs = reached ? static_cast<int>(took.count()) : 0;
    Q_EMIT changed();
    if (before != State::Offline && m_state == State::Offline)
        Q_EMIT lost();
    if (before == State::Offline && m_state == State::Online)
        Q_EMIT restored();
}

} // namespace guitai::backend_client
