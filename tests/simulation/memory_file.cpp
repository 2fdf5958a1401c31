// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/memory_file.h"

#include <sqlite3.h>

#include <cstring>
#include <map>

namespace guitai::simulation {

namespace {

struct Taken
{
    MemoryFile* memory = nullptr;
    const sqlite3_io_methods* original = nullptr;
};

std::map<sqlite3_file*, Taken>& taken()
{
    static std::map<sqlite3_file*, Taken> all;
    return all;
}

} // namespace

/// SQLite's calls for one file. Nobody else opens it, so there is nothing to lock.
struct MemoryFileCalls
{
    static QByteArray& bytesOf(sqlite3_file* file) { return taken().at(file).memory->m_bytes; }

    static int close(sqlite3_file* file)
    {
        const Taken its = taken().extract(file).mapped();
        its.memory->m_file = nullptr;
        file->pMethods = its.original;
        return its.original->xClose(file);
    }
    static int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset)
    {
        const QByteArray& bytes = bytesOf(file);
        const qsizetype there = std::clamp<qsizetype>(bytes.size() - offset, 0, count);
        std::memcpy(into, bytes.constData() + std::min<qsizetype>(offset, bytes.size()), static_cast<size_t>(there));
        std::memset(static_cast<char*>(into) + there, 0, static_cast<size_t>(count - there));
        return there == count ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset)
    {
        QByteArray& bytes = bytesOf(file);
        if (bytes.size() < offset + count)
            bytes.resize(offset + count, '\0');
        std::memcpy(bytes.data() + offset, from, static_cast<size_t>(count));
        return SQLITE_OK;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        bytesOf(file).resize(size);
        return SQLITE_OK;
    }
    static int size(sqlite3_file* file, sqlite3_int64* size)
    {
        *size = bytesOf(file).size();
        return SQLITE_OK;
    }
    static int done(sqlite3_file*, int) { return SQLITE_OK; }
    static int isReserved(sqlite3_file*, int* reserved)
    {
        *reserved = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sectorSize(sqlite3_file*) { return 0; }
    static int characteristics(sqlite3_file*) { return 0; }
};

MemoryFile::MemoryFile(storage::SqliteConnection& connection)
{
    static const sqlite3_io_methods calls = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1;
        made.xClose = &MemoryFileCalls::close;
        made.xRead = &MemoryFileCalls::read;
        made.xWrite = &MemoryFileCalls::write;
        made.xTruncate = &MemoryFileCalls::truncate;
        made.xSync = &MemoryFileCalls::done;
        made.xFileSize = &MemoryFileCalls::size;
        made.xLock = &MemoryFileCalls::done;
        made.xUnlock = &MemoryFileCalls::done;
        made.xCheckReservedLock = &MemoryFileCalls::isReserved;
        made.xFileControl = &MemoryFileCalls::control;
        made.xSectorSize = &MemoryFileCalls::sectorSize;
        made.xDeviceCharacteristics = &MemoryFileCalls::characteristics;
        return made;
    }();
    if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &m_file) != SQLITE_OK)
        qFatal("a simulated shard has no file");
    sqlite3_int64 size = 0;
    m_file->pMethods->xFileSize(m_file, &size);
    m_bytes.resize(size);
    if (m_file->pMethods->xRead(m_file, m_bytes.data(), static_cast<int>(size), 0) != SQLITE_OK)
        qFatal("a simulated shard cannot be read");
    taken()[m_file] = {this, m_file->pMethods};
    m_file->pMethods = &calls;
}

MemoryFile::~MemoryFile()
{
    if (m_file)
        qFatal("a simulated shard is still open");
}

/// Into the room there is: what a run has grown to, the next one needs too.
void MemoryFile::put(const QByteArray& bytes)
{
    m_bytes.resize(bytes.size());
    std::memcpy(m_bytes.data(), bytes.constData(), static_cast<size_t>(bytes.size()));
}

} // namespace guitai::simulation
