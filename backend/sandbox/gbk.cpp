// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/gbk.h"

#include "result/assert.h"

#include <iconv.h>

namespace guitai::sandbox {

namespace {

struct Converter
{
    iconv_t handle = ::iconv_open("GBK", "UTF-8");
    Converter() { GUITAI_ASSERT(handle != reinterpret_cast<iconv_t>(-1)); }
    ~Converter() { ::iconv_close(handle); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
};

/// Empty for a character that is not in GBK.
QByteArray converted(const Converter& converter, QByteArray utf8)
{
    QByteArray target(utf8.size() * 2 + 4, Qt::Uninitialized);
    char* from = utf8.data();
    char* to = target.data();
    auto fromLeft = static_cast<size_t>(utf8.size());
    auto toLeft = static_cast<size_t>(target.size());
    if (::iconv(converter.handle, &from, &fromLeft, &to, &toLeft) == static_cast<size_t>(-1))
        return {};
    target.truncate(target.size() - static_cast<qsizetype>(toLeft));
    return target;
}

} // namespace

QByteArray gbk(const QString& text)
{
    const Converter converter;
    QByteArray all;
    const auto characters = text.toUcs4();
    for (const char32_t character : characters) {
        const QByteArray one = converted(converter, QString::fromUcs4(&character, 1).toUtf8());
        all += one.isEmpty() ? QByteArray("?") : one;
    }
    return all;
}

} // namespace guitai::sandbox
