// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a task from a test to its end, on the event loop of the calling thread.
#pragma once

#include "async/task.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

namespace guitai::test {

template <class T>
async::Task<> storeResult(async::Task<T> task, std::shared_ptr<std::optional<T>> result)
{
    T value = co_await task;
    result->emplace(std::move(value));
}

/// Starts the task; the result appears in the holder.
template <class T>
std::shared_ptr<std::optional<T>> startTask(async::Task<T> task)
{
    auto result = std::make_shared<std::optional<T>>();
    storeResult<T>(std::move(task), result);
    return result;
}

/// Ends the test program when the task does not finish in 30 s.
template <class T>
T runTask(async::Task<T> task)
{
    const auto result = startTask<T>(std::move(task));
    for (const QDeadlineTimer limit(30'000); !result->has_value();) {
        if (limit.hasExpired())
            qFatal("the task did not finish");
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (!result->has_value())
            QThread::yieldCurrentThread();
    }
    return std::move(**result);
}

} // namespace guitai::test
