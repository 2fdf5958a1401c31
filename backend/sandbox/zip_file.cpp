// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zip_file.h"

#include "result/assert.h"

#include <QDataStream>
#include <QIODevice>

#include <zlib.h>

namespace guitai::sandbox {

namespace {

constexpr quint32 kLocalHeader = 0x04034b50;
constexpr quint32 kDirectoryEntry = 0x02014b50;
constexpr quint32 kDirectoryEnd = 0x06054b50;
constexpr quint16 kVersion = 20;
constexpr quint16 kDeflated = 8;
constexpr quint16 kDate = 0x21; ///< the first day there is: nobody reads it

QByteArray deflated(const QByteArray& plain)
{
    z_stream stream{};
    constexpr int kRaw = -15;
    GUITAI_ASSERT(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRaw, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    QByteArray source = plain;
    QByteArray target(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(target.data());
    stream.avail_out = static_cast<uInt>(target.size());
    GUITAI_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    target.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return target;
}

quint32 checksum(const QByteArray& plain)
{
    return static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef*>(plain.constData()), static_cast<uInt>(plain.size())));
}

/// What a local header and a directory entry have in common.
void describe(QDataStream& to, const ZipMember& member, qsizetype packedSize)
{
    to << kVersion << quint16(0) << kDeflated << quint16(0) << kDate << checksum(member.content)
       << static_cast<quint32>(packedSize) << static_cast<quint32>(member.content.size())
       << static_cast<quint16>(member.name.size()) << quint16(0);
}

void append(QDataStream& to, const QByteArray& bytes)
{
    to.writeRawData(bytes.constData(), static_cast<int>(bytes.size()));
}

} // namespace

QByteArray zipFile(const QList<ZipMember>& members)
{
    QByteArray file;
    QByteArray directory;
    QDataStream body(&file, QIODevice::WriteOnly);
    QDataStream entries(&directory, QIODevice::WriteOnly);
    body.setByteOrder(QDataStream::LittleEndian);
    entries.setByteOrder(QDataStream::LittleEndian);
    for (const ZipMember& member : members) {
        const QByteArray packed = deflated(member.content);
        const auto offset = static_cast<quint32>(file.size());
        body << kLocalHeader;
        describe(body, member, packed.size());
        append(body, member.name);
        append(body, packed);
        entries << kDirectoryEntry << kVersion;
        describe(entries, member, packed.size());
        entries << quint16(0) << quint16(0) << quint16(0) << quint32(0) << offset;
        append(entries, member.name);
    }
    const auto begins = static_cast<quint32>(file.size());
    append(body, directory);
    const auto count = static_cast<quint16>(members.size());
    body << kDirectoryEnd << quint16(0) << quint16(0) << count << count << static_cast<quint32>(directory.size())
         << begins << quint16(0);
    return file;
}

} // namespace guitai::sandbox
