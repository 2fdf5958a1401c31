// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"

#include <algorithm>

namespace guitai::http {

namespace {

bool isNamed(const Header& header, QByteArrayView name)
{
    return header.name.size() == name.size() && header.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray Headers::value(QByteArrayView name) const
{
    QByteArray joined;
    bool found = false;
    for (const Header& header : m_fields) {
        if (!isNamed(header, name))
            continue;
        if (found)
            joined += ", ";
        joined += header.value.trimmed();
        found = true;
    }
    if (found && joined.isNull())
        return QByteArray("");
    return joined;
}

bool Headers::has(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [name](const Header& h) { return isNamed(h, name); });
}

int Headers::count(QByteArrayView name) const
{
    return static_cast<int>(
        std::count_if(m_fields.begin(), m_fields.end(), [name](const Header& h) { return isNamed(h, name); }));
}

void Headers::append(QByteArray name, QByteArray value)
{
    m_fields.push_back({std::move(name), std::move(value)});
}

void Headers::set(const QByteArray& name, QByteArray value)
{
    std::erase_if(m_fields, [&name](const Header& h) { return isNamed(h, name); });
    append(name, std::move(value));
}

} // namespace guitai::http
