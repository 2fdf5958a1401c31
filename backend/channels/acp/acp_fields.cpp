// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acp/acp_fields.h"

namespace guitai::acp {

namespace {

constexpr size_t kMostFields = 200;
constexpr qsizetype kDeepest = 32;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain.append(text[i] == '+' ? ' ' : text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        plain.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return plain;
}

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

QByteArray formEncoded(const Fields& fields)
{
    QByteArray form;
    for (const auto& [name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += name + '=' + value.toPercentEncoding();
    }
    return form;
}

std::optional<Fields> readForm(QByteArrayView body)
{
    Fields fields;
    for (qsizetype at = 0; at <= body.size();) {
        qsizetype end = body.indexOf('&', at);
        if (end < 0)
            end = body.size();
        const QByteArrayView pair = body.sliced(at, end - at);
        const qsizetype sign = pair.indexOf('=');
        if (sign < 1)
            return std::nullopt;
        auto name = decoded(pair.first(sign));
        auto value = decoded(pair.sliced(sign + 1));
        if (!name || !value || !add(fields, std::move(*name), std::move(*value)))
            return std::nullopt;
        at = end + 1;
    }
    return fields;
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
