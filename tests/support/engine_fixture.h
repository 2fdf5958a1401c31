// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A migrated storage of a test's own in either database, opened as often as it likes.
#pragma once

#include "storage/engine.h"
#include "support/maria_server.h"
#include "support/storage_fixture.h"

namespace guitai::test {

enum class Engine { Sqlite, Maria };

/// Why the program's own schema cannot be had on MariaDB here; empty when it can.
inline QString whyNoMaria()
{
    if (const QString reason = MariaServer::whyNot(); !reason.isEmpty())
        return reason;
    const auto twins = storage::migrationsIn(storage::kOwnMigrations, storage::Dialect::Mysql);
    return twins ? QString() : QStringLiteral("skipped: ") + twins.error().detail;
}

class EngineFixture
{
public:
    explicit EngineFixture(Engine engine, int shardCount = 1, QString migrations = storage::kOwnMigrations)
        : m_migrations(std::move(migrations))
    {
        if (engine == Engine::Maria) {
            m_options = MariaServer::shared().freshOptions(shardCount);
        } else {
            storage::SqliteOptions sqlite;
            sqlite.folder = m_folder.path();
            sqlite.shardCount = shardCount;
            m_options = sqlite;
        }
        const auto migrated = storage::migrateStorage(m_options, UtcTime(), m_migrations);
        if (!migrated)
            qFatal("the fixture cannot be migrated: %s", qPrintable(migrated.error().detail));
    }

    std::unique_ptr<storage::Storage> open() const
    {
        auto opened = storage::openStorage(m_options, m_migrations);
        if (!opened)
            qFatal("the fixture cannot be opened: %s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    storage::EngineOptions& options() { return m_options; }
    const storage::EngineOptions& options() const { return m_options; }
    storage::MariaOptions& maria() { return std::get<storage::MariaOptions>(m_options); }
    const QString& migrations() const { return m_migrations; }

private:
    QTemporaryDir m_folder;
    const QString m_migrations;
    storage::EngineOptions m_options;
};

} // namespace guitai::test
