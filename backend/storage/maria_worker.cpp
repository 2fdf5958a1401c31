// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_worker.h"

#include "log/log.h"

#include <QRandomGenerator>
#include <QThread>

#include <mysqld_error.h>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};
/// What failed after a wait of its own (a lock, the network) would only wait again and again.
constexpr int kRestarts = 3;
/// Of fifty who want one row at once the unlucky lose several races; all pauses together stay below a second.
constexpr int kRestartsOfALostRace = 10;
constexpr unsigned kTransactionLost = 1;

// Spread, so that whoever deadlocked with us meets us at another moment.
void pauseBeforeRestart(int restart)
{
    const auto turn = static_cast<quint32>(restart);
    QThread::msleep(5U * turn + QRandomGenerator::global()->bounded(10U * turn));
}

} // namespace

Result<Done> MariaWorker::connect()
{
    if (m_connection)
        return Done{};
    auto opened = MariaConnection::open(m_options, schemaName(m_options, m_shard), m_mode);
    if (!opened)
        return opened.error();
    m_connection = std::move(*opened);
    return Done{};
}

std::optional<Error> MariaWorker::patiently(const Storage::ErasedWork& work)
{
    Outcome outcome = attempt(work);
    for (int restart = 1; restart <= outcome.restarts; ++restart) {
        ++m_counters.restarts;
        pauseBeforeRestart(restart);
        outcome = attempt(work);
    }
    return std::move(outcome.error);
}

MariaWorker::Outcome MariaWorker::attempt(const Storage::ErasedWork& work)
{
    if (!connect())
        return {Error{errors::kStorageFailed}, kRestarts};
    m_connection->takeFailure();
    const char* const begin =
        m_mode == Mode::Write ? "START TRANSACTION" : "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";
    if (const unsigned code = m_connection->control(begin); code != 0)
        return giveUp(code, Error{errors::kStorageFailed});
    MariaTransaction transaction(*m_connection);
    auto answer = work(transaction);
    unsigned failure = m_connection->takeFailure();
    // A statement that ended the transaction took the work's atomicity with it.
    if (failure == 0 && !m_connection->inTransaction())
        failure = kTransactionLost;
    if (failure != 0 || answer)
        return giveUp(failure, answer.value_or(Error{errors::kStorageFailed}));
    return finish();
}

MariaWorker::Outcome MariaWorker::finish()
{
    const unsigned code = m_connection->control("COMMIT");
    if (code == 0) {
        m_counters.works += m_mode == Mode::Write ? 1 : 0;
        return {};
    }
    if (isPassingOnMaria(code) && !isConnectionLost(code)) // the server says that it took everything back
        return giveUp(code, Error{errors::kStorageFailed});
    m_connection.reset();
    if (m_mode == Mode::Read)
        return {};
    // The server may have committed before the answer was lost. Only the database knows, and whoever asks by the
    // numbers of the work will see.
    ++m_counters.unknown;
    log::error(lc, "commit_unknown").with("shard", m_shard).with("code", code);
    return {Error{errors::kCommitUnknown}, 0};
}

MariaWorker::Outcome MariaWorker::giveUp(unsigned code, Error error)
{
    // Closing the connection rolls back too.
    if (isConnectionLost(code) || m_connection->control("ROLLBACK") != 0)
        m_connection.reset();
    const bool lostRace =
        code == ER_LOCK_DEADLOCK || code == ER_CHECKREAD || (code == 0 && error.code == errors::kConflict);
    if (code != 0)
        log::warning(lc, "work_rolled_back").with("shard", m_shard).with("code", code);
    const int restarts = lostRace ? kRestartsOfALostRace : isPassingOnMaria(code) ? kRestarts : 0;
    return {std::move(error), restarts};
}

} // namespace guitai::storage
