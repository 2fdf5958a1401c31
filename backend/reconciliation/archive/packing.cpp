// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/packing.h"

#include "archive/archive.h"
#include "crypto/hash.h"
#include "gzip/gzip.h"

#include <optional>

namespace guitai::archive {

namespace {

Error unreadable(const QFile& file)
{
    return {errors::kSourceUnreadable, {}, file.fileName() + QStringLiteral(": ") + file.errorString(), {}};
}

} // namespace

Result<PackedPiece> FilePacker::next()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(m_file);
    const QByteArray plain = m_file.read(kPieceBytes);
    if (m_file.error() != QFileDevice::NoError)
        return unreadable(m_file);
    m_hash.addData(plain);
    m_bytes += plain.size();
    PackedPiece piece;
    piece.bytes = gzip::compressed(plain);
    piece.sha256 = crypto::sha256(piece.bytes).toHex();
    piece.isLast = plain.size() < kPieceBytes || m_file.atEnd();
    return piece;
}

Result<QByteArray> hashOfFile(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file) || file.error() != QFileDevice::NoError)
        return unreadable(file);
    return hash.result().toHex();
}

Result<QByteArray> MemberUnpacker::add(const Part& part, const QByteArray& packed)
{
    if (packed.size() != part.bytes)
        return QByteArray("SIZE_DIFFERS");
    if (crypto::sha256(packed).toHex() != part.sha256)
        return QByteArray("HASH_DIFFERS");
    std::optional<Error> refusal;
    gzip::Reader reader(m_member.bytes - m_bytes, [this, &refusal](QByteArrayView plain) {
        m_hash.addData(plain);
        m_bytes += plain.size();
        const Result<Done> taken = m_takes(plain);
        if (!taken)
            refusal = taken.error();
        return taken.ok();
    });
    const gzip::Reader::State state = reader.feed(packed);
    if (refusal)
        return *refusal;
    return state == gzip::Reader::State::Complete ? QByteArray() : QByteArray("UNREADABLE");
}

QByteArray MemberUnpacker::finish() const
{
    if (m_bytes != m_member.bytes)
        return "SIZE_DIFFERS";
    return m_hash.result().toHex() == m_member.sha256 ? QByteArray() : QByteArray("HASH_DIFFERS");
}

} // namespace guitai::archive
