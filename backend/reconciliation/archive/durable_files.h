// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are there after a loss of power: what was written and the folders that name it are synced. Blocks; worker
// threads.
#pragma once

#include "result/result.h"

#include <QByteArray>
#include <QString>

namespace guitai::archive {

/// Makes the folder and those above it.
Result<Done> makeFolder(const QString& path);
Result<Done> syncFolder(const QString& path);
/// Under another name first: the file is the old one or the whole new one, never a part.
Result<Done> writeFile(const QString& path, const QByteArray& bytes);
/// ARCHIVE_STORE_FAILED where `to` exists.
Result<Done> renameFile(const QString& from, const QString& to);

} // namespace guitai::archive
