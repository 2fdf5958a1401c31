// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ids are types that do not mix: a RefundNo is not a PaymentNo. Each is printable ASCII, 1 to 64 bytes,
// compared as bytes.
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <optional>

namespace guitai {

/// True for 1 to 64 bytes of printable ASCII without space, quote, backslash.
bool isIdText(QByteArrayView text);

template <class Tag>
class TaggedId
{
public:
    TaggedId() = default; ///< the absent id
    /// nothing when the text is no id (see isIdText)
    static std::optional<TaggedId> parse(QByteArrayView text)
    {
        if (!isIdText(text))
            return std::nullopt;
        return TaggedId(text.toByteArray());
    }
    /// For text that the product wrote itself (database rows, generators, literals in tests).
    static TaggedId trusted(QByteArray text) { return TaggedId(std::move(text)); }

    bool isEmpty() const { return m_text.isEmpty(); }
    const QByteArray& bytes() const { return m_text; }
    QString text() const { return QString::fromLatin1(m_text); }

    friend bool operator==(const TaggedId&, const TaggedId&) = default;
    friend auto operator<=>(const TaggedId& a, const TaggedId& b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const TaggedId& id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit TaggedId(QByteArray text) : m_text(std::move(text)) {}
    QByteArray m_text;
};

} // namespace guitai
