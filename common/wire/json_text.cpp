// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json_text.h"

namespace guitai::wire {

namespace {

void appendEscaped(QByteArray& bytes, QByteArrayView text)
{
    static const char kHex[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            bytes.append('\\').append(c);
        else if (byte < 0x20)
            bytes.append("\\u00").append(kHex[byte >> 4]).append(kHex[byte & 15]);
        else
            bytes.append(c);
    }
}

} // namespace

void JsonText::begin(const char* name)
{
    if (!std::exchange(m_first, false))
        m_bytes.append(',');
    m_bytes.append('"').append(name).append("\":", 2);
}

void JsonText::text(const char* name, QByteArrayView utf8)
{
    begin(name);
    m_bytes.append('"');
    appendEscaped(m_bytes, utf8);
    m_bytes.append('"');
}

void JsonText::integer(const char* name, qint64 number)
{
    begin(name);
    m_bytes.append(QByteArray::number(number));
}

void JsonText::flag(const char* name, bool flag)
{
    begin(name);
    m_bytes.append(flag ? "true" : "false");
}

void JsonText::open(const char* name)
{
    begin(name);
    m_bytes.append('{');
    m_first = true;
}

void JsonText::close()
{
    m_bytes.append('}');
    m_first = false;
}

QByteArray JsonText::take()
{
    m_bytes.append('}');
    return std::move(m_bytes);
}

void JsonTree::close()
{
    auto [name, outer] = std::move(m_outer.back());
    m_outer.pop_back();
    outer.insert(QLatin1String(name), std::exchange(m_object, {}));
    m_object = std::move(outer);
}

} // namespace guitai::wire
