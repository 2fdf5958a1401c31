// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a scraper reads, and what a probe is told.
#include "observability/health.h"
#include "observability/metrics.h"

#include <QTest>

using namespace guitai::observability;

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryInstrument();
    void sameNameAndLabelsAreOneInstrument();
    void aFamilySetAsAWholeForgetsWhatIsGone();
    void healthyWithoutChecks();
    void readinessFollowsEveryCheck();
};

void TestMetrics::writesEveryInstrument()
{
    Metrics metrics;
    metrics.counter("guitai_x_total", "Xs.", {{"route", "/v1/payments"}}).increment(3);
    metrics.gauge("guitai_open", "Open.").set(7);
    Histogram seconds = metrics.histogram("guitai_x_seconds", "Time.", {0.1, 1.0});
    seconds.observe(0.05);
    seconds.observe(0.5);
    const QByteArray text = metrics.text();
    for (const char* line : {"guitai_x_total{route=\"/v1/payments\"} 3\n", "guitai_open 7\n",
                             "# TYPE guitai_open gauge\n", "guitai_x_seconds_bucket{le=\"0.1\"} 1\n",
                             "guitai_x_seconds_bucket{le=\"1\"} 2\n", "guitai_x_seconds_count 2\n"})
        QVERIFY2(text.contains(line), line);
}

void TestMetrics::sameNameAndLabelsAreOneInstrument()
{
    Metrics metrics;
    metrics.counter("guitai_x_total", "Xs.", {{"k", "a"}}).increment();
    metrics.counter("guitai_x_total", "Xs.", {{"k", "a"}}).increment();
    QCOMPARE(metrics.counter("guitai_x_total", "Xs.", {{"k", "a"}}).value(), 2.0);
    QCOMPARE(metrics.counter("guitai_x_total", "Xs.", {{"k", "b"}}).value(), 0.0);
    Gauge gauge = metrics.gauge("guitai_open", "Open.");
    gauge.add(2);
    gauge.add(-1);
    QCOMPARE(gauge.value(), 1.0);
}

void TestMetrics::aFamilySetAsAWholeForgetsWhatIsGone()
{
    Metrics metrics;
    metrics.setGauges("guitai_days", "Days.", {{{{"account", "a"}}, 3}, {{{"account", "b"}}, 4}});
    QVERIFY(metrics.text().contains("guitai_days{account=\"a\"} 3\n"));
    metrics.setGauges("guitai_days", "Days.", {{{{"account", "b"}}, 5}});
    QVERIFY(!metrics.text().contains("account=\"a\""));
    QVERIFY(metrics.text().contains("guitai_days{account=\"b\"} 5\n"));
}

void TestMetrics::healthyWithoutChecks()
{
    QVERIFY(Health().liveness().healthy);
    QVERIFY(Health().readiness().healthy);
}

void TestMetrics::readinessFollowsEveryCheck()
{
    bool storage = true;
    bool loop = true;
    Health health;
    health.addReadiness("storage", [&] { return storage; });
    health.addLiveness("loop", [&] { return loop; });
    QVERIFY(health.readiness().healthy);
    storage = false;
    QVERIFY(!health.readiness().healthy);
    QVERIFY(health.liveness().healthy);
    const QJsonObject checks = health.readiness().document[QStringLiteral("checks")].toObject();
    QCOMPARE(checks[QStringLiteral("storage")].toString(), QStringLiteral("failing"));
    QCOMPARE(checks[QStringLiteral("loop")].toString(), QStringLiteral("ok"));
    storage = true;
    loop = false;
    QVERIFY(!health.liveness().healthy);
    QVERIFY(!health.readiness().healthy);
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
