// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs works on one connection of its own, opened again when it was lost: BEGIN, the work, COMMIT. On any
// error the work is rolled back whole; after one that passes it is run again from its first line. Lives on
// one thread.
#pragma once

#include "storage/maria_connection.h"

#include <atomic>

namespace guitai::storage {

/// Read by any thread, for metrics and tests.
struct MariaCounters
{
    std::atomic<std::int64_t> works{0};    ///< committed
    std::atomic<std::int64_t> restarts{0}; ///< works run again after a deadlock, a lock wait or a lost connection
    std::atomic<std::int64_t> unknown{0};  ///< commits without an answer
};

class MariaWorker
{
public:
    using Mode = MariaConnection::Mode;

    MariaWorker(const MariaOptions& options, ShardIndex shard, Mode mode, MariaCounters& counters)
        : m_options(options), m_shard(shard), m_mode(mode), m_counters(counters)
    {
    }

    /// Opens the connection where there is none.
    Result<Done> connect();
    std::optional<Error> write(const Storage::ErasedWork& work) { return patiently(work); }
    std::optional<Error> read(const Storage::ErasedRead& work) { return patiently(work); }

private:
    struct Outcome
    {
        std::optional<Error> error; ///< none: done
        int restarts = 0;           ///< nothing was stored; trying again this often may help
    };

    std::optional<Error> patiently(const Storage::ErasedWork& work);
    Outcome attempt(const Storage::ErasedWork& work);
    Outcome finish();
    /// Nothing of the attempt is stored; `code` is the server's reason, 0 when the work itself refused.
    Outcome giveUp(unsigned code, Error error);

    const MariaOptions m_options;
    const ShardIndex m_shard;
    const Mode m_mode;
    MariaCounters& m_counters;
    std::unique_ptr<MariaConnection> m_connection;
};

} // namespace guitai::storage
