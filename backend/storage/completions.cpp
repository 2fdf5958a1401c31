// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/completions.h"

namespace guitai::storage {

void Completions::push(std::vector<FinishedJob> jobs)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_finished.empty();
        m_finished.insert(m_finished.end(), std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    }
    if (first)
        m_loop.push([this] { deliver(); });
}

void Completions::deliver()
{
    std::vector<FinishedJob> ready;
    {
        const std::lock_guard lock(m_mutex);
        ready.swap(m_finished);
    }
    const bool outer = std::exchange(m_delivering, true);
    for (FinishedJob& finished : ready)
        finished.job.promise.complete(std::move(finished.error));
    m_delivering = outer;
    if (!outer)
        m_afterDelivery();
}

} // namespace guitai::storage
