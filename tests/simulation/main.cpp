// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// guitai-simulation --first N --count N   runs seeds; ends with 1 when one of them found something
// guitai-simulation --seed N [--trace]    runs one again, with everything that happened on wish
// guitai-simulation --canary NAME …       with a fault put into the product on purpose
#include "simulation/simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace guitai::simulation;

namespace {

volatile std::sig_atomic_t seedUnderWay = 0;

extern "C" void nameSeed(int)
{
    char text[64];
    const int length = std::snprintf(text, sizeof text, "aborted in seed %d\n", static_cast<int>(seedUnderWay));
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, static_cast<size_t>(length));
    std::_Exit(1);
}

std::optional<Canary> canaryOf(const QString& name)
{
    for (const Canary canary : kCanaries) {
        if (name == QLatin1String(nameOf(canary)))
            return canary;
    }
    return name.isEmpty() ? std::optional(Canary::None) : std::nullopt;
}

struct Tally
{
    int seeds = 0;
    int failed = 0;
    std::int64_t steps = 0;
    std::int64_t payments = 0;
    std::int64_t refunds = 0;
    std::int64_t payouts = 0;
    std::int64_t crashes = 0;
    std::int64_t doubtfulMoney = 0;
    std::int64_t exceptions = 0;
    guitai::Duration lived{0};
};

void runSeed(Furnished& furnished, RunOptions options, Tally& tally)
{
    seedUnderWay = static_cast<std::sig_atomic_t>(options.seed);
    const Outcome outcome = simulate(furnished, options);
    ++tally.seeds;
    tally.steps += outcome.steps;
    tally.payments += outcome.payments;
    tally.refunds += outcome.refunds;
    tally.payouts += outcome.payouts;
    tally.crashes += outcome.crashes;
    tally.doubtfulMoney += outcome.doubtfulMoney;
    tally.exceptions += outcome.exceptions;
    tally.lived += outcome.lived;
    if (outcome.violations.empty())
        return;
    ++tally.failed;
    std::printf("seed %llu:\n", static_cast<unsigned long long>(options.seed));
    for (const QByteArray& violation : outcome.violations)
        std::printf("  %s\n", violation.constData());
    std::fflush(stdout);
}

void printTally(const Tally& tally, qint64 ms)
{
    constexpr double kHoursOfAYear = 8'766;
    const double seconds = static_cast<double>(std::max<qint64>(ms, 1)) / 1000;
    std::printf("%d seeds, %d failed, %.1f seeds/s, %.4f virtual years, %lld payments, %lld refunds, "
                "%lld payouts, %lld doubtful, %lld exceptions, %lld crashes, %lld steps\n",
                tally.seeds, tally.failed, tally.seeds / seconds,
                static_cast<double>(tally.lived.count()) / 3'600'000 / kHoursOfAYear,
                static_cast<long long>(tally.payments), static_cast<long long>(tally.refunds),
                static_cast<long long>(tally.payouts), static_cast<long long>(tally.doubtfulMoney),
                static_cast<long long>(tally.exceptions), static_cast<long long>(tally.crashes),
                static_cast<long long>(tally.steps));
}

} // namespace

int main(int argc, char** argv)
{
    prepareProcess();
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("seed"), QStringLiteral("Run this seed."), QStringLiteral("N")},
         {QStringLiteral("trace"), QStringLiteral("Print what happens.")},
         {QStringLiteral("first"), QStringLiteral("First seed."), QStringLiteral("N"), QStringLiteral("1")},
         {QStringLiteral("count"), QStringLiteral("How many seeds."), QStringLiteral("N"), QStringLiteral("100")},
         {QStringLiteral("canary"), QStringLiteral("A fault on purpose."), QStringLiteral("NAME")}});
    parser.process(application);
    const auto canary = canaryOf(parser.value(QStringLiteral("canary")));
    if (!canary) {
        std::fprintf(stderr, "there is no such canary\n");
        return 2;
    }
    std::signal(SIGABRT, &nameSeed);
    std::uint64_t first = parser.value(QStringLiteral("first")).toULongLong();
    std::uint64_t count = parser.value(QStringLiteral("count")).toULongLong();
    if (parser.isSet(QStringLiteral("seed"))) {
        first = parser.value(QStringLiteral("seed")).toULongLong();
        count = 1;
    }
    Furnished furnished;
    QElapsedTimer timer;
    timer.start();
    Tally tally;
    for (std::uint64_t seed = first; seed < first + count; ++seed)
        runSeed(furnished, {seed, *canary, parser.isSet(QStringLiteral("trace"))}, tally);
    printTally(tally, timer.elapsed());
    return tally.failed == 0 ? 0 : 1;
}
