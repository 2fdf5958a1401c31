// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/backend_storage.h"

#include "support/engine_fixture.h"

namespace guitai::test {

bool onMaria()
{
    return qEnvironmentVariable("GUITAI_TEST_ENGINE") == QLatin1String("mariadb");
}

QString whyNoStorage()
{
    return onMaria() ? whyNoMaria() : QString();
}

storage::EngineOptions freshStorage(const QString& folder, int shards)
{
    if (onMaria())
        return MariaServer::shared().freshOptions(shards);
    storage::SqliteOptions options;
    options.folder = folder + QStringLiteral("/store");
    options.shardCount = shards;
    return options;
}

QStringList settingsFor(const storage::EngineOptions& options, int shards)
{
    QStringList settings{QStringLiteral("GUITAI_STORAGE_SHARDS=%1").arg(shards)};
    if (const auto* maria = std::get_if<storage::MariaOptions>(&options))
        settings +=
            {QStringLiteral("GUITAI_STORAGE_ENGINE=mariadb"), QStringLiteral("GUITAI_STORAGE_SERVER=") + maria->server,
             QStringLiteral("GUITAI_STORAGE_USER=") + maria->user,
             QStringLiteral("GUITAI_STORAGE_SCHEMA_PREFIX=") + maria->schemaPrefix};
    return settings;
}

} // namespace guitai::test
