// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Group commit: many works, one transaction, one fsync, each work in a savepoint of its own. No work is
// reported as done unless the transaction that held it was committed. Lives on the writer's thread.
#pragma once

#include "storage/job.h"
#include "storage/sqlite_connection.h"

#include <atomic>
#include <span>

namespace guitai::storage {

/// Read by any thread, for metrics and tests.
struct GroupCounters
{
    std::atomic<std::int64_t> groups{0};   ///< committed transactions
    std::atomic<std::int64_t> works{0};    ///< works answered by them
    std::atomic<std::int64_t> restarts{0}; ///< works run again after a failure that was not theirs or passed
};

class GroupCommit
{
public:
    GroupCommit(SqliteConnection& connection, GroupCounters& counters) : m_connection(connection), m_counters(counters)
    {
    }

    std::vector<FinishedJob> run(std::vector<Job> jobs);

private:
    enum class Outcome {
        Committed,
        Passing, ///< nothing happened; trying again may help
        Lost     ///< nothing happened: the transaction is gone, and every member's work with it
    };
    using Answers = std::span<std::optional<Error>>;

    Outcome attempt(std::span<Job> jobs, Answers answers);
    Outcome attemptPatiently(std::span<Job> jobs, Answers answers);
    void runOneByOne(std::span<Job> jobs, Answers answers);
    /// False when the whole transaction has to be given up.
    bool runMember(Job& job, std::optional<Error>& answer);
    Outcome abandon(int code, const char* during);

    SqliteConnection& m_connection;
    GroupCounters& m_counters;
    int m_memberFailure = 0;
};

} // namespace guitai::storage
