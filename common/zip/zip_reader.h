// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Zip files read piece by piece from their beginning, for bills too large to hold: a member that is wanted is handed on
// as it is unpacked, counted and checked; everything a bill does not need is refused. Pure; any thread.
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace guitai::zip {

class Reader
{
public:
    enum class State {
        Reading,
        Complete, ///< every member was whole; what follows them is not looked at
        Refused   ///< no zip, damaged, encrypted, a member in a folder, larger than allowed, or not wanted any more
    };
    /// By its name, in whatever encoding: false passes the member over.
    using Choice = std::function<bool(QByteArrayView name)>;
    /// Takes what was unpacked; false refuses the rest.
    using Sink = std::function<bool(QByteArrayView plain)>;

    /// `mostPlainBytes`: of all members together, whether wanted or not.
    Reader(qint64 mostPlainBytes, Choice choice, Sink sink);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    State feed(QByteArrayView packed);
    State state() const;
    /// How many members were wanted so far.
    int chosen() const;

private:
    class Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace guitai::zip
