// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LoadBackend: the real guitai-backend program on one storage folder, to be loaded, killed and started again.
// Demo credentials, the direct channel, limits raised. Calls block; no event loop. The thread that made it.
#pragma once

#include "secret/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <chrono>

namespace guitai::test {

class LoadBackend
{
public:
    /// `settings` are environment variables ("GUITAI_STORAGE_SHARDS=2") on top of the usual ones.
    LoadBackend(QString folder, QStringList settings);
    ~LoadBackend();
    LoadBackend(const LoadBackend&) = delete;
    LoadBackend& operator=(const LoadBackend&) = delete;

    /// The program this starts: built beside the tests, or what GUITAI_BACKEND names.
    static QString program();

    /// Starts it under another program from now on, "strace" with its arguments; empty for none.
    void runUnder(QStringList launcher) { m_launcher = std::move(launcher); }
    /// Waits until it listens; false when it does not within 20 s, see log(). The port stays over restarts.
    bool start();
    /// Starts it and kills it after so long at most, listening or not.
    void startAndKill(std::chrono::milliseconds after);
    /// kill -9, and waits for the end.
    void kill();
    /// SIGTERM; the exit code, 128 and the signal where it died of one, -1 when it still runs after 20 s.
    int stop();

    struct Audit
    {
        int exitCode = -1;
        QByteArray text;
    };
    /// `guitai-backend audit` on the same folder.
    Audit audit() const;

    /// Asks /readyz once.
    bool isReady() const;

    /// Waits for its end by itself; the exit code as stop() answers it, -1 when it still runs after so long.
    int waitForEnd(std::chrono::milliseconds most);

    quint16 port() const { return m_port; }
    /// Of the backend itself, whatever it runs under.
    qint64 pid() const;
    QString folder() const { return m_folder; }
    /// What the program is started with, for whoever opens its storage beside or before it.
    QProcessEnvironment environment() const;
    /// Everything that differs from the defaults, for whoever reads a measurement.
    QStringList settings() const { return m_settings; }
    QByteArray keyId() const;
    Secret keySecret() const;
    /// Of a person of the demo: "supervisor".
    Secret passwordOf(const QString& who) const;
    QByteArray log() const;

    /// A line of /proc/PID/status in kB: "VmRSS" now, "VmHWM" at most so far.
    qint64 kilobytes(const char* field) const;
    /// Processor time used so far, user and system.
    qint64 cpuMilliseconds() const;

private:
    void launch();
    QJsonObject credentials() const;
    QString logFile() const { return m_folder + QStringLiteral("/backend.log"); }

    const QString m_folder;
    QStringList m_settings;
    QStringList m_launcher;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace guitai::test
