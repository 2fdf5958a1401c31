// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder_lock.h"

#include "storage/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace guitai::storage {

Result<FolderLock> FolderLock::take(const QString& folder)
{
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder))
            return Error{errors::kStorageFailed, {}, QStringLiteral("The storage folder cannot be made.")};
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        if (auto synced = syncFolder(QFileInfo(folder).absolutePath()); !synced)
            return synced.error();
    }
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/lock"));
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{
            errors::kStorageFailed, {}, QStringLiteral("The lock file of the storage folder cannot be opened.")};
    FolderLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return Error{errors::kStorageInUse, {}, QStringLiteral("Another process works on this storage folder.")};
    return lock;
}

Result<Done> syncFolder(const QString& folder)
{
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return Error{errors::kStorageFailed, {}, QStringLiteral("The storage folder cannot be synced to the disk.")};
    return Done{};
}

FolderLock::~FolderLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace guitai::storage
