// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/whole_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::rows {

namespace {

constexpr qsizetype kBufferBytes = 256 << 10;

/// The name in the folder is durable only when the folder is.
int syncFolderOf(const QString& path)
{
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno;
    const int failure = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    return failure;
}

} // namespace

Error writeError(int number, const QString& path)
{
    const bool isFull = number == ENOSPC || number == EDQUOT || number == EFBIG;
    return {isFull ? errors::kDiskFull : errors::kFileNotWritten,
            {},
            QFileInfo(path).fileName() + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number))};
}

WholeFile::WholeFile(QString path) : m_path(std::move(path))
{
    m_file = ::open(QFile::encodeName(neighbour()).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0)
        m_failure = errno;
    else
        m_buffer.reserve(kBufferBytes);
}

WholeFile::~WholeFile()
{
    if (m_file < 0)
        return;
    ::close(m_file);
    ::unlink(QFile::encodeName(neighbour()).constData());
}

QString WholeFile::neighbour() const
{
    return m_path + QStringLiteral(".part");
}

Result<Done> WholeFile::fail(int number)
{
    m_failure = number;
    return writeError(number, m_path);
}

Result<Done> WholeFile::write(QByteArrayView bytes)
{
    if (m_failure != 0)
        return writeError(m_failure, m_path);
    m_buffer.append(bytes);
    return m_buffer.size() < kBufferBytes ? Result<Done>(Done()) : flush();
}

Result<Done> WholeFile::flush()
{
    for (qsizetype at = 0; at < m_buffer.size();) {
        const ssize_t written = ::write(m_file, m_buffer.constData() + at, size_t(m_buffer.size() - at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(errno);
        at += written;
    }
    m_buffer.resize(0);
    return Done();
}

Result<Done> WholeFile::commit()
{
    if (m_failure != 0)
        return writeError(m_failure, m_path);
    const auto flushed = flush();
    if (!flushed)
        return flushed.error();
    if (::fsync(m_file) != 0)
        return fail(errno);
    if (std::rename(QFile::encodeName(neighbour()).constData(), QFile::encodeName(m_path).constData()) != 0)
        return fail(errno);
    ::close(m_file);
    m_file = -1;
    const int failure = syncFolderOf(m_path);
    return failure == 0 ? Result<Done>(Done()) : fail(failure);
}

} // namespace guitai::rows
