// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/request_ids.h"

#include "ids/tagged_id.h"
#include "result/assert.h"

#include <cstring>

namespace guitai::routes {

namespace {

constexpr qsizetype kPrefixBytes = 8;

quint64 seedOf(const QByteArray& prefix)
{
    GUITAI_ASSERT(prefix.size() >= kPrefixBytes);
    quint64 seed = 0;
    std::memcpy(&seed, prefix.constData(), sizeof seed);
    return seed;
}

} // namespace

RequestIds::RequestIds(const QByteArray& prefix)
    : m_prefix(prefix.first(kPrefixBytes).toHex() + '-'), m_seed(seedOf(prefix))
{
}

QByteArray RequestIds::next()
{
    constexpr int kBase = 36;
    return m_prefix + QByteArray::number(static_cast<qulonglong>(++m_count), kBase);
}

QByteArray RequestIds::of(const http::Headers& headers)
{
    const QByteArray given = headers.value("X-Request-Id");
    return isIdText(given) ? given : next();
}

QByteArray RequestIds::nextSpan()
{
    constexpr int kHex = 16;
    constexpr quint64 kOdd = 0x9E3779B97F4A7C15; // spreads the counter over all bits; odd, so it repeats never
    const quint64 span = m_seed + ++m_spans * kOdd;
    return QByteArray::number(static_cast<qulonglong>(span ? span : 1), kHex).rightJustified(kHex, '0');
}

} // namespace guitai::routes
