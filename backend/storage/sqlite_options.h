// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the embedded database lives and how it is used.
#pragma once

#include "storage/storage.h"

namespace guitai::storage {

struct SqliteOptions
{
    QString folder;
    int shardCount = 1;      ///< 1 to 64; fixed when the folder is first migrated
    int groupLimit = 512;    ///< works in one commit at most
    int queueLimit = 65'536; ///< works waiting on one shard at most; further ones are answered as failed
    int readersPerShard = 2;
    Duration busyTimeout{1'000}; ///< how long another program may hold the file before a work is restarted
};

/// The shard's file, beside its -wal and -shm.
inline QString shardPath(const QString& folder, ShardIndex shard)
{
    return QStringLiteral("%1/shard-%2.db").arg(folder).arg(shard);
}

} // namespace guitai::storage
