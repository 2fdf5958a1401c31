// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The databases of a simulation: real SQLite with the production schema, its files in memory, used by one connection
// each. What is committed there outlives every crash of the house, and reset() takes it back
// for the next seed without preparing a statement again.
#pragma once

#include "simulation/memory_file.h"
#include "storage/engine.h"
#include "storage/storage.h"

#include <QTemporaryDir>

namespace guitai::simulation {

class Shards
{
public:
    explicit Shards(int count);

    int count() const { return static_cast<int>(m_shards.size()); }
    storage::SqliteConnection& at(storage::ShardIndex shard) { return *m_shards.at(static_cast<size_t>(shard)).open; }
    storage::ShardIndex shardOf(storage::Slot slot) const { return slot.number() % count(); }
    const QString& folder() const { return m_folder; }

    /// What is there now is what reset() goes back to.
    void keep();
    void reset();

    /// Commits at once, past the simulated storage: for what a test puts there itself.
    template <class T>
    T write(storage::ShardIndex shard, const std::function<Result<T>(storage::Transaction&)>& work);
    /// For the audit, on the same connection.
    std::unique_ptr<storage::ShardView> view(storage::ShardIndex shard);
    storage::Rows rows(storage::ShardIndex shard, const char* statement, std::initializer_list<storage::Bind> binds);
    /// Of every shard.
    template <class Take>
    void each(const char* statement, Take take);

private:
    struct Shard
    {
        std::unique_ptr<MemoryFile> file; // outlives the connection
        std::unique_ptr<storage::SqliteConnection> open;
        QByteArray kept;
    };

    void beginWrite(storage::ShardIndex shard);
    void endWrite(storage::ShardIndex shard, const std::optional<Error>& failed);

    QTemporaryDir m_owned;
    QString m_folder;
    std::vector<Shard> m_shards;
};

} // namespace guitai::simulation

#include "storage/sqlite_transaction.h"

template <class T>
T guitai::simulation::Shards::write(storage::ShardIndex shard,
                                    const std::function<Result<T>(storage::Transaction&)>& work)
{
    beginWrite(shard);
    storage::SqliteTransaction transaction(at(shard));
    Result<T> done = work(transaction);
    endWrite(shard, done ? std::nullopt : std::optional(done.error()));
    return std::move(*done);
}

template <class Take>
void guitai::simulation::Shards::each(const char* statement, Take take)
{
    for (storage::ShardIndex shard = 0; shard < count(); ++shard) {
        for (const storage::Row& row : rows(shard, statement, {}))
            take(row);
    }
}
