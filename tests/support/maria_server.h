// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A private MariaDB server of one test program: its own folder, one unix socket, no network, gone with the
// program. Started by whoever asks first, in about half a second.
#pragma once

#include "storage/maria_options.h"

#include <QProcess>
#include <QTemporaryDir>

namespace guitai::test {

class MariaServer
{
public:
    /// Why there can be none on this machine; empty when there can.
    static QString whyNot();
    /// The program's server, running.
    static MariaServer& shared();

    /// Another one, with further options of the server.
    explicit MariaServer(const QStringList& extra = {});
    ~MariaServer();
    MariaServer(const MariaServer&) = delete;
    MariaServer& operator=(const MariaServer&) = delete;

    QString socket() const { return m_folder.filePath(QStringLiteral("socket")); }
    /// Schemas of a name that nobody else uses.
    storage::MariaOptions freshOptions(int shardCount = 1);

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_prefixes = 0;
};

} // namespace guitai::test
