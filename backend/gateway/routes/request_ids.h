// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ids of requests and spans: unique over processes by a random prefix, within one by a counter. One thread.
#pragma once

#include "http/message.h"

namespace guitai::routes {

class RequestIds
{
public:
    /// `prefix`: 8 random bytes or more, fresh for each process.
    explicit RequestIds(const QByteArray& prefix);

    QByteArray next();
    /// The request's own valid X-Request-Id, or a new one.
    QByteArray of(const http::Headers& headers);
    /// 16 hex digits.
    QByteArray nextSpan();

private:
    QByteArray m_prefix;
    quint64 m_seed;
    quint64 m_count = 0;
    quint64 m_spans = 0;
};

} // namespace guitai::routes
