// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include "app/archive_commands.h"
#include "app/audit.h"
#include "app/backend.h"
#include "app/ending.h"
#include "app/file_limit.h"
#include "app/read_bill.h"
#include "app/reconcile_command.h"
#include "log/log.h"
#include "time/parse_business_date.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace guitai::app {

namespace {

const log::Category lc{"app"};

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int fail(const Error& error)
{
    log::error(lc, "stopped").with("code", error.code.name).with("field", error.field).with("detail", error.detail);
    return kFailed;
}

/// Tells whoever started us that the doors are open, in one line on standard output.
void announce(quint16 port)
{
    std::printf("{\"event\":\"listening\",\"port\":%d}\n", port);
    std::fflush(stdout);
}

async::Task<> start(Backend& backend, int* exitCode)
{
    auto starting = backend.start();
    Result<Done> started = co_await starting;
    if (started) {
        announce(backend.port());
        co_return;
    }
    *exitCode = fail(started.error());
    // Not started yet when this runs before exec(): ask from within the loop.
    QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
}

int serve(const Settings& settings)
{
    const EndOnSignal ending;
    raiseFileLimit(settings.mostConnections);
    const SystemClock clock;
    auto backend = Backend::open(settings, clock);
    if (!backend)
        return fail(backend.error());
    int exitCode = kDone;
    start(**backend, &exitCode);
    QCoreApplication::exec();
    log::info(lc, "ending");
    return exitCode;
}

int migrateStorage(const Settings& settings)
{
    const auto applied = migrate(settings, SystemClock());
    if (!applied)
        return fail(applied.error());
    std::printf("%d migrations applied\n", *applied);
    return kDone;
}

int auditStorage(const Settings& settings)
{
    const auto report = audit(settings);
    if (!report)
        return fail(report.error());
    std::printf("payments %lld, attempts %lld, receipts %lld, doubtful money %lld, open exceptions %lld\n",
                report->payments, report->attempts, report->receipts, report->doubtfulMoney, report->openExceptions);
    for (const AuditFinding& finding : report->findings) {
        std::printf("VIOLATED %s on shard %d: %s\n", qPrintable(finding.check), finding.shard,
                    qPrintable(finding.offenders.join(QStringLiteral(", "))));
    }
    std::printf("%d checks, %zu violated\n", report->checksRun, report->findings.size());
    return report->findings.empty() ? kDone : kFailed;
}

/// What `read-bill` is told beside its file.
struct BillOptions
{
    QCommandLineOption channel{QStringLiteral("channel"), QStringLiteral("read-bill: whose bill, \"wechat\"."),
                               QStringLiteral("code")};
    QCommandLineOption day{QStringLiteral("day"), QStringLiteral("read-bill: of which day, \"2026-11-23\"."),
                           QStringLiteral("day")};
    QCommandLineOption merchant{QStringLiteral("merchant"),
                                QStringLiteral("read-bill: refuse the bill of another merchant of the provider's."),
                                QStringLiteral("number")};
};

int printBill(const QCommandLineParser& parser, const BillOptions& options)
{
    const auto day = parseBusinessDate(parser.value(options.day).toLatin1());
    if (parser.positionalArguments().size() != 2 || !parser.isSet(options.channel) || !day) {
        std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
        return kWrongUsage;
    }
    const auto read = readBill({parser.value(options.channel).toLatin1(), *day, parser.value(options.merchant).toUtf8(),
                                parser.positionalArguments().at(1)},
                               stdout);
    return read ? kDone : fail(read.error());
}

} // namespace

int runCommand(const QStringList& arguments)
{
    if (arguments.value(1) == QStringLiteral("reconcile"))
        return runReconcile(arguments);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Guitai's payment backend."));
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("Settings (TOML)."),
                                    QStringLiteral("file"));
    parser.addOption(config);
    const QCommandLineOption target(QStringLiteral("to"), QStringLiteral("Where an archive is restored to."),
                                    QStringLiteral("folder"));
    parser.addOption(target);
    parser.addHelpOption();
    parser.addVersionOption();
    const BillOptions bill;
    parser.addOptions({bill.channel, bill.day, bill.merchant});
    parser.addPositionalArgument(QStringLiteral("command"),
                                 QStringLiteral("serve, migrate, audit, archive, reconcile or read-bill FILE"));
    parser.process(arguments);
    const QString command = parser.positionalArguments().value(0);
    if (command == QStringLiteral("read-bill"))
        return printBill(parser, bill);

    auto reader = config::ConfigReader::load(parser.value(config), QProcessEnvironment::systemEnvironment());
    if (!reader)
        return fail(reader.error());
    const auto settings = Settings::read(*reader);
    if (!settings)
        return fail(settings.error());
    log::setLeastLevel(settings->debugLog ? log::Level::Debug : log::Level::Info);

    if (command == QStringLiteral("serve"))
        return serve(*settings);
    if (command == QStringLiteral("migrate"))
        return migrateStorage(*settings);
    if (command == QStringLiteral("audit"))
        return auditStorage(*settings);
    if (command == QStringLiteral("archive"))
        return runArchiveCommand(*settings, parser.positionalArguments().mid(1), parser.value(target));
    std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
    return kWrongUsage;
}

} // namespace guitai::app
