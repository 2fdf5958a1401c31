// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading structured fields (RFC 9651) piece by piece, in their canonical form only: what a serializer writes
// is read, and bytes have one meaning. Pure; works on a view that must outlive it.
#pragma once

#include <QByteArray>

#include <optional>

namespace guitai::guards {

class FieldCursor
{
public:
    explicit FieldCursor(QByteArrayView text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    qsizetype position() const { return m_at; }
    QByteArrayView since(qsizetype start) const { return m_text.sliced(start, m_at - start); }
    bool isNext(char c) const { return !atEnd() && m_text[m_at] == c; }

    /// Steps over `c` if it is next.
    bool take(char c);
    /// Between members of a dictionary or list: optional space, a comma, optional space. Moves only when
    /// another member follows, so that after the last one atEnd() tells whether anything is left over.
    bool takeComma();
    /// lower-case key of a dictionary member or parameter
    std::optional<QByteArrayView> key();
    /// "…" with its escapes resolved
    std::optional<QByteArray> string();
    /// canonical decimal digits, up to 15 of them, no sign
    std::optional<std::int64_t> integer();
    /// :base64:
    std::optional<QByteArray> bytes();
    /// Steps over any bare item: string, integer, token, bytes or boolean.
    bool skipItem();

private:
    bool skipToken();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace guitai::guards
