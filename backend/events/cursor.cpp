// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/event_pump.h"

#include <QtEndian>

namespace guitai::events {

namespace {
constexpr char kVersion = 1;
constexpr auto kOptions = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kPositionBytes = 8;
} // namespace

QByteArray Cursor::text() const
{
    QByteArray bytes(1 + kPositionBytes * static_cast<qsizetype>(m_positions.size()), kVersion);
    char* to = bytes.data() + 1;
    for (const std::int64_t position : m_positions) {
        qToBigEndian(static_cast<qint64>(position), to);
        to += kPositionBytes;
    }
    return bytes.toBase64(kOptions);
}

std::optional<Cursor> Cursor::parse(QByteArrayView text, int shardCount)
{
    const auto read =
        QByteArray::fromBase64Encoding(text.toByteArray(), kOptions | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray& bytes = read.decoded;
    if (!read || bytes.size() != 1 + kPositionBytes * shardCount || bytes.front() != kVersion)
        return std::nullopt;
    std::vector<std::int64_t> positions;
    for (const char* from = bytes.constData() + 1; from != bytes.constData() + bytes.size(); from += kPositionBytes) {
        const auto position = qFromBigEndian<qint64>(from);
        if (position < 0)
            return std::nullopt;
        positions.push_back(position);
    }
    Cursor cursor(std::move(positions));
    // Base64 has several spellings of some bytes; only ours is a cursor.
    if (cursor.text() != text)
        return std::nullopt;
    return cursor;
}

void Cursor::advance(const PublishedEvent& event)
{
    m_positions.at(static_cast<size_t>(event.shard)) = event.position;
}

} // namespace guitai::events
