// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/group_commit.h"

#include "log/log.h"
#include "result/assert.h"
#include "storage/sqlite_transaction.h"

#include <QRandomGenerator>
#include <QThread>

#include <sqlite3.h>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};
constexpr int kRestarts = 3;

// Spread, so that whoever held the lock meets us at another moment.
void pauseBeforeRestart(int restart)
{
    QThread::msleep(5UL * static_cast<unsigned long>(restart) + QRandomGenerator::global()->bounded(10U));
}

} // namespace

std::vector<FinishedJob> GroupCommit::run(std::vector<Job> jobs)
{
    std::vector<std::optional<Error>> answers(jobs.size());
    if (attemptPatiently(jobs, answers) != Outcome::Committed) {
        if (jobs.size() == 1)
            answers.front() = Error{errors::kStorageFailed};
        else
            runOneByOne(jobs, answers);
    }
    std::vector<FinishedJob> finished;
    finished.reserve(jobs.size());
    for (size_t i = 0; i < jobs.size(); ++i)
        finished.push_back(FinishedJob{std::move(jobs[i]), std::move(answers[i])});
    return finished;
}

// One member has taken the whole transaction down; alone, it can only take itself down.
void GroupCommit::runOneByOne(std::span<Job> jobs, Answers answers)
{
    for (size_t i = 0; i < jobs.size(); ++i) {
        ++m_counters.restarts;
        if (attemptPatiently(jobs.subspan(i, 1), answers.subspan(i, 1)) != Outcome::Committed)
            answers[i] = Error{errors::kStorageFailed};
    }
}

GroupCommit::Outcome GroupCommit::attemptPatiently(std::span<Job> jobs, Answers answers)
{
    Outcome outcome = attempt(jobs, answers);
    for (int restart = 1; outcome == Outcome::Passing && restart <= kRestarts; ++restart) {
        m_counters.restarts += static_cast<std::int64_t>(jobs.size());
        pauseBeforeRestart(restart);
        outcome = attempt(jobs, answers);
    }
    return outcome;
}

GroupCommit::Outcome GroupCommit::attempt(std::span<Job> jobs, Answers answers)
{
    // IMMEDIATE: a transaction that begins as a reader cannot become the writer after another commit.
    if (const int code = m_connection.control("BEGIN IMMEDIATE"); code != SQLITE_OK)
        return abandon(code, "begin");
    for (size_t i = 0; i < jobs.size(); ++i) {
        if (!runMember(jobs[i], answers[i]))
            return abandon(m_memberFailure, "member");
    }
    if (const int code = m_connection.control("COMMIT"); code != SQLITE_OK)
        return abandon(code, "commit");
    ++m_counters.groups;
    m_counters.works += static_cast<std::int64_t>(jobs.size());
    return Outcome::Committed;
}

bool GroupCommit::runMember(Job& job, std::optional<Error>& answer)
{
    m_connection.takeFailure();
    m_memberFailure = m_connection.control("SAVEPOINT member");
    if (m_memberFailure != SQLITE_OK)
        return false;
    SqliteTransaction transaction(m_connection);
    answer = job.write(transaction);
    const int failure = m_connection.takeFailure();
    // A work that overlooked a failed statement is not done.
    if (failure != SQLITE_OK && !answer)
        answer = Error{errors::kStorageFailed};
    m_memberFailure = failure;
    // SQLite ends the outer transaction by itself on some failures (a full disk), released members included.
    if (!m_connection.inTransaction() || isPassing(failure))
        return false;
    if (answer)
        m_memberFailure = m_connection.control("ROLLBACK TO member");
    if (!answer || m_memberFailure == SQLITE_OK)
        m_memberFailure = m_connection.control("RELEASE member");
    return m_memberFailure == SQLITE_OK && m_connection.inTransaction();
}

GroupCommit::Outcome GroupCommit::abandon(int code, const char* during)
{
    stopIfDiskFailed(code, during);
    log::warning(lc, "group_lost")
        .with("during", during)
        .with("sqlite_code", code)
        .with("meaning", sqlite3_errstr(code));
    if (m_connection.inTransaction()) {
        const int rolledBack = m_connection.control("ROLLBACK");
        stopIfDiskFailed(rolledBack, "rollback");
    }
    GUITAI_ASSERT(!m_connection.inTransaction());
    return isPassing(code) ? Outcome::Passing : Outcome::Lost;
}

} // namespace guitai::storage
