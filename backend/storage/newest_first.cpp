// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/newest_first.h"

#include "ids/tagged_id.h"

namespace guitai::storage {

Result<PageEnd> PageEnd::parse(const QByteArray& cursor)
{
    PageEnd end;
    if (cursor.isEmpty())
        return end;
    const qsizetype dot = cursor.indexOf('.');
    bool isNumber = false;
    end.ms = cursor.left(dot).toLongLong(&isNumber);
    end.id = cursor.mid(dot + 1);
    if (dot < 1 || !isNumber || !isIdText(end.id))
        return Error{guitai::errors::kInvalidRequest, QStringLiteral("cursor"),
                     QStringLiteral("This is no cursor of such a list.")};
    return end;
}

QByteArray PageEnd::cursor() const
{
    return QByteArray::number(static_cast<qlonglong>(ms)) + '.' + id;
}

} // namespace guitai::storage
