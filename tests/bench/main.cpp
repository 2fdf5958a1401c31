// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-bench-payments: drives a real guitai-backend on this machine and prints rows of a Markdown table.
// run.sh puts PostgreSQL beside it and makes the whole table.
#include "bench/balance_payments.h"
#include "bench/big_body.h"
#include "bench/channel_callbacks.h"
#include "bench/channel_calls.h"
#include "bench/machine.h"
#include "bench/open_payments.h"
#include "bench/options.h"
#include "bench/report.h"
#include "bench/slow_connections.h"
#include "support/maria_server.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

int throughput(test::LoadBackend& backend, const SteadyLoad& load, const QString& resultFile)
{
    row("load average before", loadAverage());
    if (!startedTwice(backend))
        return kFailed;
    const Measured measured = measureCreating(backend, load);
    if (!isClean(measured))
        return kFailed;
    row("signed, durable `POST /v1/payments`", QStringLiteral("**%1/s**").arg(measured.perSecond()));
    describe(backend, load, measured);
    keep(resultFile, measured.perSecond());
    return kDone;
}

QString processorShare(const Measured& measured)
{
    return QStringLiteral("%1 %").arg(measured.cpuMilliseconds * 100 / std::max<qint64>(measured.milliseconds, 1));
}

/// Rounds without and with them take turns, so that a disk or a machine that changes its pace changes it for both.
int slowConnections(test::LoadBackend& backend, SteadyLoad load, int count, int addresses)
{
    constexpr int kRounds = 4;
    if (load.perSecond == 0)
        load.perSecond = 500;
    row("load average before", loadAverage());
    if (!startedTwice(backend))
        return kFailed;
    Measured without;
    Measured with;
    qint64 reopened = 0;
    for (int round = 0; round < kRounds; ++round) {
        without.add(measureCreating(backend, load));
        SlowConnections slow(backend.port(), count, addresses);
        if (!slow.allOpenWithin(20s)) {
            std::fprintf(stderr, "only %d slow connections could be opened\n", slow.open());
            return kFailed;
        }
        with.add(measureCreating(backend, load));
        reopened += slow.reopened();
    }
    if (!isClean(without) || !isClean(with))
        return kFailed;
    const qint64 before = without.latencies.microsecondsAt(990);
    const qint64 after = with.latencies.microsecondsAt(990);
    row("`POST /v1/payments` at a fixed rate",
        QStringLiteral("%1/s on %2 connections, without and with them by turns, %3 times %4 s each")
            .arg(load.perSecond)
            .arg(load.connections)
            .arg(kRounds)
            .arg(load.seconds));
    row("slow connections", QStringLiteral("%1, from %2 addresses, %3 thrown out and back meanwhile")
                                .arg(count)
                                .arg(addresses)
                                .arg(reopened));
    row("p50 without / with them", milliseconds(without.latencies.microsecondsAt(500)) + QStringLiteral(" / ") +
                                       milliseconds(with.latencies.microsecondsAt(500)));
    row("p99 without / with them", milliseconds(before) + QStringLiteral(" / ") + milliseconds(after));
    row("p99 grew to", QStringLiteral("%1 %").arg(after * 100 / std::max<qint64>(before, 1)));
    row("backend's processor time without / with them",
        processorShare(without) + QStringLiteral(" / ") + processorShare(with));
    row("backend's memory at most", megabytes(backend.kilobytes("VmHWM")));
    return after < before * 2 ? kDone : kFailed;
}

int bigBody(test::LoadBackend& backend, qint64 bytes)
{
    constexpr qint64 kMostGrowth = 2'048;
    if (!startedTwice(backend))
        return kFailed;
    bool fine = true;
    for (const bool chunked : {false, true}) {
        const qint64 before = backend.kilobytes("VmRSS");
        // The kernel's peak counts from here.
        QFile clear(QStringLiteral("/proc/%1/clear_refs").arg(backend.pid()));
        if (!clear.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || clear.write("5") != 1)
            std::fprintf(stderr, "the peak cannot be reset: it counts from the start\n");
        const BigBodyAnswer answer = sendBigBody(backend.port(), bytes, chunked);
        const qint64 grown = backend.kilobytes("VmHWM") - before;
        row(chunked ? "1 GB in chunks" : "1 GB with a Content-Length",
            QStringLiteral("answered %1 after %2 KB were taken; memory %3 KB, grew by at most %4 KB")
                .arg(answer.status)
                .arg(answer.sent / 1'024)
                .arg(before)
                .arg(grown));
        fine = fine && answer.status == 413 && grown < kMostGrowth;
    }
    return fine ? kDone : kFailed;
}

/// With a gigabyte for its pages and its log, as a server of a shop would have.
bool useMaria(QStringList& settings, int shards)
{
    if (const QString reason = test::MariaServer::whyNot(); !reason.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(reason));
        return false;
    }
    static test::MariaServer server(
        {QStringLiteral("--innodb-buffer-pool-size=1G"), QStringLiteral("--innodb-log-file-size=256M")});
    const storage::MariaOptions options = server.freshOptions(shards);
    settings.append({QStringLiteral("GUITAI_STORAGE_ENGINE=mariadb"),
                     QStringLiteral("GUITAI_STORAGE_SERVER=") + options.server,
                     QStringLiteral("GUITAI_STORAGE_USER=") + options.user,
                     QStringLiteral("GUITAI_STORAGE_SCHEMA_PREFIX=") + options.schemaPrefix});
    return true;
}

int run(const QStringList& arguments)
{
    const Options options(arguments);
    raiseFileLimit();
    const QTemporaryDir temporary;
    const QString folder = options.isSet("folder") ? options.text("folder") : temporary.path();
    QStringList settings{QStringLiteral("GUITAI_STORAGE_SHARDS=") + options.text("shards")};
    if (options.isSet("slow-connections")) // the limit on one address is part of what is measured: as it is by default
        settings.append(QStringLiteral("GUITAI_SERVER_MOST_CONNECTIONS_PER_ADDRESS=64"));
    if (options.isSet("mariadb") && !useMaria(settings, options.number("shards")))
        return kFailed;
    const QString keys = folder + QStringLiteral("/sandbox");
    if (options.isSet("callbacks"))
        settings.append(QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=%1/account.json").arg(keys));
    const SteadyLoad load = options.load();
    const QString result = options.text("result");
    row("machine", machine());
    if (const auto ended = channelCalls(options, folder, settings))
        return *ended;
    test::LoadBackend backend(folder, settings);
    if (options.isSet("slow-connections"))
        return slowConnections(backend, load, options.number("slow"), options.number("addresses"));
    if (options.isSet("big-body"))
        return bigBody(backend, 1'000'000'000);
    if (options.isSet("balance"))
        return balancePayments(backend, load, result);
    if (options.isSet("callbacks"))
        return channelCallbacks(backend, keys, load, options.number("notices"), result);
    if (options.isSet("open-payments"))
        return openPayments(backend, load, options.number("open"), options.number("due"));
    return throughput(backend, load, result);
}

} // namespace

} // namespace guitai::bench

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    return guitai::bench::run(QCoreApplication::arguments());
}
