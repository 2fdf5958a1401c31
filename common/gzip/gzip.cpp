// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gzip/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace guitai::gzip {

namespace {

constexpr int kZlibOnly = 15;      ///< zlib's largest window, with its own head and no other
constexpr int kGzipOnly = 15 + 16; ///< the same with gzip's
constexpr int kMemory = 8;         ///< zlib's usual

/// zlib counts in 32 bits and, for old compilers' sake, reads from what it does not promise not to write.
Bytef* input(QByteArrayView bytes)
{
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
}

} // namespace

QByteArray compressed(QByteArrayView plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipOnly, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot be used");
    QByteArray packed;
    std::array<char, 16384> piece{};
    int result = Z_OK;
    while (result != Z_STREAM_END) {
        if (stream.avail_in == 0) {
            const qsizetype next = std::min<qsizetype>(plain.size(), std::numeric_limits<uInt>::max());
            stream.next_in = input(plain);
            stream.avail_in = static_cast<uInt>(next);
            plain = plain.sliced(next);
        }
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        result = deflate(&stream, plain.isEmpty() ? Z_FINISH : Z_NO_FLUSH);
        packed.append(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out));
    }
    deflateEnd(&stream);
    return packed;
}

class Reader::Stream
{
public:
    Stream(qint64 mostPlainBytes, Sink sink, Form form)
        : m_left(mostPlainBytes), m_sink(std::move(sink)), m_mayFollow(form == Form::Gzip)
    {
        if (inflateInit2(&m_zlib, form == Form::Gzip ? kGzipOnly : kZlibOnly) != Z_OK)
            qFatal("zlib cannot be used");
    }
    ~Stream() { inflateEnd(&m_zlib); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    void feed(QByteArrayView packed)
    {
        while (!packed.isEmpty() && state != State::Refused) {
            const qsizetype next = std::min<qsizetype>(packed.size(), 1 << 20);
            m_zlib.next_in = input(packed);
            m_zlib.avail_in = static_cast<uInt>(next);
            while (state != State::Refused && unpackPiece()) {}
            packed = packed.sliced(next);
        }
    }

    State state = State::Reading;

private:
    /// False when all that was given is used.
    bool unpackPiece()
    {
        if (state == State::Complete) {
            if (m_zlib.avail_in == 0)
                return false;
            if (!m_mayFollow) {
                state = State::Refused;
                return false;
            }
            inflateReset(&m_zlib); // another member
            state = State::Reading;
        }
        m_zlib.next_out = reinterpret_cast<Bytef*>(m_piece.data());
        m_zlib.avail_out = static_cast<uInt>(m_piece.size());
        const int result = inflate(&m_zlib, Z_NO_FLUSH);
        const auto made = static_cast<qsizetype>(m_piece.size() - m_zlib.avail_out);
        if ((result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) || !handOn(made)) {
            state = State::Refused;
            return false;
        }
        if (result == Z_STREAM_END)
            state = State::Complete;
        return m_zlib.avail_in > 0 || m_zlib.avail_out == 0;
    }

    bool handOn(qsizetype count)
    {
        m_left -= count;
        return m_left >= 0 && (count == 0 || m_sink(QByteArrayView(m_piece.data(), count)));
    }

    z_stream m_zlib{};
    qint64 m_left;
    Sink m_sink;
    bool m_mayFollow; ///< another member
    std::array<char, 65536> m_piece{};
};

Reader::Reader(qint64 mostPlainBytes, Sink sink, Form form)
    : m_stream(std::make_unique<Stream>(mostPlainBytes, std::move(sink), form))
{
}

Reader::~Reader() = default;

Reader::State Reader::feed(QByteArrayView packed)
{
    m_stream->feed(packed);
    return m_stream->state;
}

Reader::State Reader::state() const
{
    return m_stream->state;
}

} // namespace guitai::gzip
