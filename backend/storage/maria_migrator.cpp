// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_migrator.h"

#include "log/log.h"
#include "storage/maria_server_check.h"

#include <QRegularExpression>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};

constexpr Statement kHasSchema{"storage/has_schema"};
constexpr Statement kTakeOwnership{"storage/take_ownership"};
constexpr Statement kCreateIdentity{"storage/create_identity"};
constexpr Statement kCreateMigrations{"storage/create_schema_migration"};
constexpr Statement kFindIdentity{"storage/find_identity"};
constexpr Statement kInsertIdentity{"storage/insert_identity"};
constexpr Statement kInsertMigration{"storage/insert_schema_migration"};

Error refused(const QString& why)
{
    return Error{errors::kSchemaRefused, {}, why};
}

Error failed(MariaConnection& shard, const QString& during)
{
    const QString problem = shard.problem();
    shard.control("ROLLBACK");
    return Error{errors::kStorageFailed, {}, QStringLiteral("%1: %2").arg(during, problem)};
}

Result<bool> hasSchema(MariaConnection& server, const QString& name)
{
    auto rows = server.rows(kHasSchema, {name});
    if (!rows)
        return rows.error();
    return !rows->empty();
}

// A prefix made for more shards than are configured would lose sight of the others.
Result<Done> checkCount(MariaConnection& server, const MariaOptions& options)
{
    auto more = hasSchema(server, schemaName(options, options.shardCount));
    if (!more)
        return more.error();
    if (*more)
        return refused(QStringLiteral("The server holds more shards than the %1 configured.").arg(options.shardCount));
    return Done{};
}

Result<Done> makeSchema(MariaConnection& server, const QString& name)
{
    auto have = hasSchema(server, name);
    if (!have)
        return have.error();
    // The name is one of ours: letters, digits and underscores.
    const QString sql =
        QStringLiteral("CREATE DATABASE IF NOT EXISTS %1 CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin").arg(name);
    if (!*have && server.control(sql.toLatin1()) != 0)
        return failed(server, name);
    return Done{};
}

/// The table of migrations comes last: as long as it is missing, all of this is done again.
Result<Done> bootstrap(MariaConnection& shard, ShardIdentity identity)
{
    if (!shard.run(kCreateIdentity, {}))
        return failed(shard, QStringLiteral("create"));
    auto found = shard.rows(kFindIdentity, {});
    if (!found)
        return failed(shard, QStringLiteral("identity"));
    if (found->empty() && !shard.run(kInsertIdentity, {identity.shard, identity.shardCount}))
        return failed(shard, QStringLiteral("identity"));
    if (shard.control("COMMIT") != 0 || !shard.run(kCreateMigrations, {}))
        return failed(shard, QStringLiteral("create"));
    return Done{};
}

/// Every statement of a migration can be run again, and has to be where the server is still busy with taking back what
/// a process left that was killed in the middle of one.
unsigned runPatiently(MariaConnection& shard, const QByteArray& script)
{
    constexpr int kTries = 5;
    unsigned code = shard.script(script);
    for (int i = 1; i < kTries && isPassingOnMaria(code) && !isConnectionLost(code); ++i) {
        shard.control("ROLLBACK");
        code = shard.script(script);
    }
    return code;
}

Result<Done> applyOne(MariaConnection& shard, const Migration& migration, UtcTime now)
{
    const QString name = QString::fromLatin1(migration.name);
    if (runPatiently(shard, migration.sql) != 0)
        return failed(shard, name);
    if (!shard.run(kInsertMigration, {migration.number, name, Bind::text(migration.checksum()), now}))
        return failed(shard, name);
    if (shard.control("COMMIT") != 0)
        return failed(shard, name);
    log::info(lc, "migrated").with("migration", name);
    return Done{};
}

Result<int> migrateShard(MariaConnection& shard, ShardIdentity identity, const Migrator& migrator, UtcTime now)
{
    MariaTransaction reader(shard);
    auto have = migrator.applied(reader, identity);
    if (!have)
        return have;
    if (*have == 0) {
        if (auto ready = bootstrap(shard, identity); !ready)
            return ready.error();
    }
    const auto& migrations = migrator.migrations();
    for (auto next = static_cast<size_t>(*have); next < migrations.size(); ++next) {
        if (auto done = applyOne(shard, migrations[next], now); !done)
            return done.error();
    }
    return static_cast<int>(migrations.size()) - *have;
}

} // namespace

Result<MariaOwnership> MariaOwnership::take(const MariaOptions& options)
{
    static const QRegularExpression name(QStringLiteral("^[a-z0-9_]{1,32}$"));
    if (!name.match(options.schemaPrefix).hasMatch() || options.shardCount < 1 || options.shardCount > 64)
        return Error{errors::kStorageFailed, {}, QStringLiteral("The storage options are out of range.")};
    auto opened = MariaConnection::open(options, {}, MariaConnection::Mode::Write);
    if (!opened)
        return opened.error();
    if (auto trusted = verifyServer(**opened, options); !trusted)
        return trusted.error();
    const auto wait = static_cast<std::int64_t>(options.ownershipWait.count());
    auto taken = (*opened)->rows(kTakeOwnership, {QStringLiteral("guitai:") + options.schemaPrefix, wait});
    if (!taken)
        return taken.error();
    if (taken->front().number(0) != 1)
        return Error{errors::kStorageInUse, {}, QStringLiteral("Another process works on these schemas.")};
    return MariaOwnership(std::move(*opened));
}

Result<Done> checkSchemas(const MariaOptions& options, const Migrator& migrator)
{
    auto server = MariaConnection::open(options, {}, MariaConnection::Mode::Read);
    if (!server)
        return server.error();
    if (auto counted = checkCount(**server, options); !counted)
        return counted;
    for (int shard = 0; shard < options.shardCount; ++shard) {
        const QString name = schemaName(options, shard);
        auto have = hasSchema(**server, name);
        if (!have)
            return have.error();
        if (!*have)
            return Error{errors::kMigrationNeeded, {}, QStringLiteral("The database needs `migrate` first.")};
        auto connection = MariaConnection::open(options, name, MariaConnection::Mode::Read);
        if (!connection)
            return connection.error();
        MariaTransaction reader(**connection);
        if (auto checked = migrator.check(reader, ShardIdentity{shard, options.shardCount}); !checked)
            return checked;
    }
    return Done{};
}

Result<int> migrateSchemas(const MariaOptions& options, const Migrator& migrator, UtcTime now)
{
    auto owner = MariaOwnership::take(options);
    if (!owner)
        return owner.error();
    if (auto counted = checkCount(owner->connection(), options); !counted)
        return counted.error();
    int count = 0;
    for (int shard = 0; shard < options.shardCount; ++shard) {
        const QString name = schemaName(options, shard);
        if (auto made = makeSchema(owner->connection(), name); !made)
            return made.error();
        auto connection = MariaConnection::open(options, name, MariaConnection::Mode::Write);
        if (!connection)
            return connection.error();
        auto done = migrateShard(**connection, ShardIdentity{shard, options.shardCount}, migrator, now);
        if (!done)
            return done;
        count += *done;
    }
    return count;
}

} // namespace guitai::storage
