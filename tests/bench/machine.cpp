// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/machine.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <sys/resource.h>

namespace guitai::bench {

namespace {

QByteArray content(const char* path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What stands behind the first line that begins with `field`.
QString valueOf(const QByteArray& text, const char* field)
{
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(field))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    }
    return QStringLiteral("?");
}

} // namespace

QString machine()
{
    const qint64 megabytes = valueOf(content("/proc/meminfo"), "MemTotal").section(u' ', 0, 0).toLongLong() / 1'024;
    return QStringLiteral("%1 cores of %2, %3 MB, %4 %5")
        .arg(QThread::idealThreadCount())
        .arg(valueOf(content("/proc/cpuinfo"), "model name"))
        .arg(megabytes)
        .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion());
}

QString loadAverage()
{
    return QString::fromLatin1(content("/proc/loadavg")).section(u' ', 0, 2);
}

void raiseFileLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace guitai::bench
