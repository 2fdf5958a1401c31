// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One file of the source tree in three views of equal length, so that a place in one is the same place in all.
#pragma once

#include <QString>

#include <vector>

namespace guitai::tidy {

struct SourceFile
{
    SourceFile(QString path, QString text);

    QString path;   ///< from the root, with forward slashes
    QString text;   ///< as it was written
    QString spoken; ///< C++ without its comments; other languages as written
    QString code;   ///< C++ without its comments and without what stands in quotes
};

/// 1 for the first line.
int lineAt(const QString& text, qsizetype place);

/// Every text file below the root, without what was built or downloaded.
std::vector<SourceFile> readTree(const QString& root);

} // namespace guitai::tidy
