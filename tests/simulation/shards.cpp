// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/shards.h"

#include "storage/migrator.h"
#include "storage/sqlite_options.h"

#include <QtEndian>

#include <sqlite3.h>

namespace guitai::simulation {

namespace {

// Offsets in an SQLite file's header: who finds another counter drops what it has cached.
constexpr qsizetype kChangeCounter = 24;
constexpr qsizetype kVersionValidFor = 92;

std::unique_ptr<storage::SqliteConnection> openShard(const QString& path)
{
    auto opened = storage::SqliteConnection::open(path, storage::SqliteConnection::Mode::Write, Duration(0));
    if (!opened)
        qFatal("a simulated shard cannot be opened: %s", qPrintable(opened.error().detail));
    // There is no power to lose and nobody else to wait for: what is durable here is what was committed.
    const char* const quick = "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;";
    if (sqlite3_exec((*opened)->handle(), quick, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("a simulated shard cannot be set up");
    return std::move(*opened);
}

void lock(storage::SqliteConnection& connection, const char* how)
{
    if (sqlite3_exec(connection.handle(), how, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("a simulated shard cannot be locked");
}

class View final : public storage::ShardView
{
public:
    explicit View(storage::SqliteConnection& connection) : m_connection(connection) {}
    Result<storage::Rows> rows(const storage::Statement& statement, std::initializer_list<storage::Bind> binds) override
    {
        return m_connection.rows(statement, binds);
    }
    Result<Done> hold() override
    {
        if (m_connection.control("BEGIN") != SQLITE_OK)
            return Error{storage::errors::kStorageFailed};
        return Done{};
    }
    void release() override { m_connection.control("ROLLBACK"); }

private:
    storage::SqliteConnection& m_connection;
};

} // namespace

Shards::Shards(int count) : m_folder(m_owned.path())
{
    const storage::Migrator migrator(*storage::migrationsIn());
    const auto migrated = storage::migrateFolder(m_folder, count, migrator, UtcTime());
    if (!migrated)
        qFatal("the simulated shards cannot be migrated: %s", qPrintable(migrated.error().detail));
    for (int shard = 0; shard < count; ++shard) {
        const QString path = storage::shardPath(m_folder, shard);
        auto open = openShard(path);
        auto file = std::make_unique<MemoryFile>(*open);
        m_shards.push_back(Shard{std::move(file), std::move(open), {}});
    }
    keep();
}

void Shards::keep()
{
    for (Shard& shard : m_shards)
        shard.kept = shard.file->bytes();
}

// As if another program had written the file: the connection sees another change counter and reads anew, but the
// schema's cookie is the same, so its statements stay prepared.
void Shards::reset()
{
    for (Shard& shard : m_shards) {
        lock(*shard.open, "PRAGMA locking_mode=NORMAL; SELECT COUNT(*) FROM sqlite_schema;");
        const quint32 counter = qFromBigEndian<quint32>(shard.file->bytes().constData() + kChangeCounter) + 1;
        qToBigEndian(counter, shard.kept.data() + kChangeCounter);
        qToBigEndian(counter, shard.kept.data() + kVersionValidFor);
        shard.file->put(shard.kept);
        lock(*shard.open, "PRAGMA locking_mode=EXCLUSIVE;"); // nobody else comes, and asking each time is half the cost
    }
}

void Shards::beginWrite(storage::ShardIndex shard)
{
    at(shard).takeFailure();
    if (at(shard).control("BEGIN IMMEDIATE") != SQLITE_OK)
        qFatal("a simulated shard cannot be written");
}

void Shards::endWrite(storage::ShardIndex shard, const std::optional<Error>& failed)
{
    if (failed || at(shard).control("COMMIT") != SQLITE_OK)
        qFatal("a test's own write failed: %s", failed ? failed->code.name : "commit");
}

std::unique_ptr<storage::ShardView> Shards::view(storage::ShardIndex shard)
{
    return std::make_unique<View>(at(shard));
}

storage::Rows Shards::rows(storage::ShardIndex shard, const char* statement, std::initializer_list<storage::Bind> binds)
{
    auto found = at(shard).rows(storage::Statement{statement}, binds);
    if (!found)
        qFatal("a test's own statement failed: %s", statement);
    return std::move(*found);
}

} // namespace guitai::simulation
