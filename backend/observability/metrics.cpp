// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "observability/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace guitai::observability {

class Metrics::Registry
{
public:
    prometheus::Registry registry;
};

void Counter::increment(int by)
{
    m_counter->Increment(by);
}

double Counter::value() const
{
    return m_counter->Value();
}

void Gauge::set(double value)
{
    m_gauge->Set(value);
}

void Gauge::add(double difference)
{
    m_gauge->Increment(difference);
}

double Gauge::value() const
{
    return m_gauge->Value();
}

void Histogram::observe(double value)
{
    m_histogram->Observe(value);
}

Metrics::Metrics() : m_registry(std::make_unique<Registry>()) {}

Metrics::~Metrics() = default;

Counter Metrics::counter(const char* name, const char* help, const Labels& labels)
{
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(m_registry->registry);
    return Counter(family.Add(labels));
}

Gauge Metrics::gauge(const char* name, const char* help, const Labels& labels)
{
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(m_registry->registry);
    return Gauge(family.Add(labels));
}

Histogram Metrics::histogram(const char* name, const char* help, const std::vector<double>& upperBounds,
                             const Labels& labels)
{
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(m_registry->registry);
    return Histogram(family.Add(labels, upperBounds));
}

void Metrics::setGauges(const char* name, const char* help, const std::vector<std::pair<Labels, double>>& all)
{
    const auto family = [&]() -> prometheus::Family<prometheus::Gauge>& {
        return prometheus::BuildGauge().Name(name).Help(help).Register(m_registry->registry);
    };
    m_registry->registry.Remove(family());
    for (const auto& [labels, value] : all)
        family().Add(labels).Set(value);
}

QByteArray Metrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_registry->registry.Collect()));
}

QByteArray Metrics::contentType()
{
    return QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8");
}

const std::vector<double>& latencyBounds()
{
    static const std::vector<double> kBounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                             0.1,    0.25,  0.5,    1.0,   2.5,  5.0,   10.0};
    return kBounds;
}

} // namespace guitai::observability
