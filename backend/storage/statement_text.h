// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a statement, in the words of the database that runs it.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::storage {

enum class Dialect {
    Sqlite, ///< `:/sql/<name>.sql`
    Mysql   ///< `:/sql/<name>.mysql.sql` where there is one: MariaDB and its kin
};

/// Nothing when there is no such file.
std::optional<QByteArray> statementText(const char* name, Dialect dialect);

} // namespace guitai::storage
