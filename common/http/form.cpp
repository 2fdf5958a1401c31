// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/form.h"

namespace guitai::http {

namespace {

constexpr size_t kMostFields = 200;

int hexDigit(char c, HexDigits digits)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return digits == HexDigits::Any && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<QByteArray> decoded(QByteArrayView text, HexDigits digits)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain.append(text[i] == '+' ? ' ' : text[i]);
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1], digits) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2], digits) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        plain.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return plain;
}

} // namespace

QByteArray formEncoded(const FormFields& fields)
{
    QByteArray form;
    for (const auto& [name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    return form;
}

std::optional<FormFields> readForm(QByteArrayView body, HexDigits digits)
{
    FormFields fields;
    for (qsizetype at = 0; at <= body.size();) {
        qsizetype end = body.indexOf('&', at);
        if (end < 0)
            end = body.size();
        const QByteArrayView pair = body.sliced(at, end - at);
        const qsizetype sign = pair.indexOf('=');
        if (sign < 1 || fields.size() == kMostFields)
            return std::nullopt;
        const auto name = decoded(pair.first(sign), digits);
        const auto value = decoded(pair.sliced(sign + 1), digits);
        if (!name || !value || !fields.emplace(*name, *value).second)
            return std::nullopt;
        at = end + 1;
    }
    return fields;
}

} // namespace guitai::http
