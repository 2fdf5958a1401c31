// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is there whole or not at all, whatever dies while it is written: a neighbour that is synced, then
// renamed.
#pragma once

#include "result/result.h"

#include <QByteArray>
#include <QString>

namespace guitai::rows {

namespace errors {
inline constexpr ErrorCode kFileNotRead{"FILE_NOT_READ", 500};
inline constexpr ErrorCode kFileNotWritten{"FILE_NOT_WRITTEN", 500};
/// No space, or more than this process may write.
inline constexpr ErrorCode kDiskFull{"DISK_FULL", 507};
} // namespace errors

/// kDiskFull or kFileNotWritten for an errno, with the name of the file and not its folder.
Error writeError(int number, const QString& path);

class WholeFile
{
public:
    explicit WholeFile(QString path);
    /// Without commit() nothing stays.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// Buffered. The first failure is what every later call answers.
    Result<Done> write(QByteArrayView bytes);
    /// Synced and renamed over whatever had the name.
    Result<Done> commit();

private:
    Result<Done> flush();
    Result<Done> fail(int number);
    QString neighbour() const;

    QString m_path;
    QByteArray m_buffer;
    int m_file = -1;
    int m_failure = 0;
};

} // namespace guitai::rows
