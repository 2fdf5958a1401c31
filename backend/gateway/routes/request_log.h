// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One line and one measurement for every request. Never a body, a query, a signature or a path that matched
// nothing. Lives on the event loop.
#pragma once

#include "http/message.h"
#include "observability/metrics.h"
#include "routes/route_table.h"

namespace guitai::routes {

/// What is remembered of a request until it is answered.
struct RequestRecord
{
    QByteArray id;
    QByteArray method;
    const Route* route = nullptr; ///< null when none matched
    TraceContext trace;
    qsizetype bytesIn = 0;
    std::chrono::nanoseconds began{0};
    bool overTls = false;
};

class RequestLog
{
public:
    RequestLog(observability::Metrics& metrics, const Clock& clock);

    /// `error` is what the answer was made of, null for good answers; its detail may say more than the answer.
    void write(const RequestRecord& record, const guards::Caller& caller, const http::Response& response,
               const Error* error);
    /// A request the server refused before it was one.
    void writeRefused(int status, const QByteArray& requestId);

private:
    struct Instruments
    {
        std::vector<observability::Counter> byClass; ///< 1xx to 5xx
        observability::Histogram seconds;
    };

    Instruments make(observability::Metrics& metrics, const char* method, const char* pattern);
    Instruments& of(const Route* route);

    const Clock& m_clock;
    std::vector<Instruments> m_routes; ///< in the order of the table
    Instruments m_unmatched;
};

} // namespace guitai::routes
