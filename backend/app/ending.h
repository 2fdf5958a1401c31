// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Turns SIGTERM and SIGINT into a quiet end of the event loop.
#pragma once

#include <QSocketNotifier>

#include <memory>

namespace guitai::app {

/// While it lives, those signals quit the application. Make one per process, on the main thread.
class EndOnSignal
{
public:
    EndOnSignal();
    ~EndOnSignal();
    EndOnSignal(const EndOnSignal&) = delete;
    EndOnSignal& operator=(const EndOnSignal&) = delete;

private:
    int m_signals = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace guitai::app
