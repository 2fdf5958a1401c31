// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// gzip (RFC 1952), and what zlib itself writes (RFC 1950), for files too large to hold: what was unpacked is handed on
// at once and counted, so that a small file that unpacks to a huge one is refused in time. Pure; any thread.
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace guitai::gzip {

QByteArray compressed(QByteArrayView plain);

class Reader
{
public:
    enum class State {
        Reading,
        Complete, ///< whole so far; only another member may follow
        Refused   ///< no gzip, damaged, larger than allowed, or not wanted any more
    };
    /// Takes what was unpacked; false refuses the rest.
    using Sink = std::function<bool(QByteArrayView plain)>;

    enum class Form {
        Gzip,
        Zlib ///< RFC 1950
    };

    Reader(qint64 mostPlainBytes, Sink sink, Form form = Form::Gzip);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    State feed(QByteArrayView packed);
    State state() const;

private:
    class Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace guitai::gzip
