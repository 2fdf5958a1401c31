// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scale/mini_hdfs.h"

#include "scale/installed.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QRegularExpression>

namespace guitai::scale {

namespace {

constexpr int kPatienceMs = 120'000;

} // namespace

MiniHdfs::MiniHdfs()
{
    m_process.setProgram(QStringLiteral("java"));
    // Hadoop 3.3 is older than Java 17: without the first two WebHDFS answers 500 to everything.
    m_process.setArguments({QStringLiteral("--add-opens"), QStringLiteral("java.base/java.lang=ALL-UNNAMED"),
                            QStringLiteral("-Xmx512m"), QStringLiteral("-cp"), hdfsJars() + QStringLiteral("/*"),
                            miniHdfsSource(), m_folder.filePath(QStringLiteral("cluster"))});
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start();
    static const QRegularExpression serves(QStringLiteral("webhdfs (\\d+) hdfs (\\d+)\n"));
    QString said;
    for (const QDeadlineTimer limit(kPatienceMs); !limit.hasExpired() && m_process.state() != QProcess::NotRunning;) {
        m_process.waitForReadyRead(500);
        said += QString::fromLatin1(m_process.readAllStandardOutput());
        const auto match = serves.match(said);
        if (match.hasMatch()) {
            m_webPort = match.captured(1).toInt();
            m_port = match.captured(2).toInt();
            return;
        }
    }
    QFile log(m_folder.filePath(QStringLiteral("log")));
    m_failure = log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(4000)) : m_process.errorString();
    m_failure.prepend(QStringLiteral("HDFS does not start: "));
}

MiniHdfs::~MiniHdfs()
{
    // It ends when nothing more comes from us.
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(20'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace guitai::scale
