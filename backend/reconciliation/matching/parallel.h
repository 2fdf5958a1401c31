// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One numbered item after the other over threads, and how far it has come.
#pragma once

#include "matching/reconcile.h"

#include <mutex>

namespace guitai::matching {

/// Shared by the threads of a run.
class Watch
{
public:
    Watch(const Job& job, std::int64_t rowsInAll, int chunks);
    bool isCancelled() const { return m_job.cancel != nullptr && m_job.cancel->load(std::memory_order_relaxed); }
    /// Each row is read once and compared once.
    void addRows(std::int64_t rows);
    void addChunks(int chunks);

private:
    void tell(bool always);

    const Job& m_job;
    std::int64_t m_rowsInAll;
    int m_chunks;
    std::atomic<std::int64_t> m_halves{0};
    std::atomic<int> m_chunksDone{0};
    std::mutex m_telling;
    std::chrono::steady_clock::time_point m_told;
};

/// Gives each of 0 … items-1 to `work(item, thread)`, in that order. The error of the lowest item that failed, whatever
/// the threads did; kCancelled when the watch says so.
Result<Done> forEach(int items, int threads, const Watch& watch, const std::function<Result<Done>(int, int)>& work);

} // namespace guitai::matching
