// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log.h"
#include "till/command_line.h"
#include "till/story/story.h"

#include <QApplication>

#include <cstdio>

namespace {

guitai::async::Task<> playAndQuit(guitai::till::Story* story)
{
    auto playing = story->play();
    co_await playing;
    QApplication::exit(story->exitCode());
}

void addStoryOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("output"), QStringLiteral("Folder of the pictures."), QStringLiteral("folder"),
         QStringLiteral(".")},
        {QStringLiteral("operator"), QStringLiteral("Who signs in."), QStringLiteral("name"),
         QStringLiteral("cashier")},
        {QStringLiteral("password"), QStringLiteral("Or the environment's GUITAI_DEMO_PASSWORD."),
         QStringLiteral("text")},
        {QStringLiteral("amount"), QStringLiteral("The keys typed."), QStringLiteral("keys"),
         QStringLiteral("12.00+0.30")},
        {QStringLiteral("supervisor-password"),
         QStringLiteral("Or GUITAI_DEMO_SUPERVISOR_PASSWORD; with it the story goes on after the sale."),
         QStringLiteral("text")},
        {QStringLiteral("supervisor-pin"), QStringLiteral("Or GUITAI_DEMO_SUPERVISOR_PIN."), QStringLiteral("digits")},
        {QStringLiteral("finance-password"),
         QStringLiteral("Or GUITAI_DEMO_FINANCE_PASSWORD; with it finance's pages are shown instead of a sale."),
         QStringLiteral("text")},
        {QStringLiteral("payer-code-file"), QStringLiteral("The sale is by the customer's code that comes into it."),
         QStringLiteral("file")},
        {QStringLiteral("pay-within"), QStringLiteral("How long the customer has."), QStringLiteral("seconds"),
         QStringLiteral("60")},
    });
}

guitai::till::StoryPlan planOf(const QCommandLineParser& parser)
{
    guitai::till::StoryPlan plan;
    plan.pictures = QDir(parser.value(QStringLiteral("output")));
    plan.pictures.mkpath(QStringLiteral("."));
    plan.operatorName = parser.value(QStringLiteral("operator"));
    plan.password = parser.isSet(QStringLiteral("password")) ? parser.value(QStringLiteral("password"))
                                                             : qEnvironmentVariable("GUITAI_DEMO_PASSWORD");
    plan.amountKeys = parser.value(QStringLiteral("amount")).toLatin1();
    plan.supervisorPassword = parser.isSet(QStringLiteral("supervisor-password"))
                                  ? parser.value(QStringLiteral("supervisor-password"))
                                  : qEnvironmentVariable("GUITAI_DEMO_SUPERVISOR_PASSWORD");
    plan.supervisorPin = parser.isSet(QStringLiteral("supervisor-pin"))
                             ? parser.value(QStringLiteral("supervisor-pin")).toLatin1()
                             : qgetenv("GUITAI_DEMO_SUPERVISOR_PIN");
    plan.financePassword = parser.isSet(QStringLiteral("finance-password"))
                               ? parser.value(QStringLiteral("finance-password"))
                               : qEnvironmentVariable("GUITAI_DEMO_FINANCE_PASSWORD");
    plan.payerCodeFile = parser.value(QStringLiteral("payer-code-file"));
    plan.payWithin = std::chrono::seconds(parser.value(QStringLiteral("pay-within")).toInt());
    return plan;
}

} // namespace

int main(int argc, char** argv)
{
    guitai::log::captureQtMessages();
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Plays a sale, and what may follow it, on the real till and takes pictures."));
    parser.addHelpOption();
    guitai::till::addTillOptions(parser);
    addStoryOptions(parser);
    parser.process(application);
    auto options = guitai::till::readTillOptions(parser);
    if (!options)
        return 2;
    options->silent = true;
    guitai::till::Till till(*qApp, *options);
    till.window().resize(1024, 768);
    till.window().show();
    guitai::async::QtTimers timers;
    guitai::till::Story story(till, timers, planOf(parser));
    playAndQuit(&story);
    return QApplication::exec();
}
