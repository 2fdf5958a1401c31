// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LoopQueue: other threads hand functions to the thread that owns it; one posted event runs all that
// are waiting, so a group commit of a hundred transactions wakes the loop once.
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace guitai::async {

class LoopQueue final : public QObject
{
public:
    /// Belongs to the calling thread, whose event loop runs what is pushed.
    LoopQueue() = default;

    /// Any thread. Functions run in the order they were pushed.
    void push(std::function<void()> function);
    void push(std::vector<std::function<void()>> functions);

private:
    bool event(QEvent* event) override;
    void wake();

    std::mutex m_mutex;
    std::vector<std::function<void()>> m_waiting;
    bool m_posted = false;
};

} // namespace guitai::async
