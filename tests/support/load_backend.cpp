// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/load_backend.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace guitai::test {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kAuditMs = 120'000;

QByteArray firstLine(QProcess& process)
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return {};
    }
    return process.readLine();
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LoadBackend::LoadBackend(QString folder, QStringList settings) : m_folder(std::move(folder))
{
    m_settings = QStringList{QStringLiteral("GUITAI_DEMO_ENABLED=true"), QStringLiteral("GUITAI_CHANNELS_DIRECT=true"),
                             QStringLiteral("GUITAI_RATES_PER_ADDRESS=1000000"),
                             QStringLiteral("GUITAI_RATES_RAISE_MERCHANTS_TO=1000000"),
                             QStringLiteral("GUITAI_SERVER_MOST_CONNECTIONS_PER_ADDRESS=4096")} +
                 settings;
    QDir().mkpath(m_folder);
}

LoadBackend::~LoadBackend()
{
    kill();
}

QString LoadBackend::program()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/guitai-backend");
    return qEnvironmentVariable("GUITAI_BACKEND",
                                QFile::exists(beside) ? beside : QStringLiteral(GUITAI_BACKEND_PROGRAM));
}

QProcessEnvironment LoadBackend::environment() const
{
    auto all = QProcessEnvironment::systemEnvironment();
    for (const QString& setting : m_settings)
        all.insert(setting.section(QLatin1Char('='), 0, 0), setting.section(QLatin1Char('='), 1));
    all.insert(QStringLiteral("GUITAI_STORAGE_FOLDER"), m_folder + QStringLiteral("/store"));
    all.insert(QStringLiteral("GUITAI_SERVER_PORT"), QString::number(m_port));
    return all;
}

void LoadBackend::launch()
{
    m_process.setProcessEnvironment(environment());
    m_process.setStandardErrorFile(logFile(), QIODevice::Append);
    // A test that is killed takes its backend with it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    const QStringList command = m_launcher + QStringList{program(), QStringLiteral("serve")};
    m_process.start(command.front(), command.mid(1));
}

bool LoadBackend::start()
{
    launch();
    const QJsonObject line = QJsonDocument::fromJson(firstLine(m_process)).object();
    m_port = static_cast<quint16>(line.value(QStringLiteral("port")).toInt(m_port));
    return line.value(QStringLiteral("event")).toString() == QStringLiteral("listening");
}

void LoadBackend::startAndKill(std::chrono::milliseconds after)
{
    launch();
    m_process.waitForFinished(static_cast<int>(after.count()));
    kill();
}

void LoadBackend::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(pid()), SIGKILL);
    m_process.waitForFinished(kPatienceMs);
}

int LoadBackend::stop()
{
    if (m_process.state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(pid()), SIGTERM);
    return waitForEnd(std::chrono::milliseconds(kPatienceMs));
}

int LoadBackend::waitForEnd(std::chrono::milliseconds most)
{
    const bool ended =
        m_process.state() == QProcess::NotRunning || m_process.waitForFinished(static_cast<int>(most.count()));
    if (!ended)
        return -1;
    constexpr int kShellsWay = 128; // a signal's number on top
    return m_process.exitCode() + (m_process.exitStatus() == QProcess::CrashExit ? kShellsWay : 0);
}

bool LoadBackend::isReady() const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected(kPatienceMs))
        return false;
    socket.write("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    return socket.waitForReadyRead(kPatienceMs) && socket.readAll().startsWith("HTTP/1.1 200 ");
}

LoadBackend::Audit LoadBackend::audit() const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(), {QStringLiteral("audit")});
    if (!process.waitForFinished(kAuditMs) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAll()};
    return {process.exitCode(), process.readAll()};
}

qint64 LoadBackend::pid() const
{
    const qint64 started = m_process.processId();
    if (m_launcher.isEmpty())
        return started;
    const QByteArray children = content(QStringLiteral("/proc/%1/task/%1/children").arg(started)).simplified();
    return children.isEmpty() ? started : children.split(' ').front().toLongLong();
}

QJsonObject LoadBackend::credentials() const
{
    return readJson(m_folder + QStringLiteral("/store/demo-credentials.json"));
}

QByteArray LoadBackend::keyId() const
{
    return credentials().value(QStringLiteral("key_id")).toString().toLatin1();
}

Secret LoadBackend::keySecret() const
{
    return Secret(
        QByteArray::fromBase64(credentials().value(QStringLiteral("key_secret_base64")).toString().toLatin1()));
}

Secret LoadBackend::passwordOf(const QString& who) const
{
    return Secret(credentials().value(QStringLiteral("operators")).toObject().value(who).toString().toUtf8());
}

QByteArray LoadBackend::log() const
{
    return content(logFile());
}

qint64 LoadBackend::kilobytes(const char* field) const
{
    const QByteArray status = content(QStringLiteral("/proc/%1/status").arg(pid()));
    const qsizetype at = status.indexOf(QByteArray(field) + ':');
    if (at < 0)
        return 0;
    const QByteArray line = status.mid(at, status.indexOf('\n', at) - at);
    return line.mid(line.indexOf(':') + 1).simplified().split(' ').front().toLongLong();
}

qint64 LoadBackend::cpuMilliseconds() const
{
    const QByteArray stat = content(QStringLiteral("/proc/%1/stat").arg(pid()));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kUser = 11; // counted from the state, which follows the name
    if (fields.size() <= kUser + 1)
        return 0;
    return (fields[kUser].toLongLong() + fields[kUser + 1].toLongLong()) * 1'000 / ::sysconf(_SC_CLK_TCK);
}

} // namespace guitai::test
