// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the file of an open SQLite connection into memory: what is committed costs a copy and no call of the system,
// and can be put back to an image that was kept. The file on the disk is no longer looked at.
#pragma once

#include "storage/sqlite_connection.h"

struct sqlite3_file;

namespace guitai::simulation {

class MemoryFile
{
public:
    /// The connection must hold no lock, and must be closed before this ends.
    explicit MemoryFile(storage::SqliteConnection& connection);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    const QByteArray& bytes() const { return m_bytes; }
    void put(const QByteArray& bytes);

private:
    friend struct MemoryFileCalls;

    sqlite3_file* m_file = nullptr;
    QByteArray m_bytes;
};

} // namespace guitai::simulation
