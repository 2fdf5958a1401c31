// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "async/timers.h"

#include <QTimer>

namespace guitai::async {

void QtTimers::stop()
{
    m_stopped = true;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& [id, promise] : waiting)
        promise.complete(Wake::Stopped);
}

Later<Wake> QtTimers::after(Duration delay)
{
    const Promise<Wake> promise;
    if (m_stopped) {
        promise.complete(Wake::Stopped);
        return promise.later();
    }
    const quint64 id = m_next++;
    m_waiting.emplace(id, promise);
    QTimer::singleShot(delay, Qt::PreciseTimer, &m_context, [this, id] {
        const auto found = m_waiting.extract(id);
        if (found)
            found.mapped().complete(Wake::Elapsed);
    });
    return promise.later();
}

} // namespace guitai::async
