// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sandbox_process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace guitai::test {

namespace {

constexpr int kPatienceMs = 10'000;

QString programPath()
{
    return qEnvironmentVariable("GUITAI_SANDBOX", QStringLiteral(GUITAI_SANDBOX_PROGRAM));
}

/// The first line of output, or nothing when the program ends or stays silent.
QByteArray firstLine(QProcess& process)
{
    const QDeadlineTimer deadline(kPatienceMs);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return {};
    }
    return process.readLine();
}

QByteArray wireRequest(const QByteArray& method, const QByteArray& path, const QByteArray& body)
{
    return method + ' ' + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Everything until the other side closes.
QByteArray exchange(quint16 port, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(kPatienceMs))
        return {};
    socket.write(request);
    const QDeadlineTimer deadline(kPatienceMs);
    QByteArray answer;
    while (!deadline.hasExpired() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
        answer += socket.readAll();
    return answer + socket.readAll();
}

SandboxAnswer readAnswer(const QByteArray& bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return {};
    const int status = bytes.mid(bytes.indexOf(' ') + 1, 3).toInt();
    return {status, QJsonDocument::fromJson(bytes.mid(head + 4)).object()};
}

} // namespace

SandboxProcess::SandboxProcess(const QString& folder) : m_folder(folder)
{
    if (!folder.isEmpty())
        return;
    m_ownFolder = std::make_unique<QTemporaryDir>();
    m_folder = m_ownFolder->path();
}

SandboxProcess::~SandboxProcess()
{
    stop();
}

bool SandboxProcess::start()
{
    QDir().mkpath(m_folder);
    // A file, because nobody reads a pipe while the test is busy.
    m_process.setStandardErrorFile(m_folder + u"/sandbox.log"_s, QIODevice::Append);
    // A test that is killed takes its sandbox with it.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(programPath(), {u"--folder"_s, m_folder, u"--port"_s, QString::number(m_port)});
    const QJsonObject line = QJsonDocument::fromJson(firstLine(m_process)).object();
    m_port = static_cast<quint16>(line.value(u"port"_s).toInt(m_port));
    return line.value(u"event"_s).toString() == u"listening"_s;
}

void SandboxProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

QUrl SandboxProcess::baseUrl() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

QJsonObject SandboxProcess::account() const
{
    QFile file(m_folder + u"/account.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray SandboxProcess::log() const
{
    QFile file(m_folder + u"/sandbox.log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SandboxAnswer SandboxProcess::pay(const QString& codeUrl)
{
    return control("POST", "/wallet/pay", {{u"code"_s, codeUrl}});
}

QString SandboxProcess::payerCode(bool asksPayer, const QString& wallet)
{
    const SandboxAnswer shown =
        control("POST", "/wallet/payer-code", {{u"asks_payer"_s, asksPayer}, {u"wallet"_s, wallet}});
    return shown.body.value(u"auth_code"_s).toString();
}

SandboxAnswer SandboxProcess::payWith(const QJsonObject& parameters)
{
    return control("POST", "/wallet/pay", {{u"parameters"_s, parameters}});
}

SandboxAnswer SandboxProcess::decline(const QString& codeUrl)
{
    return control("POST", "/wallet/decline", {{u"code"_s, codeUrl}});
}

SandboxAnswer SandboxProcess::payLate(const QString& outTradeNo)
{
    return control("POST", "/control/pay-late", {{u"out_trade_no"_s, outTradeNo}});
}

SandboxAnswer SandboxProcess::rotateCertificate()
{
    return control("POST", "/control/rotate-certificate", {});
}

SandboxAnswer SandboxProcess::sendCallback(const QString& outTradeNo, int copies)
{
    return control("POST", "/control/callbacks", {{u"out_trade_no"_s, outTradeNo}, {u"copies"_s, copies}});
}

SandboxAnswer SandboxProcess::setFaults(const QJsonObject& faults)
{
    return control("POST", "/control/faults", faults);
}

void SandboxProcess::clearFaults()
{
    control("DELETE", "/control/faults");
}

SandboxAnswer SandboxProcess::control(const QByteArray& method, const QByteArray& path, const QJsonObject& body)
{
    const QByteArray bytes = method == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
    return readAnswer(exchange(m_port, wireRequest(method, path, bytes)));
}

QJsonArray SandboxProcess::orders()
{
    return control("GET", "/control/orders").body.value(u"orders"_s).toArray();
}

QJsonObject SandboxProcess::order(const QString& outTradeNo)
{
    const QByteArray path = "/control/orders?out_trade_no=" + QUrl::toPercentEncoding(outTradeNo);
    return control("GET", path).body.value(u"orders"_s).toArray().first().toObject();
}

QJsonObject SandboxProcess::requestCounts()
{
    return control("GET", "/control/requests").body;
}

QJsonArray SandboxProcess::callbacks()
{
    return control("GET", "/control/callbacks").body.value(u"callbacks"_s).toArray();
}

} // namespace guitai::test
