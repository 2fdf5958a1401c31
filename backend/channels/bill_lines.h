// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a file that comes in pieces into its lines, ended by LF or CRLF. Holds one line at most. Pure; any thread.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstring>

namespace guitai::channels {

struct BillLine
{
    QByteArrayView text; ///< without its end; lives as long as the call
    std::int64_t number; ///< 1-based
    bool isTooLong;      ///< then `text` is empty
};

class BillLines
{
public:
    static constexpr qsizetype kLongest = qsizetype{64} * 1024;

    /// Calls `take(const BillLine&)` for every line that has ended.
    template <class Take>
    void add(QByteArrayView piece, Take&& take)
    {
        while (!piece.isEmpty()) {
            const void* found = std::memchr(piece.data(), '\n', static_cast<size_t>(piece.size()));
            if (!found) {
                keep(piece);
                return;
            }
            const qsizetype length = static_cast<const char*>(found) - piece.data();
            if (m_kept.isEmpty() && !m_isTooLong) {
                end(piece.first(length), take);
            } else {
                keep(piece.first(length));
                end(m_kept, take);
            }
            piece = piece.sliced(length + 1);
        }
    }

    /// The last line that was begun has ended.
    bool isAtEnd() const { return m_kept.isEmpty() && !m_isTooLong; }

private:
    void keep(QByteArrayView piece)
    {
        m_isTooLong = m_isTooLong || m_kept.size() + piece.size() > kLongest;
        if (m_isTooLong)
            m_kept.clear();
        else
            m_kept.append(piece);
    }

    template <class Take>
    void end(QByteArrayView text, Take& take)
    {
        const bool isTooLong = m_isTooLong || text.size() > kLongest;
        if (text.endsWith('\r'))
            text.chop(1);
        take(BillLine{isTooLong ? QByteArrayView() : text, ++m_number, isTooLong});
        m_kept.resize(0);
        m_isTooLong = false;
    }

    QByteArray m_kept; ///< of a line that has not ended
    std::int64_t m_number = 0;
    bool m_isTooLong = false;
};

} // namespace guitai::channels
