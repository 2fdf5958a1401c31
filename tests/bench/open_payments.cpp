// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/open_payments.h"

#include "bench/machine.h"
#include "bench/prepared_store.h"
#include "bench/report.h"

#include <QElapsedTimer>

#include <thread>

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

constexpr qint64 kMostStartMs = 5'000;
constexpr qint64 kMostKilobytes = 300 * 1'024;

void fill(const test::LoadBackend& backend, int count, int dueNow)
{
    PreparedStore store(backend);
    OpenPayments due;
    due.count = dueNow;
    due.firstCheck = 0s;
    store.addOpenPayments(due);
    OpenPayments later;
    later.count = count - dueNow;
    later.spread = 10min;
    store.addOpenPayments(later);
}

} // namespace

int openPayments(test::LoadBackend& backend, const SteadyLoad& load, int count, int dueNow)
{
    if (!started(backend) || backend.stop() != 0)
        return kFailed;
    QElapsedTimer filling;
    filling.start();
    fill(backend, count, dueNow);
    row("open payments", QStringLiteral("%1, made in %2 s").arg(count).arg(filling.elapsed() / 1'000));
    row("load average before", loadAverage());
    const qint64 checksBefore = PreparedStore(backend).checksDone();

    QElapsedTimer clock;
    clock.start();
    if (!started(backend) || !backend.isReady())
        return kFailed;
    const qint64 startMs = clock.elapsed();
    const qint64 cpuAtStart = backend.cpuMilliseconds();
    row("from the start of the program to a ready answer", QStringLiteral("**%1 ms**").arg(startMs));
    row("memory then", megabytes(backend.kilobytes("VmRSS")));
    // The checker works by itself: there is nothing else to wait for.
    std::this_thread::sleep_for(std::chrono::seconds(load.seconds));
    const qint64 cpu = backend.cpuMilliseconds() - cpuAtStart;
    const qint64 most = backend.kilobytes("VmHWM");
    if (backend.stop() != 0)
        return kFailed;
    const qint64 checks = PreparedStore(backend).checksDone() - checksBefore;
    row("checks of due payments", QStringLiteral("%1 in %2 s: %3/s, %4 µs of the backend's processor time each")
                                      .arg(checks)
                                      .arg(load.seconds)
                                      .arg(checks / std::max(load.seconds, 1))
                                      .arg(cpu * 1'000 / std::max<qint64>(checks, 1)));
    row("due when it started, and in the next ten minutes",
        QStringLiteral("%1, and %2/s").arg(dueNow).arg((count - dueNow) / 600));
    row("memory at most", QStringLiteral("**%1**").arg(megabytes(most)));
    return startMs < kMostStartMs && most < kMostKilobytes ? kDone : kFailed;
}

} // namespace guitai::bench
