// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/query_reader.h"

#include "wire/json_reader.h"

#include <algorithm>

namespace guitai::routes {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

} // namespace

QueryReader::QueryReader(QByteArrayView query)
{
    constexpr size_t kMost = 32;
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1));
        if (!name || !value || m_parameters.size() >= kMost) {
            refuse(wire::errors::kFieldInvalid, name ? QByteArrayView(*name) : QByteArrayView());
            return;
        }
        m_parameters.push_back({*name, *value});
    }
}

QByteArray QueryReader::text(const char* name)
{
    Parameter* found = nullptr;
    for (Parameter& parameter : m_parameters) {
        if (parameter.name != name)
            continue;
        if (found)
            refuse(wire::errors::kFieldInvalid, name);
        parameter.read = true;
        found = &parameter;
    }
    return found ? found->value : QByteArray();
}

int QueryReader::integer(const char* name, int least, int most, int otherwise)
{
    const QByteArray value = text(name);
    if (value.isEmpty())
        return otherwise;
    constexpr qsizetype kMostDigits = 9;
    const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || value.size() > kMostDigits)
        refuse(wire::errors::kFieldInvalid, name);
    else if (value.toInt() < least || value.toInt() > most)
        refuse(wire::errors::kFieldOutOfRange, name);
    else
        return value.toInt();
    return otherwise;
}

int QueryReader::limit()
{
    constexpr int kMostRows = 200;
    constexpr int kUsualRows = 50;
    return integer("limit", 1, kMostRows, kUsualRows);
}

QByteArray QueryReader::cursor()
{
    constexpr qsizetype kLongest = 512;
    QByteArray cursor = text("cursor");
    if (cursor.size() > kLongest)
        refuse(wire::errors::kFieldInvalid, "cursor");
    return cursor;
}

QByteArray QueryReader::oneOf(const char* name, std::span<const char* const> words)
{
    QByteArray value = text(name);
    if (!value.isEmpty() && std::ranges::none_of(words, [&](const char* word) { return value == word; }))
        refuse(wire::errors::kFieldInvalid, name);
    return value;
}

std::optional<UtcTime> QueryReader::time(const char* name)
{
    const QByteArray value = text(name);
    const auto time = value.isEmpty() ? std::nullopt : UtcTime::parseRfc3339(value);
    if (!value.isEmpty() && !time)
        refuse(wire::errors::kFieldInvalid, name);
    return time;
}

void QueryReader::refuse(const ErrorCode& code, QByteArrayView name)
{
    if (m_error)
        return;
    const QString field = wire::isMemberName(name) ? QString::fromLatin1(name) : QString();
    m_error = Error{code, field, QStringLiteral("A query parameter is not as described.")};
}

std::optional<Error> QueryReader::finish()
{
    for (const Parameter& parameter : m_parameters) {
        if (!parameter.read)
            refuse(wire::errors::kFieldUnknown, parameter.name);
    }
    return m_error;
}

} // namespace guitai::routes
