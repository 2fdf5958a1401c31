// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One process at a time works on a storage folder. The lock goes with the process, however it ends.
#pragma once

#include "result/result.h"

#include <QString>

namespace guitai::storage {

namespace errors {
inline constexpr ErrorCode kStorageInUse{"STORAGE_IN_USE", 503};
} // namespace errors

/// Makes the entries of new files in the folder last through a power cut. SQLite does it too, but does not
/// say when it fails.
Result<Done> syncFolder(const QString& folder);

class FolderLock
{
public:
    /// Makes the folder where it is missing, readable by its owner only.
    static Result<FolderLock> take(const QString& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept
    {
        std::swap(m_file, other.m_file);
        return *this;
    }

private:
    explicit FolderLock(int file) : m_file(file) {}
    int m_file;
};

} // namespace guitai::storage
