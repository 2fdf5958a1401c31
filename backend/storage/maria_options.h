// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which MariaDB server holds the shards, one schema each, and how it is used.
#pragma once

#include "secret/secret.h"
#include "storage/storage.h"

namespace guitai::storage {

struct MariaOptions
{
    QString server; ///< "/run/mysqld/mysqld.sock", or "host:port" (port 3306 where absent)
    QString user;
    Secret password;
    QString caFile;                                  ///< PEM; needed beyond this machine, where TLS is asked for
    QString schemaPrefix = QStringLiteral("guitai"); ///< shard 1 is schema "guitai_1"; [a-z0-9_], 1 to 32
    int shardCount = 1;                              ///< 1 to 64; fixed when the schemas are first migrated
    int writersPerShard = 8;                         ///< connections and threads; the server groups their commits
    int readersPerShard = 2;
    int queueLimit = 65'536;               ///< works waiting on one shard at most; further ones are answered as failed
    std::chrono::seconds lockWait{3};      ///< for a row that another transaction holds; then the work is restarted
    std::chrono::seconds answerWait{30};   ///< for one answer of the server; then the connection counts as lost
    std::chrono::seconds ownershipWait{5}; ///< for a process that ended a moment ago to be noticed
};

inline QString schemaName(const MariaOptions& options, ShardIndex shard)
{
    return QStringLiteral("%1_%2").arg(options.schemaPrefix).arg(shard);
}

} // namespace guitai::storage
