// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log.h"
#include "till/command_line.h"
#include "till/till.h"

#include <QApplication>

int main(int argc, char** argv)
{
    guitai::log::captureQtMessages();
    guitai::till::applyScale(argc, argv);
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("guitai-cashier"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The Guitai till."));
    parser.addHelpOption();
    guitai::till::addTillOptions(parser);
    parser.process(application);
    const auto options = guitai::till::readTillOptions(parser);
    if (!options)
        return 2;
    guitai::till::Till till(*qApp, *options);
    till.window().show();
    return QApplication::exec();
}
