// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_fields.h"

namespace guitai::acp {

namespace {

constexpr size_t kMostFields = 200;
constexpr qsizetype kDeepest = 32;

/// False for a second one of that name, and for too many.
bool add(Fields& fields, QByteArray name, QByteArray value)
{
    return !name.isEmpty() && fields.size() < kMostFields && fields.emplace(std::move(name), std::move(value)).second;
}

/// Where the value that begins at `from` ends: at the next '&' outside of all brackets.
qsizetype endOfValue(QByteArrayView body, qsizetype from)
{
    QByteArray open; // the closing brackets that are awaited, the innermost last
    for (qsizetype i = from; i < body.size(); ++i) {
        const char c = body[i];
        if (c == '&' && open.isEmpty())
            return i;
        if (!open.isEmpty() && c == open.back())
            open.chop(1);
        else if ((c == '{' || c == '[') && open.size() < kDeepest)
            open.append(c == '{' ? '}' : ']');
    }
    return body.size();
}

} // namespace

QByteArray field(const Fields& fields, const char* name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QByteArray() : found->second;
}

std::optional<Fields> readAnswer(QByteArrayView body)
{
    Fields fields;
    for (qsizetype at = 0; at <= body.size();) {
        const qsizetype sign = body.indexOf('=', at);
        if (sign <= at || body.sliced(at, sign - at).contains('&'))
            return std::nullopt;
        const qsizetype end = endOfValue(body, sign + 1);
        if (!add(fields, body.sliced(at, sign - at).toByteArray(), body.sliced(sign + 1, end - sign - 1).toByteArray()))
            return std::nullopt;
        at = end + 1;
    }
    return fields;
}

} // namespace guitai::acp
