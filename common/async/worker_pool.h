// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WorkerPool: CPU-bound pure work (RSA signatures, scrypt) off the event loop.
#pragma once

#include "async/loop_queue.h"
#include "async/task.h"

#include <QThreadPool>

namespace guitai::async {

class WorkerPool
{
public:
    explicit WorkerPool(int threads) { m_pool.setMaxThreadCount(threads); }
    ~WorkerPool() { m_pool.waitForDone(); }

    /// Runs `work` on a pool thread and completes on the thread that made the pool.
    template <class T>
    Later<T> run(std::function<T()> work)
    {
        const Promise<T> promise;
        m_pool.start([this, promise, work = std::move(work)] {
            auto value = std::make_shared<T>(work());
            m_done.push([promise, value] { promise.complete(std::move(*value)); });
        });
        return promise.later();
    }

private:
    LoopQueue m_done;
    QThreadPool m_pool;
};

} // namespace guitai::async
