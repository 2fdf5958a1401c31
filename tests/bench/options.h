// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of guitai-bench-payments. Ends the program on what it does not know.
#pragma once

#include "bench/steady_load.h"

#include <QCommandLineParser>

namespace guitai::bench {

class Options
{
public:
    explicit Options(const QStringList& arguments);

    bool isSet(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    int number(const char* name) const { return text(name).toInt(); }
    QString text(const char* name) const { return m_parser.value(QString::fromLatin1(name)); }
    SteadyLoad load() const { return {number("connections"), number("rate"), number("warm-up"), number("seconds")}; }

private:
    QCommandLineParser m_parser;
};

} // namespace guitai::bench
