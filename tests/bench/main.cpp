// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-bench-payments: drives a real guitai-backend on this machine and prints rows of a Markdown table.
// run.sh puts PostgreSQL beside it and makes the whole table.
#include "bench/big_body.h"
#include "bench/machine.h"
#include "bench/slow_connections.h"
#include "bench/steady_load.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace guitai::bench {

namespace {

using namespace std::chrono_literals;

constexpr int kDone = 0;
constexpr int kFailed = 1;

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

/// Twice: the first start makes the demo's passwords, whose hashing takes more memory than any load.
bool started(test::LoadBackend& backend)
{
    if (backend.start() && backend.stop() == 0 && backend.start())
        return true;
    std::fprintf(stderr, "the backend does not start:\n%s", backend.log().constData());
    return false;
}

/// False, and said aloud, when anything was answered but a created payment.
bool clean(const Measured& measured)
{
    if (!measured.ran)
        std::fprintf(stderr, "the connections could not be opened\n");
    if (measured.others > 0)
        std::fprintf(stderr, "%lld requests were not answered with 201; the first: %s\n", measured.others,
                     measured.firstOther.constData());
    return measured.ran && measured.others == 0 && measured.latencies.count() > 0;
}

int throughput(test::LoadBackend& backend, const SteadyLoad& load, const QString& resultFile)
{
    row("load average before", loadAverage());
    if (!started(backend))
        return kFailed;
    const Measured measured = measure(backend, load);
    if (!clean(measured))
        return kFailed;
    const auto& latencies = measured.latencies;
    row("signed, durable `POST /v1/payments`", QStringLiteral("**%1/s**").arg(measured.perSecond()));
    row("p50", milliseconds(latencies.microsecondsAt(500)));
    row("p99", milliseconds(latencies.microsecondsAt(990)));
    row("p99.9", milliseconds(latencies.microsecondsAt(999)));
    row("backend's memory at most", megabytes(backend.kilobytes("VmHWM")));
    row("processor time a payment, backend and generator",
        QStringLiteral("%1 µs and %2 µs")
            .arg(measured.cpuMilliseconds * 1'000 / latencies.count())
            .arg(measured.ownCpuMilliseconds * 1'000 / latencies.count()));
    row("load", QStringLiteral("%1 connections, %2 s after %3 s of warm-up, generator on the same machine")
                    .arg(load.connections)
                    .arg(load.seconds)
                    .arg(load.warmUpSeconds));
    row("settings", QStringLiteral("`%1`").arg(backend.settings().join(QLatin1Char(' '))));
    QFile file(resultFile);
    if (!resultFile.isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(QByteArray::number(measured.perSecond()) + '\n');
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
    if (!started(backend))
        return kFailed;
    Measured without;
    Measured with;
    qint64 reopened = 0;
    for (int round = 0; round < kRounds; ++round) {
        without.add(measure(backend, load));
        SlowConnections slow(backend.port(), count, addresses);
        if (!slow.allOpenWithin(20s)) {
            std::fprintf(stderr, "only %d slow connections could be opened\n", slow.open());
            return kFailed;
        }
        with.add(measure(backend, load));
        reopened += slow.reopened();
    }
    if (!clean(without) || !clean(with))
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
    if (!started(backend))
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

int run(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto number = [&](const char* name, const char* what, const char* usual) {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromLatin1(what), QStringLiteral("n"), QString::fromLatin1(usual)});
    };
    parser.setApplicationDescription(QStringLiteral("Measures guitai-backend on this machine."));
    parser.addHelpOption();
    number("connections", "Connections of the load.", "128");
    number("rate", "Requests a second; 0 is as many as are answered.", "0");
    number("seconds", "Measured time.", "20");
    number("warm-up", "Seconds before it.", "3");
    number("shards", "SQLite shards of the backend.", "1");
    number("slow", "Slow connections of --slow-connections.", "2000");
    number("addresses", "Loopback addresses they come from.", "40");
    parser.addOption({QStringLiteral("folder"), QStringLiteral("Where the storage goes; a temporary one otherwise."),
                      QStringLiteral("path")});
    parser.addOption({QStringLiteral("result"), QStringLiteral("File for the throughput as a bare number."),
                      QStringLiteral("file")});
    parser.addOption(
        {QStringLiteral("slow-connections"), QStringLiteral("p99 without and with many slow connections.")});
    parser.addOption({QStringLiteral("big-body"), QStringLiteral("Memory while a body of 1 GB arrives.")});
    parser.process(arguments);
    const auto valueOf = [&](const char* name) { return parser.value(QString::fromLatin1(name)).toInt(); };

    raiseFileLimit();
    const QTemporaryDir temporary;
    QStringList settings{QStringLiteral("GUITAI_STORAGE_SHARDS=") + parser.value(QStringLiteral("shards"))};
    const bool slow = parser.isSet(QStringLiteral("slow-connections"));
    if (slow) // the limit on connections from one address is part of what is measured: as it is by default
        settings.append(QStringLiteral("GUITAI_SERVER_MOST_CONNECTIONS_PER_ADDRESS=64"));
    test::LoadBackend backend(
        parser.isSet(QStringLiteral("folder")) ? parser.value(QStringLiteral("folder")) : temporary.path(), settings);
    const SteadyLoad load{valueOf("connections"), valueOf("rate"), valueOf("warm-up"), valueOf("seconds")};
    row("machine", machine());
    if (slow)
        return slowConnections(backend, load, valueOf("slow"), valueOf("addresses"));
    if (parser.isSet(QStringLiteral("big-body")))
        return bigBody(backend, 1'000'000'000);
    return throughput(backend, load, parser.value(QStringLiteral("result")));
}

} // namespace

} // namespace guitai::bench

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    return guitai::bench::run(QCoreApplication::arguments());
}
