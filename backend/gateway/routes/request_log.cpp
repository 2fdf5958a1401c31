// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/request_log.h"

#include "log/log.h"

#include <algorithm>
#include <array>

namespace guitai::routes {

namespace {

const log::Category kLog{"gateway"};
constexpr const char* kNoPattern = "-";
constexpr const char* kRefusedPattern = "refused";
constexpr std::array kClasses = {"1xx", "2xx", "3xx", "4xx", "5xx"};
constexpr int kServerErrors = 500;

size_t classOf(int status)
{
    return static_cast<size_t>(std::clamp(status / 100, 1, 5) - 1);
}

} // namespace

RequestLog::RequestLog(observability::Metrics& metrics, const Clock& clock)
    : m_clock(clock), m_unmatched(make(metrics, kNoPattern, kRefusedPattern))
{
    for (const Route& route : allRoutes())
        m_routes.push_back(make(metrics, route.method, route.pattern));
}

RequestLog::Instruments RequestLog::make(observability::Metrics& metrics, const char* method, const char* pattern)
{
    std::vector<observability::Counter> byClass;
    for (const char* statusClass : kClasses) {
        byClass.push_back(metrics.counter("guitai_http_requests_total", "Requests answered.",
                                          {{"method", method}, {"route", pattern}, {"status", statusClass}}));
    }
    return {std::move(byClass),
            metrics.histogram("guitai_http_request_seconds", "From the whole request to its answer.",
                              observability::latencyBounds(), {{"method", method}, {"route", pattern}})};
}

RequestLog::Instruments& RequestLog::of(const Route* route)
{
    return route ? m_routes[static_cast<size_t>(route - allRoutes().data())] : m_unmatched;
}

void RequestLog::write(const RequestRecord& record, const guards::Caller& caller, const http::Response& response,
                       const Error* error)
{
    const auto took = m_clock.monotonic() - record.began;
    const int status = response.status;
    Instruments& instruments = of(record.route);
    instruments.byClass[classOf(status)].increment();
    instruments.seconds.observe(std::chrono::duration<double>(took).count());

    log::Line line(status >= kServerErrors ? log::Level::Warning : log::Level::Info, kLog, "request");
    line.with("id", record.id).with("method", record.method);
    line.with("route", record.route ? record.route->pattern : kNoPattern).with("status", status);
    line.with("us", std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    line.with("bytes_in", record.bytesIn).with("bytes_out", response.body.size());
    if (!caller.merchantId.isEmpty())
        line.with("merchant_id", caller.merchantId.bytes()).with("caller", caller.actor());
    if (error)
        line.with("code", error->code.name);
    if (error && status >= kServerErrors && !error->detail.isEmpty())
        line.with("detail", error->detail);
    if (record.trace.isPresent())
        line.with("trace_id", record.trace.traceId).with("span_id", record.trace.spanId);
}

void RequestLog::writeRefused(int status, const QByteArray& requestId)
{
    m_unmatched.byClass[classOf(status)].increment();
    log::info(kLog, "request_refused").with("id", requestId).with("status", status);
}

} // namespace guitai::routes
