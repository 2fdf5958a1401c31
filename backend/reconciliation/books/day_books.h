// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Our own side of a day of a channel account: a canonical file a shard, written beside each other. Each look at a shard
// is short, however many payments the day has. Lives on the event loop's thread.
#pragma once

#include "async/worker_pool.h"
#include "storage/storage.h"

#include <QStringList>

namespace guitai::books {

/// What was paid, refunded or tried in [begins, ends) of one account.
struct BookDay
{
    ChannelAccountId accountId;
    MerchantId merchantId;
    ChannelCode channel;
    UtcTime begins;
    UtcTime ends;
};

/// What came of it.
struct Book
{
    QStringList files; ///< one a shard, in the order of shards
    std::int64_t rows = 0;
};

class DayBooks
{
public:
    /// Files are written by `workers`.
    DayBooks(storage::Storage& storage, async::WorkerPool& workers) : m_storage(storage), m_workers(workers) {}

    /// Writes `ours-<shard>.csv` into the folder, which is there. Nothing is locked meanwhile: what changes while it
    /// is written is in it or not, and the next run sees it.
    async::Task<Result<Book>> write(BookDay day, QString folder);

private:
    struct Shard
    {
        QString file;
        std::int64_t rows = 0;
    };
    async::Task<Result<Shard>> writeShard(BookDay day, storage::ShardIndex shard, QString file);

    storage::Storage& m_storage;
    async::WorkerPool& m_workers;
};

} // namespace guitai::books
