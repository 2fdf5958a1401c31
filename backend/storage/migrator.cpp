// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrator.h"

#include "log/log.h"
#include "storage/sqlite_options.h"
#include "storage/sqlite_transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

namespace guitai::storage {

namespace {

const log::Category lc{"storage"};

constexpr Statement kCreateIdentity{"storage/create_identity"};
constexpr Statement kCreateMigrations{"storage/create_schema_migration"};
constexpr Statement kHasTable{"storage/has_table"};
constexpr Statement kFindIdentity{"storage/find_identity"};
constexpr Statement kInsertIdentity{"storage/insert_identity"};
constexpr Statement kListMigrations{"storage/list_schema_migrations"};
constexpr Statement kInsertMigration{"storage/insert_schema_migration"};

Error refused(const QString& why)
{
    return Error{errors::kSchemaRefused, {}, why};
}

Error failed(SqliteConnection& shard, const QString& during)
{
    const QString problem = QString::fromUtf8(sqlite3_errmsg(shard.handle()));
    if (shard.inTransaction())
        shard.control("ROLLBACK");
    return Error{errors::kStorageFailed, {}, QStringLiteral("%1: %2").arg(during, problem)};
}

Result<Done> bootstrap(SqliteConnection& shard, ShardIdentity identity)
{
    if (shard.control("BEGIN IMMEDIATE") != SQLITE_OK)
        return failed(shard, QStringLiteral("begin"));
    for (const Statement& statement : {kCreateIdentity, kCreateMigrations}) {
        if (auto created = shard.run(statement, {}); !created)
            return failed(shard, QStringLiteral("create"));
    }
    auto found = shard.rows(kFindIdentity, {});
    if (!found)
        return failed(shard, QStringLiteral("identity"));
    if (found->empty() && !shard.run(kInsertIdentity, {identity.shard, identity.shardCount}))
        return failed(shard, QStringLiteral("identity"));
    if (shard.control("COMMIT") != SQLITE_OK)
        return failed(shard, QStringLiteral("commit"));
    return Done{};
}

} // namespace

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex();
}

Result<std::vector<Migration>> migrationsIn(const QString& folder, Dialect dialect)
{
    std::vector<Migration> migrations;
    const QDir files(folder, QStringLiteral("*.sql"), QDir::Name, QDir::Files);
    for (const QString& fileName : files.entryList()) {
        if (fileName.endsWith(QLatin1String(".mysql.sql")))
            continue;
        const int number = QStringView(fileName).left(4).toInt();
        if (fileName.size() < 10 || fileName.at(4) != QLatin1Char('_'))
            return refused(QStringLiteral("%1 is no migration.").arg(fileName));
        if (std::cmp_not_equal(number, migrations.size() + 1))
            return refused(QStringLiteral("%1 does not continue the numbers of the migrations.").arg(fileName));
        const QString name = fileName.chopped(4);
        QFile file(files.filePath(dialect == Dialect::Mysql ? name + QLatin1String(".mysql.sql") : fileName));
        if (!file.open(QIODevice::ReadOnly))
            return refused(QStringLiteral("%1 cannot be read: every migration has its twin for MariaDB beside it.")
                               .arg(file.fileName()));
        migrations.push_back(Migration{number, name.toLatin1(), file.readAll()});
    }
    if (migrations.empty())
        return refused(QStringLiteral("There are no migrations in %1.").arg(folder));
    return migrations;
}

