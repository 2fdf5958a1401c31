// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/durable_files.h"

#include "archive/archive_store.h"
#include "rows/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::archive {

namespace {

Error failed(const char* what, const QString& path, const QString& why)
{
    return {errors::kStoreFailed, {}, QStringLiteral("%1 %2: %3").arg(QString::fromLatin1(what), path, why), {}};
}

Error failedBySystem(const char* what, const QString& path)
{
    return failed(what, path, qt_error_string(errno));
}

QString folderOf(const QString& path)
{
    return QFileInfo(path).absolutePath();
}

} // namespace

Result<Done> syncFolder(const QString& path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failedBySystem("cannot open", path);
    const bool isSynced = ::fsync(folder) == 0;
    const Error error = failedBySystem("cannot sync", path);
    ::close(folder);
    if (!isSynced)
        return error;
    return Done{};
}

Result<Done> makeFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return Done{};
    const QString above = folderOf(path);
    if (const auto made = makeFolder(above); !made)
        return made.error();
    if (!QDir(above).mkdir(QFileInfo(path).fileName()) && !QFileInfo(path).isDir())
        return failedBySystem("cannot make", path);
    return syncFolder(above);
}

Result<Done> writeFile(const QString& path, const QByteArray& bytes)
{
    if (const auto made = makeFolder(folderOf(path)); !made)
        return made.error();
    rows::WholeFile file(path);
    if (const auto written = file.write(bytes); !written)
        return written.error();
    return file.commit();
}

Result<Done> renameFile(const QString& from, const QString& to)
{
    if (::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                    RENAME_NOREPLACE) != 0)
        return failedBySystem("cannot rename", from);
    return syncFolder(folderOf(to));
}

} // namespace guitai::archive
