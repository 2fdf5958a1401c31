// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "zip/zip_reader.h"

#include "result/assert.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>

namespace guitai::zip {

namespace {

constexpr quint32 kLocalHeader = 0x04034b50;
constexpr quint32 kDirectoryEntry = 0x02014b50;
constexpr quint32 kDirectoryEnd = 0x06054b50;
constexpr quint32 kDescriptor = 0x08074b50;
constexpr qsizetype kHeaderBytes = 30;
constexpr quint16 kEncrypted = 0x1;
constexpr quint16 kDescribedBehind = 0x8;
constexpr quint16 kStored = 0;
constexpr quint16 kDeflated = 8;
constexpr int kRaw = -15;

template <class Number>
Number numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.data() + at);
}

/// A name and nothing of a folder. A backslash would be no folder here and may be half of a character.
bool isPlain(QByteArrayView name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

} // namespace

class Reader::Stream
{
public:
    Stream(qint64 mostPlainBytes, Choice choice, Sink sink)
        : m_left(mostPlainBytes), m_choice(std::move(choice)), m_sink(std::move(sink))
    {
        GUITAI_ASSERT(inflateInit2(&m_inflater, kRaw) == Z_OK);
    }
    ~Stream() { inflateEnd(&m_inflater); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    State feed(QByteArrayView packed)
    {
        m_pending.append(packed);
        while (m_state == State::Reading && step()) {}
        return m_state;
    }
    State state() const { return m_state; }
    int chosen() const { return m_chosen; }

private:
    enum class Phase { Header, Content, Descriptor };

    /// False when more bytes are needed first.
    bool step()
    {
        switch (m_phase) {
        case Phase::Header: return readHeader();
        case Phase::Content: return m_method == kDeflated ? inflateSome() : copySome();
        case Phase::Descriptor: break;
        }
        return readDescriptor();
    }

    bool refuse()
    {
        m_state = State::Refused;
        return false;
    }

    bool readHeader()
    {
        if (m_pending.size() < 4)
            return false;
        const auto signature = numberAt<quint32>(m_pending, 0);
        if (signature == kDirectoryEntry || signature == kDirectoryEnd) {
            m_state = State::Complete;
            return false;
        }
        if (signature != kLocalHeader)
            return refuse();
        if (m_pending.size() < kHeaderBytes)
            return false;
        const qsizetype nameBytes = numberAt<quint16>(m_pending, 26);
        const qsizetype whole = kHeaderBytes + nameBytes + numberAt<quint16>(m_pending, 28);
        if (m_pending.size() < whole)
            return false;
        const QByteArray name = m_pending.mid(kHeaderBytes, nameBytes);
        const bool isReadable = isPlain(name) && beginMember(name);
        m_pending.remove(0, whole);
        return isReadable || refuse();
    }

    bool beginMember(QByteArrayView name)
    {
        const auto flags = numberAt<quint16>(m_pending, 6);
        m_method = numberAt<quint16>(m_pending, 8);
        m_isDescribedBehind = (flags & kDescribedBehind) != 0;
        m_promised = {numberAt<quint32>(m_pending, 14), numberAt<quint32>(m_pending, 22)};
        m_packedLeft = numberAt<quint32>(m_pending, 18);
        m_got = {};
        m_isWanted = m_choice(name);
        m_chosen += m_isWanted ? 1 : 0;
        m_phase = Phase::Content;
        inflateReset(&m_inflater);
        // The end of what is stored and described behind could only be guessed.
        const bool isKnown = m_method == kDeflated || (m_method == kStored && !m_isDescribedBehind);
        return isKnown && (flags & kEncrypted) == 0;
    }

    bool take(QByteArrayView plain)
    {
        m_left -= plain.size();
        m_got.checksum = static_cast<quint32>(
            crc32(m_got.checksum, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size())));
        m_got.size += static_cast<quint32>(plain.size());
        return m_left >= 0 && (!m_isWanted || m_sink(plain));
    }

    bool inflateSome()
    {
        constexpr int kPiece = 64 * 1024;
        if (m_pending.isEmpty())
            return false;
        QByteArray plain(kPiece, Qt::Uninitialized);
        m_inflater.next_in = reinterpret_cast<Bytef*>(m_pending.data());
        m_inflater.avail_in = static_cast<uInt>(std::min<qsizetype>(m_pending.size(), 1 << 30));
        const uInt given = m_inflater.avail_in;
        m_inflater.next_out = reinterpret_cast<Bytef*>(plain.data());
        m_inflater.avail_out = kPiece;
        const int result = inflate(&m_inflater, Z_NO_FLUSH);
        m_pending.remove(0, static_cast<qsizetype>(given - m_inflater.avail_in));
        const auto made = kPiece - static_cast<qsizetype>(m_inflater.avail_out);
        if ((result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) ||
            !take(QByteArrayView(plain).first(made)))
            return refuse();
        if (result == Z_STREAM_END)
            return endContent();
        return made > 0 || m_inflater.avail_in != given;
    }

    bool copySome()
    {
        const qsizetype piece = std::min<qsizetype>(m_pending.size(), m_packedLeft);
        if (piece == 0 && m_packedLeft > 0)
            return false;
        if (!take(QByteArrayView(m_pending).first(piece)))
            return refuse();
        m_pending.remove(0, piece);
        m_packedLeft -= static_cast<quint32>(piece);
        return m_packedLeft == 0 && endContent();
    }

    bool endContent()
    {
        m_phase = m_isDescribedBehind ? Phase::Descriptor : Phase::Header;
        return m_isDescribedBehind || m_got == m_promised || refuse();
    }

    bool readDescriptor()
    {
        constexpr qsizetype kBare = 12;
        if (m_pending.size() < 4)
            return false;
        const qsizetype skip = numberAt<quint32>(m_pending, 0) == kDescriptor ? 4 : 0;
        if (m_pending.size() < skip + kBare)
            return false;
        m_promised = {numberAt<quint32>(m_pending, skip), numberAt<quint32>(m_pending, skip + 8)};
        m_pending.remove(0, skip + kBare);
        m_phase = Phase::Header;
        return m_got == m_promised || refuse();
    }

    struct Content
    {
        quint32 checksum = 0;
        quint32 size = 0;
        bool operator==(const Content&) const = default;
    };

    State m_state = State::Reading;
    Phase m_phase = Phase::Header;
    QByteArray m_pending;
    qint64 m_left;
    Choice m_choice;
    Sink m_sink;
    z_stream m_inflater{};
    quint16 m_method = 0;
    bool m_isDescribedBehind = false;
    bool m_isWanted = false;
    int m_chosen = 0;
    quint32 m_packedLeft = 0;
    Content m_promised;
    Content m_got;
};

Reader::Reader(qint64 mostPlainBytes, Choice choice, Sink sink)
    : m_stream(std::make_unique<Stream>(mostPlainBytes, std::move(choice), std::move(sink)))
{
}

Reader::~Reader() = default;

Reader::State Reader::feed(QByteArrayView packed)
{
    return m_stream->feed(packed);
}

Reader::State Reader::state() const
{
    return m_stream->state();
}

int Reader::chosen() const
{
    return m_stream->chosen();
}

} // namespace guitai::zip
