// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/options.h"

namespace guitai::bench {

namespace {

struct Described
{
    const char* name;
    const char* what;
    const char* usual = nullptr; ///< null: it takes no value
};

// clang-format off
constexpr Described kOptions[] = {
    {"connections", "Connections of the load.", "128"},
    {"rate", "Requests a second; 0 is as many as are answered.", "0"},
    {"seconds", "Measured time.", "20"},
    {"warm-up", "Seconds before it.", "3"},
    {"shards", "SQLite shards of the backend.", "1"},
    {"folder", "Where the storage goes; a temporary one otherwise.", ""},
    {"result", "File for the throughput as a bare number.", ""},
    {"mariadb", "On a private MariaDB server instead of SQLite."},
    {"slow-connections", "p99 without and with many slow connections."},
    {"slow", "Slow connections of --slow-connections.", "2000"},
    {"addresses", "Loopback addresses they come from.", "40"},
    {"big-body", "Memory while a body of 1 GB arrives."},
    {"balance", "Payments from balances, to many and to one."},
    {"callbacks", "WeChat Pay's notices, verified and applied."},
    {"notices", "Callbacks of --callbacks.", "60000"},
    {"channel-calls", "Payments whose channel answers after a while."},
    {"answer-after", "Milliseconds the channel of --channel-calls takes.", "300"},
    {"signed-calls", "WeChat Pay payments at the sandbox."},
    {"hanging-channel", "p99 of a channel while another hangs."},
    {"hanging", "Payments of --hanging-channel that wait.", "256"},
    {"open-payments", "Start and memory with a million of them."},
    {"open", "Payments of --open-payments.", "1000000"},
    {"due", "Those of them that are due at once.", "100000"},
};
// clang-format on

} // namespace

Options::Options(const QStringList& arguments)
{
    m_parser.setApplicationDescription(QStringLiteral("Measures guitai-backend on this machine."));
    m_parser.addHelpOption();
    for (const Described& option : kOptions) {
        QCommandLineOption known(QString::fromLatin1(option.name), QString::fromLatin1(option.what));
        if (option.usual) {
            known.setValueName(QStringLiteral("value"));
            known.setDefaultValue(QString::fromLatin1(option.usual));
        }
        m_parser.addOption(known);
    }
    m_parser.process(arguments);
}

} // namespace guitai::bench
