// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards/structured_field.h"

namespace guitai::guards {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isAlpha(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

bool isKeyCharacter(char c)
{
    return isLower(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
}

bool isTokenCharacter(char c)
{
    return isAlpha(c) || isDigit(c) || QByteArrayView("!#$%&'*+-.^_`|~:/").contains(c);
}

} // namespace

bool FieldCursor::take(char c)
{
    if (!isNext(c))
        return false;
    ++m_at;
    return true;
}

bool FieldCursor::takeComma()
{
    const qsizetype start = m_at;
    const auto skipSpace = [this] {
        while (isNext(' ') || isNext('\t'))
            ++m_at;
    };
    skipSpace();
    const bool comma = take(',');
    skipSpace();
    if (comma && !atEnd())
        return true;
    m_at = start;
    return false;
}

std::optional<QByteArrayView> FieldCursor::key()
{
    const qsizetype start = m_at;
    if (atEnd() || !(isLower(m_text[m_at]) || m_text[m_at] == '*'))
        return std::nullopt;
    while (!atEnd() && isKeyCharacter(m_text[m_at]))
        ++m_at;
    return since(start);
}

std::optional<QByteArray> FieldCursor::string()
{
    if (!take('"'))
        return std::nullopt;
    QByteArray value;
    while (!atEnd()) {
        char c = m_text[m_at++];
        if (c == '"')
            return value.isNull() ? QByteArray("") : value;
        if (c == '\\') {
            if (!isNext('"') && !isNext('\\'))
                return std::nullopt;
            c = m_text[m_at++];
        } else if (c < 0x20 || c == 0x7f) { // char is signed here: bytes above 0x7f are refused too
            return std::nullopt;
        }
        value.append(c);
    }
    return std::nullopt;
}

std::optional<std::int64_t> FieldCursor::integer()
{
    constexpr qsizetype kMostDigits = 15;
    const qsizetype start = m_at;
    std::int64_t value = 0;
    while (!atEnd() && isDigit(m_text[m_at])) {
        if (m_at - start == kMostDigits)
            return std::nullopt;
        value = value * 10 + (m_text[m_at++] - '0');
    }
    const qsizetype digits = m_at - start;
    const bool paddedWithZero = digits > 1 && m_text[start] == '0';
    if (digits == 0 || paddedWithZero || isNext('.'))
        return std::nullopt;
    return value;
}

std::optional<QByteArray> FieldCursor::bytes()
{
    if (!take(':'))
        return std::nullopt;
    const qsizetype start = m_at;
    while (!atEnd() && m_text[m_at] != ':')
        ++m_at;
    const QByteArray encoded = since(start).toByteArray();
    if (!take(':') || encoded.size() % 4 != 0)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return std::move(*decoded);
}

bool FieldCursor::skipItem()
{
    if (atEnd())
        return false;
    const char c = m_text[m_at];
    if (c == '"')
        return string().has_value();
    if (c == ':')
        return bytes().has_value();
    if (c == '?') {
        ++m_at;
        return take('0') || take('1');
    }
    return isDigit(c) ? integer().has_value() : skipToken();
}

bool FieldCursor::skipToken()
{
    if (!isAlpha(m_text[m_at]) && m_text[m_at] != '*')
        return false;
    while (!atEnd() && isTokenCharacter(m_text[m_at]))
        ++m_at;
    return true;
}

} // namespace guitai::guards
