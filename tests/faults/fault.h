// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A system call that fails, or kills its process, on request: how strace is told, and whether it may trace here.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace guitai::test {

struct Fault
{
    QString call;         ///< as strace names it
    QString error;        ///< "EIO" "ENOSPC"; or "KILL": the process dies instead of making the call
    QString when;         ///< which calls of a thread: "7", "20..60"
    QString path;         ///< only calls on that file; empty for all
    bool atStart = false; ///< counted from the program's start, otherwise from when it serves

    QString text() const
    {
        return QStringLiteral("%1 %2 at %3%4").arg(call, error, when, QLatin1String(atStart ? " of the start" : ""));
    }
};

/// The command line in front of a program in which that fails; injected calls are written to `report`.
QStringList underFault(const Fault& fault, const QString& report);
/// The same for a process that runs already. Its end is the end of the fault.
class AttachedFault
{
public:
    AttachedFault() = default;
    ~AttachedFault() { end(); }
    AttachedFault(const AttachedFault&) = delete;
    AttachedFault& operator=(const AttachedFault&) = delete;

    /// Waits until every thread is watched.
    bool begin(const Fault& fault, const QString& report, qint64 pid);
    void end();

private:
    QProcess m_strace;
};

/// How many calls were made to fail.
int injectedIn(const QString& report);
/// True when all of them were on folders.
bool onFoldersOnly(const QString& report);
/// Why strace cannot be used on this machine; empty when it can.
QString whyNoFaults();

} // namespace guitai::test
