// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A bounded queue of jobs between the event loop and storage threads.
#pragma once

#include "storage/job.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace guitai::storage {

class JobQueue
{
public:
    explicit JobQueue(int limit) : m_limit(static_cast<size_t>(limit)) {}

    /// False when the queue is full or closed; the job is untouched then.
    bool push(Job& job)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed || m_jobs.size() >= m_limit)
            return false;
        m_jobs.push_back(std::move(job));
        return true;
    }
    void wake() { m_arrived.notify_one(); }

    /// Waits for jobs and takes up to `most`; none when the queue was closed and is empty.
    std::vector<Job> take(int most)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
        return takeSome(static_cast<size_t>(most));
    }
    /// Refuses further jobs; those inside are still taken.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_arrived.notify_all();
    }
    /// Takes what nobody has taken yet.
    std::vector<Job> takeAll()
    {
        const std::lock_guard lock(m_mutex);
        return takeSome(m_jobs.size());
    }
    bool isEmpty()
    {
        const std::lock_guard lock(m_mutex);
        return m_jobs.empty();
    }

private:
    std::vector<Job> takeSome(size_t most)
    {
        const auto end = m_jobs.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_jobs.size()));
        std::vector<Job> taken(std::make_move_iterator(m_jobs.begin()), std::make_move_iterator(end));
        m_jobs.erase(m_jobs.begin(), end);
        return taken;
    }

    const size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Job> m_jobs;
    bool m_closed = false;
};

} // namespace guitai::storage
