// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Counters, gauges and histograms of one process, in Prometheus' text format. No global registry: whoever
// measures is given a Metrics. Instruments are cheap to copy, may be used from any thread, and live as long
// as their Metrics. No label carries an amount, anything a client wrote or an id, but for those of channel accounts,
// which are few.
#pragma once

#include <QByteArray>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
} // namespace prometheus

namespace guitai::observability {

using Labels = std::map<std::string, std::string>;

/// Only grows.
class Counter
{
public:
    explicit Counter(prometheus::Counter& counter) : m_counter(&counter) {}
    void increment(int by = 1);
    double value() const;

private:
    prometheus::Counter* m_counter;
};

/// Goes up and down.
class Gauge
{
public:
    explicit Gauge(prometheus::Gauge& gauge) : m_gauge(&gauge) {}
    void set(double value);
    void add(double difference);
    double value() const;

private:
    prometheus::Gauge* m_gauge;
};

/// Counts values by size.
class Histogram
{
public:
    explicit Histogram(prometheus::Histogram& histogram) : m_histogram(&histogram) {}
    void observe(double value);

private:
    prometheus::Histogram* m_histogram;
};

class Metrics
{
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // The same name and labels answer the same instrument. Names as Prometheus has them: "guitai_http_requests_total".
    Counter counter(const char* name, const char* help, const Labels& labels = {});
    Gauge gauge(const char* name, const char* help, const Labels& labels = {});
    Histogram histogram(const char* name, const char* help, const std::vector<double>& upperBounds,
                        const Labels& labels = {});

    /// A family of gauges as a whole: what is not named any more is gone. For families that are set by this alone.
    void setGauges(const char* name, const char* help, const std::vector<std::pair<Labels, double>>& all);

    /// The body of GET /metrics.
    QByteArray text() const;
    /// Its content type.
    static QByteArray contentType();

private:
    class Registry;
    std::unique_ptr<Registry> m_registry;
};

/// Upper bounds in seconds for requests: half a millisecond to ten seconds.
const std::vector<double>& latencyBounds();

} // namespace guitai::observability
