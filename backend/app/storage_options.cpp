// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage_options.h"

namespace guitai::app {

storage::EngineOptions storageOptions(const Settings& settings)
{
    if (settings.engine == QLatin1String("mariadb")) {
        storage::MariaOptions options;
        options.server = settings.databaseServer;
        options.user = settings.databaseUser;
        options.password = settings.databasePassword;
        options.caFile = settings.databaseCa;
        options.schemaPrefix = settings.schemaPrefix;
        options.shardCount = settings.shards;
        options.writersPerShard = settings.writersPerShard;
        return options;
    }
    storage::SqliteOptions options;
    options.folder = settings.folder;
    options.shardCount = settings.shards;
    return options;
}

} // namespace guitai::app
