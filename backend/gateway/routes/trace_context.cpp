// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/trace_context.h"

#include <algorithm>

namespace guitai::routes {

namespace {

constexpr qsizetype kTraceAt = 3;
constexpr qsizetype kTraceSize = 32;
constexpr qsizetype kSpanAt = 36;
constexpr qsizetype kSpanSize = 16;
constexpr qsizetype kFlagsAt = 53;
constexpr qsizetype kFlagsSize = 2;
constexpr qsizetype kSize = 55;

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isZero(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

bool isWellFormed(QByteArrayView text)
{
    if (text.size() < kSize || text[2] != '-' || text[kSpanAt - 1] != '-' || text[kFlagsAt - 1] != '-')
        return false;
    const QByteArrayView version = text.first(2);
    const bool sizeFits = version == "00" ? text.size() == kSize : text.size() == kSize || text[kSize] == '-';
    const QByteArrayView trace = text.sliced(kTraceAt, kTraceSize);
    const QByteArrayView span = text.sliced(kSpanAt, kSpanSize);
    return sizeFits && version != "ff" && isHex(version) && isHex(trace) && !isZero(trace) && isHex(span) &&
           !isZero(span) && isHex(text.sliced(kFlagsAt, kFlagsSize));
}

} // namespace

TraceContext TraceContext::read(const http::Headers& headers, QByteArray spanId)
{
    const QByteArray text = headers.value("traceparent");
    if (!isWellFormed(text))
        return {};
    return {text.mid(kTraceAt, kTraceSize), text.mid(kFlagsAt, kFlagsSize), std::move(spanId)};
}

} // namespace guitai::routes
