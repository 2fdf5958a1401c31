// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailing/smtp.h"

#include "backend/reconciliation/reports/planted_report.h"
#include "crypto/hash.h"
#include "reports/writers.h"
#include "support/self_signed.h"
#include "support/skip.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using mailing::Mail;
using mailing::Security;
using mailing::SmtpServer;

namespace {

/// Debian's own, which sees Debian's aiosmtpd; a python in front of it would not.
const QString kPython = QStringLiteral("/usr/bin/python3");

Mail greeting()
{
    Mail mail;
    mail.from = "guitai@shop.example";
    mail.to = {"finance@shop.example", "owner@shop.example"};
    mail.subject = QStringLiteral("对账报告 2026-11-22：13 条差异需要处理，涉及金额 CNY 3,640.06，请今天上午处理完毕");
    mail.text = QStringLiteral(".\n..\n附件是报告。\n");
    mail.at = *UtcTime::parseRfc3339("2026-11-23T03:12:00Z");
    return mail;
}

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test's file");
    return file.fileName();
}

/// The real thing, on a port of its own.
class RealServer
{
public:
    explicit RealServer(const QString& how) : m_identity(test::makeSelfSigned())
    {
        m_certificate = written(m_folder, QStringLiteral("certificate.pem"), m_identity.certificate.toPem());
        const QString key = written(m_folder, QStringLiteral("key.pem"), m_identity.key.toPem());
        m_process.start(kPython, {QStringLiteral(GUITAI_SMTP_SERVER), how, m_certificate, key});
        m_port = static_cast<quint16>(said()[QStringLiteral("port")].toInt());
    }
    ~RealServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    bool runs() const { return m_port != 0; }
    SmtpServer address(Security security) const
    {
        SmtpServer server;
        server.host = QStringLiteral("localhost");
        server.port = m_port;
        server.security = security;
        server.authorities = m_certificate;
        server.deadline = std::chrono::seconds(20);
        if (security != Security::Loopback) {
            server.user = QStringLiteral("guitai");
            server.password = Secret("right horse");
        }
        return server;
    }
    /// The next line of its output.
    QJsonObject said()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) {}
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    bool hasSaidMore()
    {
        m_process.waitForReadyRead(100);
        return m_process.canReadLine();
    }

private:
    test::SelfSigned m_identity;
    QTemporaryDir m_folder;
    QString m_certificate;
    QProcess m_process;
    quint16 m_port = 0;
};

bool hasServer()
{
    return QProcess::execute(kPython, {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")}) == 0;
}

} // namespace

class TestMailing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRealServerTakesTheReport_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<Security>("security");
        QTest::newRow("STARTTLS") << QStringLiteral("starttls") << Security::StartTls;
        QTest::newRow("TLS from the first byte") << QStringLiteral("tls") << Security::Tls;
        QTest::newRow("on this machine") << QStringLiteral("plain") << Security::Loopback;
    }
    void aRealServerTakesTheReport()
    {
        QFETCH(QString, how);
        QFETCH(Security, security);
        if (!hasServer())
            GUITAI_SKIP(QStringLiteral("aiosmtpd is not installed"));
        RealServer server(how);
        QVERIFY(server.runs());
        const auto report = test::plantedReport();
        const QByteArray pdf = *reports::writePdf(report, reports::Language::Chinese);
        const QByteArray xlsx = *reports::writeXlsx(report, reports::Language::Chinese);
        Mail mail = greeting();
        mail.attachments = {{"report.pdf", "application/pdf", pdf},
                            {"report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx}};
        const auto sent = mailing::send(server.address(security), mail);
        QVERIFY2(sent.ok(), sent ? "" : qPrintable(sent.error().detail));
        const QJsonObject taken = server.said();
        QCOMPARE(taken[QStringLiteral("from")].toString(), QStringLiteral("guitai@shop.example"));
        QCOMPARE(taken[QStringLiteral("to")].toArray().size(), 2);
        QCOMPARE(taken[QStringLiteral("subject")].toString(), mail.subject);
        QCOMPARE(taken[QStringLiteral("date")].toString(), QStringLiteral("Mon, 23 Nov 2026 03:12:00 +0000"));
        QCOMPARE(taken[QStringLiteral("text")].toString(), mail.text);
        QCOMPARE(taken[QStringLiteral("defects")].toArray().size(), 0);
        const QJsonValue files = taken[QStringLiteral("files")];
        QCOMPARE(files[QStringLiteral("report.pdf")].toString().toLatin1(), crypto::sha256(pdf).toHex());
        QCOMPARE(files[QStringLiteral("report.xlsx")].toString().toLatin1(), crypto::sha256(xlsx).toHex());
    }

    void whatIsNotProvenGetsNothing()
    {
        if (!hasServer())
            GUITAI_SKIP(QStringLiteral("aiosmtpd is not installed"));
        RealServer server(QStringLiteral("starttls"));
        QVERIFY(server.runs());
        SmtpServer wrongPassword = server.address(Security::StartTls);
        wrongPassword.password = Secret("wrong horse");
        SmtpServer strange = server.address(Security::StartTls);
        strange.authorities.clear(); // the system's do not vouch for it
        SmtpServer otherName = server.address(Security::StartTls);
        otherName.host = QStringLiteral("127.0.0.1");
        for (const SmtpServer& address : {wrongPassword, strange, otherName}) {
            const auto sent = mailing::send(address, greeting());
            QVERIFY(!sent.ok());
            QCOMPARE(sent.error().code, mailing::errors::kMailNotSent);
            QVERIFY(!sent.error().detail.contains(QStringLiteral("horse")));
        }
        QVERIFY(!server.hasSaidMore());
    }

    void aServerWithoutTlsIsNoFallback()
    {
        if (!hasServer())
            GUITAI_SKIP(QStringLiteral("aiosmtpd is not installed"));
        RealServer server(QStringLiteral("plain"));
        QVERIFY(server.runs());
        QVERIFY(!mailing::send(server.address(Security::StartTls), greeting()).ok());
        SmtpServer far = server.address(Security::Loopback);
        far.host = QStringLiteral("mail.example");
        QVERIFY(!mailing::send(far, greeting()).ok());
        QVERIFY(!server.hasSaidMore());
    }

    void nothingBreaksOutOfAHeader()
    {
        for (const char* address : {"a@b\r\nBcc: c@d", "a@b>", "a b@c", "a@b,c@d", "a", "", "@"}) {
            Mail mail = greeting();
            mail.to = {address};
            QVERIFY2(!mailing::messageOf(mail).ok(), address);
            mail = greeting();
            mail.from = address;
            QVERIFY2(!mailing::messageOf(mail).ok(), address);
        }
        Mail mail = greeting();
        mail.to.clear();
        QVERIFY(!mailing::messageOf(mail).ok());
        mail = greeting();
        mail.attachments = {{"a\"\r\nX: y", "application/pdf", "x"}};
        QVERIFY(!mailing::messageOf(mail).ok());
        mail = greeting();
        mail.subject = QStringLiteral("a\r\nBcc: c@d");
        QVERIFY(!mailing::messageOf(mail)->contains("Bcc"));
    }
};

GUITAI_SKIPPING_MAIN(QCoreApplication, TestMailing)
#include "tst_mailing.moc"
