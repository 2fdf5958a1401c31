// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where archives lie: a folder of this machine or HDFS. A path is relative, of plain segments parted by '/'
// (isPlainPath); a folder appears with its first file. Event loop's thread.
#pragma once

#include "async/task.h"
#include "result/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace guitai::archive {

namespace errors {
inline constexpr ErrorCode kNotFound{"ARCHIVE_NOT_FOUND", 404};
inline constexpr ErrorCode kStoreFailed{"ARCHIVE_STORE_FAILED", 503};
} // namespace errors

struct Entry
{
    QString name;
    bool isFolder = false;

    friend bool operator==(const Entry&, const Entry&) = default;
};

class ArchiveStore
{
public:
    virtual ~ArchiveStore() = default;

    /// Answers when the file would survive a loss of power. Replaces what was there.
    virtual async::Task<Result<Done>> put(QString path, QByteArray bytes) = 0;
    /// ARCHIVE_NOT_FOUND where there is no such file; a file larger than `mostBytes` is ARCHIVE_STORE_FAILED.
    virtual async::Task<Result<QByteArray>> get(QString path, qint64 mostBytes) = 0;
    /// In one step and for good; refused where `to` exists.
    virtual async::Task<Result<Done>> rename(QString from, QString to) = 0;
    /// By name; nothing for a folder that does not exist.
    virtual async::Task<Result<std::vector<Entry>>> list(QString folder) = 0;
    /// With all that is in it; removing what is not there is done already.
    virtual async::Task<Result<Done>> remove(QString path) = 0;
};

/// Segments of letters, digits, '.', '_' and '-' that do not begin with a dot: nothing escapes the store.
bool isPlainPath(const QString& path);

} // namespace guitai::archive
