// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the schemas of a MariaDB server to the newest migration. A server commits before and after every
// statement that changes a table, so a migration cannot be taken back whole; instead each of its statements
// may be run again, and one that was cut short is finished by the next run.
#pragma once

#include "storage/maria_connection.h"
#include "storage/migrator.h"

namespace guitai::storage {

/// One process at a time works on the schemas of a prefix. The server holds it as long as the connection lives.
class MariaOwnership
{
public:
    /// STORAGE_IN_USE when another process has it. The calling thread's.
    static Result<MariaOwnership> take(const MariaOptions& options);
    MariaConnection& connection() { return *m_connection; }

private:
    explicit MariaOwnership(std::unique_ptr<MariaConnection> connection) : m_connection(std::move(connection)) {}
    std::unique_ptr<MariaConnection> m_connection;
};

/// Ok when every schema is there and has everything; kMigrationNeeded or kSchemaRefused otherwise.
Result<Done> checkSchemas(const MariaOptions& options, const Migrator& migrator);
/// `guitai-backend migrate`: makes the schemas that are missing, and migrates all. Answers how many migrations were
/// applied in all.
Result<int> migrateSchemas(const MariaOptions& options, const Migrator& migrator, UtcTime now);

} // namespace guitai::storage
