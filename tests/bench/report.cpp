// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report.h"

#include <QFile>

#include <cstdio>

namespace guitai::bench {

void row(const char* what, const QString& value)
{
    std::printf("| %s | %s |\n", what, qPrintable(value));
    std::fflush(stdout);
}

QString milliseconds(qint64 microseconds)
{
    return QStringLiteral("%1.%2 ms").arg(microseconds / 1'000).arg(microseconds % 1'000 / 10, 2, 10, QLatin1Char('0'));
}

QString megabytes(qint64 kilobytes)
{
    return QStringLiteral("%1.%2 MB").arg(kilobytes / 1'024).arg(kilobytes % 1'024 * 10 / 1'024);
}

bool started(test::LoadBackend& backend)
{
    if (backend.start())
        return true;
    std::fprintf(stderr, "the backend does not start:\n%s", backend.log().constData());
    return false;
}

bool startedTwice(test::LoadBackend& backend)
{
    return started(backend) && backend.stop() == 0 && started(backend);
}

bool isClean(const Measured& measured)
{
    if (!measured.ran)
        std::fprintf(stderr, "the connections could not be opened\n");
    if (measured.others > 0)
        std::fprintf(stderr, "%lld requests were not answered as wanted; the first: %s\n", measured.others,
                     measured.firstOther.constData());
    if (measured.latencies.count() == 0)
        std::fprintf(stderr, "nothing was done in the measured time\n");
    return measured.ran && measured.others == 0 && measured.latencies.count() > 0;
}

void describe(test::LoadBackend& backend, const SteadyLoad& load, const Measured& measured)
{
    row("p50", milliseconds(measured.latencies.microsecondsAt(500)));
    row("p99", milliseconds(measured.latencies.microsecondsAt(990)));
    row("p99.9", milliseconds(measured.latencies.microsecondsAt(999)));
    row("backend's memory at most", megabytes(backend.kilobytes("VmHWM")));
    row("processor time each, backend and generator",
        QStringLiteral("%1 µs and %2 µs").arg(measured.cpuMicrosecondsEach()).arg(measured.ownCpuMicrosecondsEach()));
    row("load", QStringLiteral("%1 connections, %2 s after %3 s of warm-up, generator on the same machine")
                    .arg(load.connections)
                    .arg(load.seconds)
                    .arg(load.warmUpSeconds));
    row("settings", QStringLiteral("`%1`").arg(backend.settings().join(QLatin1Char(' '))));
}

void keep(const QString& resultFile, qint64 perSecond)
{
    QFile file(resultFile);
    if (!resultFile.isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(QByteArray::number(perSecond) + '\n');
}

} // namespace guitai::bench
