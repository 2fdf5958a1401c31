// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Nth sync, write or rename of the real backend fails under load: nothing acknowledged is lost, nothing goes on in
// silence, and a restart recovers. GUITAI_FAULTS_TO=50 sweeps every N to 50 instead of a choice.
#include "faults/faulty_life.h"
#include "support/load_backend.h"
#include "support/sandbox_process.h"
#include "support/skip.h"

#include <QJsonDocument>
#include <QTest>

#include <csignal>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

const QString kEio = QStringLiteral("EIO");
const QString kFull = QStringLiteral("ENOSPC");
const QString kSync = QStringLiteral("fdatasync");
const QString kFolderSync = QStringLiteral("fsync");
const QString kWrite = QStringLiteral("pwrite64");

QString text(int number)
{
    return QString::number(number);
}

} // namespace

class TestSyscallFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNthCallFails_data();
    void theNthCallFails();
    void aFirstStartFailsAloud_data();
    void aFirstStartFailsAloud();
    void aFullDiskRefusesBeforeAnyCallAndHeals();
    void cleanupTestCase();

private:
    PreparedShop m_shop;
    int m_lives = 0;
    int m_reached = 0;
    int m_ended = 0;
    QSet<QString> m_sweptOut; ///< beyond its last call a sweep goes no further
};

void TestSyscallFaults::initTestCase()
{
    if (const QString reason = whyNoFaults(); !reason.isEmpty())
        GUITAI_SKIP(reason);
}

void TestSyscallFaults::theNthCallFails_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("atStart");
    const auto add = [](const QString& call, const QString& error, const QString& when, bool atStart = false) {
        const Fault fault{call, error, when, {}, atStart};
        QTest::addRow("%s", qPrintable(fault.text())) << call << error << when << atStart;
    };
    if (const int last = qEnvironmentVariableIntValue("GUITAI_FAULTS_TO"); last > 0) {
        for (const QString& call : {kSync, kFolderSync, kWrite}) {
            for (const QString& error : {kEio, kFull}) {
                for (int n = 1; n <= last; ++n)
                    add(call, error, text(n), true);
                for (int n = 1; n <= last; ++n)
                    add(call, error, text(n));
            }
        }
        return;
    }
    add(kSync, kEio, text(1));
    add(kSync, kEio, text(23));
    add(kSync, kFull, text(14));
    add(kFolderSync, kEio, text(1), true);
    add(kWrite, kEio, text(5), true);
    add(kWrite, kEio, text(29));
    add(kWrite, kFull, text(2));
    add(kWrite, kFull, QStringLiteral("20..60"));
}

void TestSyscallFaults::theNthCallFails()
{
    QFETCH(QString, call);
    QFETCH(QString, error);
    QFETCH(QString, when);
    QFETCH(bool, atStart);
    const QString sweep = call + error + QLatin1Char(atStart ? '<' : '>');
    if (m_sweptOut.contains(sweep))
        return;
    QVERIFY(m_shop.prepare());
    const FaultOutcome outcome = liveWith({call, error, when, {}, atStart}, m_shop);
    QCOMPARE(outcome.wrongs.mid(0, 5), QStringList());
    ++m_lives;
    if (outcome.injected == 0) {
        m_sweptOut.insert(sweep);
        return;
    }
    ++m_reached;
    m_ended += outcome.ended ? 1 : 0;
    // A sync that failed leaves nothing to rely on, and a write that failed with EIO neither. A full disk passes.
    // SQLite shrugs where the folder is not synced, which is why the storage does that itself.
    const bool mustEnd = (error == kEio || call != kWrite) && !(call == kSync && outcome.onFoldersOnly);
    if (mustEnd)
        QVERIFY2(outcome.ended, "it went on in silence");
    if (outcome.ended)
        QVERIFY2(outcome.saidWhy || atStart, "it did not say why");
    if (!outcome.ended)
        QVERIFY2(outcome.laterAcknowledged > 0, "it did not heal");
    qInfo("%d acknowledged, then %s%d", outcome.acknowledged, outcome.ended ? "ended by itself " : "healed and took ",
          outcome.ended ? outcome.exitCode : outcome.laterAcknowledged);
}

