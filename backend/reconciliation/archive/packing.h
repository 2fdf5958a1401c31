// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The work of archiving that needs no store: reading a file in pieces, packing, unpacking and hashing. Blocks; worker
// threads.
#pragma once

#include "archive/manifest.h"

#include <QCryptographicHash>
#include <QFile>

#include <functional>

namespace guitai::archive {

/// So much of a file is packed into one part: it is held in memory, packed and plain, while it goes to the store.
inline constexpr qint64 kPieceBytes = 8 << 20;
/// And a part is never larger than this, however badly it packs.
inline constexpr qint64 kMostPartBytes = kPieceBytes + (1 << 20);

struct PackedPiece
{
    QByteArray bytes;
    QByteArray sha256;
    bool isLast = false;
};

/// Reads a file from begin to end.
class FilePacker
{
public:
    explicit FilePacker(const QString& path) : m_file(path) {}

    /// SOURCE_UNREADABLE. An empty file is one empty piece.
    Result<PackedPiece> next();
    /// Of all that was read.
    std::int64_t bytes() const { return m_bytes; }
    QByteArray sha256() const { return m_hash.result().toHex(); }

private:
    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::int64_t m_bytes = 0;
};

/// SHA-256 of a file, hexadecimal; SOURCE_UNREADABLE.
Result<QByteArray> hashOfFile(const QString& path);

/// Takes a member's parts in their order and hands on what they unpack to.
class MemberUnpacker
{
public:
    using Takes = std::function<Result<Done>(QByteArrayView piece)>;

    MemberUnpacker(Member member, Takes takes) : m_member(std::move(member)), m_takes(std::move(takes)) {}

    /// Null, or what is wrong with the part: SIZE_DIFFERS HASH_DIFFERS UNREADABLE. An error is what the taker said.
    Result<QByteArray> add(const Part& part, const QByteArray& packed);
    /// After the last part: the same about the whole.
    QByteArray finish() const;

private:
    Member m_member;
    Takes m_takes;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::int64_t m_bytes = 0;
};

} // namespace guitai::archive
