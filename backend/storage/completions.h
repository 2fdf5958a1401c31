// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Carries finished jobs from the storage threads to the event loop: one wake for all that are waiting.
#pragma once

#include "async/loop_queue.h"
#include "storage/job.h"

namespace guitai::storage {

class Completions
{
public:
    /// Belongs to the calling thread. `afterDelivery` runs there after the resumed coroutines have paused
    /// again.
    explicit Completions(std::function<void()> afterDelivery) : m_afterDelivery(std::move(afterDelivery)) {}

    /// Any thread.
    void push(std::vector<FinishedJob> jobs);
    /// Completes everything that has arrived. The owning thread.
    void deliver();
    /// True while coroutines are being resumed. The owning thread.
    bool isDelivering() const { return m_delivering; }

private:
    std::function<void()> m_afterDelivery;
    bool m_delivering = false;
    std::mutex m_mutex;
    std::vector<FinishedJob> m_finished;
    async::LoopQueue m_loop;
};

} // namespace guitai::storage
