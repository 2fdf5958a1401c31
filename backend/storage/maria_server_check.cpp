// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maria_server_check.h"

#include <QHash>
#include <QVersionNumber>

namespace guitai::storage {

namespace {

constexpr Statement kServerSettings{"storage/server_settings"};
constexpr int kSpareConnections = 10; // for whoever looks after the server

struct Wanted
{
    const char* name;
    const char* value;
    bool onlyWithBinlog;
};

constexpr Wanted kWanted[] = {
    {"INNODB_FLUSH_LOG_AT_TRX_COMMIT", "1", false}, // or an answered commit is lost with the power
    {"INNODB_ROLLBACK_ON_TIMEOUT", "ON", false},    // or half a transaction outlives a lock wait
    {"INNODB_DOUBLEWRITE", "ON", false},            // or a torn page is the end of the table
    {"WSREP_ON", "OFF", false},                     // Galera loses updates on healthy clusters
    {"SYNC_BINLOG", "1", true},
    {"BINLOG_FORMAT", "ROW", true},
    // The session's own, in case something between us and the server thinks it knows better.
    {"AUTOCOMMIT", "OFF", false},
    {"INNODB_SNAPSHOT_ISOLATION", "ON", false},
    {"COLLATION_CONNECTION", "utf8mb4_nopad_bin", false},
};

Error refused(const QString& why)
{
    return Error{errors::kServerRefused, {}, why};
}

Result<Done> checkVersion(const QString& version)
{
    const bool isNew = QVersionNumber::fromString(version) >= QVersionNumber(10, 11);
    if (!isNew || !version.contains(QLatin1String("MariaDB")))
        return refused(QStringLiteral("MariaDB 10.11 or newer is needed, this is %1.").arg(version));
    return Done{};
}

} // namespace

Result<Done> verifyServer(MariaConnection& connection, const MariaOptions& options)
{
    const auto rows = connection.rows(kServerSettings, {});
    if (!rows)
        return refused(QStringLiteral("The server's settings cannot be read."));
    QHash<QString, QString> settings;
    for (const Row& row : *rows)
        settings.insert(row.text(0).toUpper(), row.text(1));
    if (auto version = checkVersion(settings.value(QStringLiteral("VERSION"))); !version)
        return version;
    const bool hasBinlog = settings.value(QStringLiteral("LOG_BIN")) == QLatin1String("ON");
    for (const Wanted& wanted : kWanted) {
        const QString have = settings.value(QLatin1String(wanted.name), QStringLiteral("OFF"));
        if ((!wanted.onlyWithBinlog || hasBinlog) && have != QLatin1String(wanted.value))
            return refused(QStringLiteral("The server has %1 = %2, and %3 is needed.")
                               .arg(QString::fromLatin1(wanted.name).toLower(), have, QLatin1String(wanted.value)));
    }
    const QString mode = settings.value(QStringLiteral("SQL_MODE"));
    for (const char* part : {"STRICT_ALL_TABLES", "SIMULTANEOUS_ASSIGNMENT", "PIPES_AS_CONCAT"}) {
        if (!mode.split(QLatin1Char(',')).contains(QLatin1String(part)))
            return refused(QStringLiteral("The session has no sql_mode %1.").arg(QLatin1String(part)));
    }
    if (settings.value(QStringLiteral("INNODB_FLUSH_METHOD")).contains(QLatin1String("nosync")))
        return refused(QStringLiteral("The server has innodb_flush_method = nosync."));
    const int needed = options.shardCount * (options.writersPerShard + options.readersPerShard) + 1 + kSpareConnections;
    if (settings.value(QStringLiteral("MAX_CONNECTIONS")).toInt() < needed)
        return refused(QStringLiteral("The server has too low a max_connections, %1 is needed.").arg(needed));
    return Done{};
}

} // namespace guitai::storage
