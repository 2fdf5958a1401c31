// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive_store.h"

#include <QRegularExpression>

namespace guitai::archive {

bool isPlainPath(const QString& path)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\z"));
    return path.size() <= 500 && plain.match(path).hasMatch();
}

} // namespace guitai::archive
