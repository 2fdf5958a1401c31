// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "async/loop_queue.h"

#include <QCoreApplication>
#include <QEvent>

#include <iterator>

namespace guitai::async {

void LoopQueue::push(std::function<void()> function)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(function));
    wake();
}

void LoopQueue::push(std::vector<std::function<void()>> functions)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(functions.begin()),
                     std::make_move_iterator(functions.end()));
    wake();
}

void LoopQueue::wake()
{
    if (std::exchange(m_posted, true))
        return;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
}

bool LoopQueue::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<std::function<void()>> ready;
    {
        const std::lock_guard lock(m_mutex);
        ready.swap(m_waiting);
        m_posted = false;
    }
    for (const auto& function : ready)
        function();
    return true;
}

} // namespace guitai::async