void TestSyscallFaults::aFirstStartFailsAloud_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("file");
    const QString key = QStringLiteral("seal.key");
    const QString credentials = QStringLiteral("demo-credentials.json");
    for (const QString& error : {kEio, kFull}) {
        const auto row = [&](const char* what) -> QTestData& {
            return QTest::addRow("%s: %s", what, qPrintable(error));
        };
        row("the key file is not written") << QStringLiteral("write") << error << key;
        row("the key file is not synced") << kFolderSync << error << key;
        row("the credentials are not written") << QStringLiteral("write") << error << credentials;
        row("the credentials are not synced") << kFolderSync << error << credentials;
        row("the credentials are not renamed") << QStringLiteral("rename") << error << credentials;
    }
}

void TestSyscallFaults::aFirstStartFailsAloud()
{
    QFETCH(QString, call);
    QFETCH(QString, error);
    QFETCH(QString, file);
    const QTemporaryDir folder;
    LoadBackend backend(folder.path(), PreparedShop::settings());
    const QString path = folder.path() + QStringLiteral("/store/") + file;
    const QString report = folder.filePath(QStringLiteral("report"));
    backend.runUnder(underFault({call, error, QStringLiteral("1"), path + QStringLiteral(".new"), true}, report));
    QVERIFY2(!backend.start(), "it serves without its file");
    QCOMPARE(backend.waitForEnd(5s), 1);
    QCOMPARE(injectedIn(report), 1);
    QVERIFY(backend.log().contains("\"event\":\"stopped\""));
    QVERIFY2(!QFile::exists(path), "half a file stands where a whole one should");
}

void TestSyscallFaults::aFullDiskRefusesBeforeAnyCallAndHeals()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.log().constData());
    const QTemporaryDir folder;
    const QString account = folder.filePath(QStringLiteral("account.json"));
    QFile file(account);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(sandbox.account()).toJson()) > 0);
    file.close();
    const QJsonObject often{{QStringLiteral("retry_delays_ms"), QJsonArray{500, 500, 500, 500, 500, 500, 500, 500}}};
    sandbox.setFaults({{QStringLiteral("callbacks"), often}});
    LoadBackend backend(folder.path(), PreparedShop::settings() +
                                           QStringList{QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=") + account});
    QVERIFY2(backend.start(), backend.log().constData());
    Integrator shop(backend.port(), backend.keyId(), backend.keySecret());
    const auto charge = [&](const char* order) {
        return shop.post("/v1/payments",
                         QByteArray("{\"merchant_order_no\":\"") + order +
                             R"(","amount":1230,"currency":"CNY","subject":"tea","pay_way":"WECHAT_NATIVE"})");
    };
    const IntegratorAnswer before = charge("before");
    QCOMPARE(before.status, 201);
    const QByteArray path = "/v1/payments/" + before.text("payment_no");
    const QJsonValue calls = sandbox.requestCounts().value(QLatin1String("native"));

    AttachedFault disk;
    QVERIFY(disk.begin({kWrite, kFull, QStringLiteral("1+"), {}}, folder.filePath(QStringLiteral("report")),
                       backend.pid()));
    const IntegratorAnswer refused = charge("while-full");
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.text("code"), QByteArray("STORAGE_FAILED"));
    QCOMPARE(sandbox.requestCounts().value(QLatin1String("native")), calls);
    QCOMPARE(shop.get(path).status, 200); // reading goes on
    const QString code = before.body[QStringLiteral("credential")][QStringLiteral("text")].toString();
    QCOMPARE(sandbox.pay(code).status, 200);
    QTRY_VERIFY(!sandbox.callbacks().isEmpty());
    QTRY_COMPARE(sandbox.callbacks().first()[QLatin1String("status")].toInt(), 500); // comes again

    disk.end();
    QTRY_COMPARE(charge("while-full").status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(shop.get(path).text("status"), QByteArray("SUCCEEDED"), 20'000);
    QCOMPARE(backend.stop(), 0);
    const LoadBackend::Audit audit = backend.audit();
    QVERIFY2(audit.exitCode == 0, audit.text.constData());
}

void TestSyscallFaults::cleanupTestCase()
{
    qInfo("%d lives under a fault, %d met it, %d ended by it; nothing acknowledged was lost", m_lives, m_reached,
          m_ended);
}

} // namespace guitai::test

GUITAI_SKIPPING_MAIN(QCoreApplication, guitai::test::TestSyscallFaults)
#include "tst_syscall_faults.moc"
