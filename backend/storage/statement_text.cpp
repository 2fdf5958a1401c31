// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement_text.h"

#include <QFile>

namespace guitai::storage {

std::optional<QByteArray> statementText(const char* name, Dialect dialect)
{
    const QString common = QStringLiteral(":/sql/%1.sql").arg(QLatin1String(name));
    const QString own = QStringLiteral(":/sql/%1.mysql.sql").arg(QLatin1String(name));
    QFile file(dialect == Dialect::Mysql && QFile::exists(own) ? own : common);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace guitai::storage
