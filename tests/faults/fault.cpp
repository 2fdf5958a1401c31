// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/fault.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace guitai::test {

namespace {

constexpr int kPatienceMs = 10'000;

QStringList injection(const Fault& fault)
{
    const QString what = fault.error == QLatin1String("KILL") ? QStringLiteral("signal") : QStringLiteral("error");
    QStringList arguments{QStringLiteral("-y"), QStringLiteral("-e"), QStringLiteral("trace=") + fault.call,
                          QStringLiteral("-e"),
                          QStringLiteral("inject=%1:%2=%3:when=%4").arg(fault.call, what, fault.error, fault.when)};
    if (!fault.path.isEmpty())
        arguments += {QStringLiteral("-P"), fault.path};
    return arguments;
}

QByteArrayList injectedLines(const QString& report)
{
    QFile file(report);
    QByteArrayList lines;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.contains("(INJECTED)"))
                lines.append(line);
        }
    }
    return lines;
}

} // namespace

QStringList underFault(const Fault& fault, const QString& report)
{
    const QStringList program{QStringLiteral("strace"), QStringLiteral("-f"), QStringLiteral("-qq"),
                              QStringLiteral("-o"), report};
    return program + injection(fault);
}

bool AttachedFault::begin(const Fault& fault, const QString& report, qint64 pid)
{
    m_strace.setReadChannel(QProcess::StandardError);
    m_strace.start(QStringLiteral("strace"), QStringList{QStringLiteral("-f"), QStringLiteral("-o"), report,
                                                         QStringLiteral("-p"), QString::number(pid)} +
                                                 injection(fault));
    QByteArray said;
    while (!said.contains(" attached")) {
        if (!m_strace.waitForReadyRead(kPatienceMs))
            return false;
        said += m_strace.readAllStandardError();
    }
    return true;
}

void AttachedFault::end()
{
    m_strace.terminate();
    m_strace.waitForFinished(kPatienceMs);
}

int injectedIn(const QString& report)
{
    return static_cast<int>(injectedLines(report).size());
}

bool onFoldersOnly(const QString& report)
{
    const QByteArrayList lines = injectedLines(report);
    return std::all_of(lines.begin(), lines.end(), [](const QByteArray& line) {
        const qsizetype from = line.indexOf('<') + 1;
        return QFileInfo(QString::fromUtf8(line.mid(from, line.indexOf('>', from) - from))).isDir();
    });
}

QString whyNoFaults()
{
    if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
        return QStringLiteral("skipped: strace is not installed");
    QProcess process;
    process.start(QStringLiteral("strace"),
                  {QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("/bin/true")});
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return QStringLiteral("skipped: strace may not trace here: ") +
           QString::fromUtf8(process.readAllStandardError()).trimmed();
}

} // namespace guitai::test