Result<int> Migrator::applied(Reader& shard, ShardIdentity identity) const
{
    auto table = shard.rows(kHasTable, {"schema_migration"});
    if (!table)
        return table.error();
    if (table->empty())
        return 0;
    auto found = shard.rows(kFindIdentity, {});
    auto rows = shard.rows(kListMigrations, {});
    if (!found || !rows)
        return found ? rows.error() : found.error();
    if (found->size() != 1)
        return refused(QStringLiteral("The database does not say which shard it is."));
    const Row& self = found->front();
    if (ShardIdentity{static_cast<int>(self.number(0)), static_cast<int>(self.number(1))} != identity)
        return refused(QStringLiteral("The database is shard %1 of %2, the configuration wants shard %3 of %4.")
                           .arg(self.number(0))
                           .arg(self.number(1))
                           .arg(identity.shard)
                           .arg(identity.shardCount));
    if (rows->size() > m_migrations.size())
        return refused(QStringLiteral("The database is newer than this program."));
    for (size_t i = 0; i < rows->size(); ++i) {
        const Migration& ours = m_migrations[i];
        if (rows->at(i).number(0) != ours.number || rows->at(i).utf8(1) != ours.name ||
            rows->at(i).utf8(2) != ours.checksum())
            return refused(
                QStringLiteral("Migration %1 was changed after it was applied.").arg(QLatin1String(ours.name)));
    }
    return static_cast<int>(rows->size());
}

Result<Done> Migrator::check(SqliteConnection& shard, ShardIdentity identity) const
{
    SqliteReader reader(shard);
    return check(reader, identity);
}

Result<Done> Migrator::check(Reader& shard, ShardIdentity identity) const
{
    auto have = applied(shard, identity);
    if (!have)
        return have.error();
    if (std::cmp_less(*have, m_migrations.size()))
        return Error{errors::kMigrationNeeded, {}, QStringLiteral("The database needs `migrate` first.")};
    return Done{};
}

Result<int> Migrator::apply(SqliteConnection& shard, ShardIdentity identity, UtcTime now) const
{
    SqliteReader reader(shard);
    auto have = applied(reader, identity);
    if (!have)
        return have;
    if (*have == 0) {
        if (auto ready = bootstrap(shard, identity); !ready)
            return ready.error();
    }
    for (auto next = static_cast<size_t>(*have); next < m_migrations.size(); ++next) {
        if (auto done = applyOne(shard, m_migrations[next], now); !done)
            return done.error();
    }
    return static_cast<int>(m_migrations.size()) - *have;
}

Result<Done> Migrator::applyOne(SqliteConnection& shard, const Migration& migration, UtcTime now) const
{
    const QString name = QString::fromLatin1(migration.name);
    if (shard.control("BEGIN IMMEDIATE") != SQLITE_OK)
        return failed(shard, name);
    // SQLite's own parser splits the file, so comments, texts and triggers may hold semicolons.
    if (sqlite3_exec(shard.handle(), migration.sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failed(shard, name);
    if (!shard.inTransaction())
        return refused(QStringLiteral("%1 ends its own transaction.").arg(name));
    if (!shard.run(kInsertMigration, {migration.number, name, Bind::text(migration.checksum()), now}))
        return failed(shard, name);
    if (shard.control("COMMIT") != SQLITE_OK)
        return failed(shard, name);
    log::info(lc, "migrated").with("migration", name);
    return Done{};
}

Result<int> migrateFolder(const QString& folder, int shardCount, const Migrator& migrator, UtcTime now)
{
    auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    // A folder made for more shards than are configured would lose sight of the others.
    if (QFile::exists(shardPath(folder, shardCount)))
        return refused(QStringLiteral("The folder holds more shards than the %1 configured.").arg(shardCount));
    int count = 0;
    for (int shard = 0; shard < shardCount; ++shard) {
        auto connection = SqliteConnection::open(shardPath(folder, shard), SqliteConnection::Mode::Write,
                                                 SqliteOptions().busyTimeout);
        if (!connection)
            return connection.error();
        auto done = migrator.apply(**connection, ShardIdentity{shard, shardCount}, now);
        if (!done)
            return done;
        count += *done;
        (*connection)->checkpoint(true);
    }
    if (auto synced = syncFolder(folder); !synced)
        return synced.error();
    return count;
}

} // namespace guitai::storage
