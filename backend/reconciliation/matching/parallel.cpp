// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/parallel.h"

#include <algorithm>
#include <thread>

namespace guitai::matching {

Watch::Watch(const Job& job, std::int64_t rowsInAll, int chunks)
    : m_job(job), m_rowsInAll(rowsInAll), m_chunks(chunks), m_told(std::chrono::steady_clock::now())
{
}

void Watch::addRows(std::int64_t rows)
{
    m_halves += rows;
    tell(false);
}

void Watch::addChunks(int chunks)
{
    m_chunksDone += chunks;
    tell(m_chunksDone == m_chunks);
}

void Watch::tell(bool always)
{
    if (!m_job.progress)
        return;
    std::unique_lock lock(m_telling, std::defer_lock);
    if (always)
        lock.lock();
    else if (!lock.try_lock())
        return;
    const auto now = std::chrono::steady_clock::now();
    if (!always && now - m_told < m_job.progressEvery)
        return;
    m_told = now;
    m_job.progress({m_halves / 2, m_rowsInAll, m_chunksDone, m_chunks});
}

Result<Done> forEach(int items, int threads, const Watch& watch, const std::function<Result<Done>(int, int)>& work)
{
    std::atomic<int> next{0};
    std::mutex failing;
    int failedItem = items;
    std::optional<Error> failure;
    const auto run = [&](int thread) {
        // Items are taken in their order, so that those below a failed one are all taken and come to their end.
        for (int item = next++; item < items; item = next++) {
            const Result<Done> done =
                watch.isCancelled() ? Result<Done>(Error{errors::kCancelled}) : work(item, thread);
            if (done)
                continue;
            next = items;
            const std::lock_guard lock(failing);
            if (item < failedItem) {
                failedItem = item;
                failure = done.error();
            }
        }
    };
    std::vector<std::thread> others;
    for (int thread = 1; thread < std::min(threads, items); ++thread)
        others.emplace_back(run, thread);
    run(0);
    for (std::thread& other : others)
        other.join();
    return failure ? Result<Done>(*failure) : Result<Done>(Done());
}

} // namespace guitai::matching
