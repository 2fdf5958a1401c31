// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LinkWatch: whether the backend can be reached, known within three seconds either way, and how long its
// answer takes. A call of its own every second; nothing of a payment depends on it.
#pragma once

#include "backend_client/alarm.h"
#include "backend_client/backend.h"

#include <QObject>

namespace guitai::backend_client {

class LinkWatch final : public QObject
{
    Q_OBJECT

public:
    enum class State { Unknown, Online, Offline };

    LinkWatch(Backend& backend, async::Timers& timers, const Clock& clock, Duration every = std::chrono::seconds(1));

    void start();
    State state() const { return m_state; }
    bool isOffline() const { return m_state == State::Offline; }
    int roundTripMs() const { return m_roundTripMs; }

Q_SIGNALS:
    void changed();
    void lost();
    void restored();

private:
    void ping();
    void take(const Answer<Done>& answer, std::chrono::nanoseconds sentAt);

    Backend& m_backend;
    const Clock& m_clock;
    Duration m_every;
    Alarm m_next;
    State m_state = State::Unknown;
    int m_roundTripMs = 0;
};

} // namespace guitai::backend_client
