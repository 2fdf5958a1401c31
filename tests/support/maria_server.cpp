// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/maria_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <mysql.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

namespace guitai::test {

namespace {

constexpr int kPatienceMs = 60'000;

QString programNamed(const char* name)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(name),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
}

/// The server refuses to be root by accident.
QStringList asWhom()
{
    return ::geteuid() == 0 ? QStringList{QStringLiteral("--user=root")} : QStringList();
}

/// Small files: they are copied for every test program.
const QStringList kSmall{QStringLiteral("--innodb-log-file-size=4M"), QStringLiteral("--innodb-buffer-pool-size=64M")};

void install(const QString& folder)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programNamed("mariadb-install-db"),
                  QStringList{QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + folder,
                              QStringLiteral("--auth-root-authentication-method=normal"),
                              QStringLiteral("--skip-test-db"), QStringLiteral("--skip-name-resolve")} +
                      asWhom() + kSmall);
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        qFatal("mariadb-install-db fails: %s", process.readAll().constData());
}

/// Made once per build folder; programs that come at the same time wait for the first.
QString templateFolder()
{
    const QString folder = QStringLiteral(GUITAI_MARIADB_TEMPLATE);
    const QString ready = folder + QStringLiteral("/mysql_upgrade_info");
    QFile lock(folder + QStringLiteral(".lock"));
    if (!lock.open(QIODevice::WriteOnly) || ::flock(lock.handle(), LOCK_EX) != 0)
        qFatal("%s cannot be locked", qPrintable(lock.fileName()));
    if (!QFile::exists(ready)) {
        QDir(folder).removeRecursively();
        install(folder);
        if (!QFile::exists(ready))
            qFatal("mariadb-install-db left no system tables in %s", qPrintable(folder));
    }
    return folder;
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    const QDir source(from);
    for (const QFileInfo& entry : source.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString target = to + QLatin1Char('/') + entry.fileName();
        if (entry.isDir())
            copyFolder(entry.filePath(), target);
        else if (!QFile::copy(entry.filePath(), target))
            qFatal("%s cannot be copied", qPrintable(entry.filePath()));
    }
}

bool answers(const QString& socket)
{
    MYSQL* const handle = mysql_init(nullptr);
    const bool connected =
        mysql_real_connect(handle, "localhost", "root", "", nullptr, 0, socket.toUtf8().constData(), 0);
    mysql_close(handle);
    return connected;
}

} // namespace

QString MariaServer::whyNot()
{
    // The last is a tool of the second, in another package.
    for (const char* program : {"mariadbd", "mariadb-install-db", "my_print_defaults"}) {
        if (programNamed(program).isEmpty())
            return QStringLiteral("skipped: %1 is not installed").arg(QLatin1String(program));
    }
    return {};
}

MariaServer& MariaServer::shared()
{
    static MariaServer server;
    return server;
}

MariaServer::MariaServer(const QStringList& extra)
{
    const QString data = m_folder.filePath(QStringLiteral("data"));
    copyFolder(templateFolder(), data);
    // A test that is killed takes its server with it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start(programNamed("mariadbd"),
                    QStringList{QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + data,
                                QStringLiteral("--socket=") + socket(), QStringLiteral("--skip-networking"),
                                QStringLiteral("--innodb-rollback-on-timeout=ON"),
                                QStringLiteral("--performance-schema=OFF"), QStringLiteral("--skip-log-bin"),
                                QStringLiteral("--tmpdir=") + m_folder.path(),
                                QStringLiteral("--pid-file=") + m_folder.filePath(QStringLiteral("pid"))} +
                        asWhom() + kSmall + extra);
    for (const QDeadlineTimer limit(kPatienceMs); !answers(socket());) {
        if (limit.hasExpired() || m_process.waitForFinished(20)) {
            QFile log(m_folder.filePath(QStringLiteral("log")));
            qFatal("mariadbd does not start: %s",
                   log.open(QIODevice::ReadOnly) ? log.readAll().right(2'000).constData() : "");
        }
    }
}

MariaServer::~MariaServer()
{
    // Nothing in its folder is wanted again.
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

storage::MariaOptions MariaServer::freshOptions(int shardCount)
{
    storage::MariaOptions options;
    options.server = socket();
    options.user = QStringLiteral("root");
    options.schemaPrefix = QStringLiteral("t%1").arg(++m_prefixes);
    options.shardCount = shardCount;
    return options;
}

} // namespace guitai::test
