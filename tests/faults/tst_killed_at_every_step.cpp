// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payment of every kind, refunds, a freeze and its end, one after the other; the process dies at the Nth step, for
// every N. A step is a commit on one shard, before it is on the disk, or bytes on their way out:
// the numbered failpoints are the system calls themselves, so that a new step cannot be forgotten and the product
// holds no switch that kills it. GUITAI_STEPS_EVERY=1 takes every step instead of every fourth.
#include "faults/faulty_life.h"
#include "support/load_backend.h"
#include "support/sandbox_process.h"
#include "support/skip.h"

#include <QJsonDocument>
#include <QTest>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kUsualStride = 4;
constexpr int kMostCommitsOfACallback = 12;
constexpr int kMostSteps = 2'000;

int stride()
{
    const int wanted = qEnvironmentVariableIntValue("GUITAI_STEPS_EVERY");
    return wanted > 0 ? wanted : kUsualStride;
}

} // namespace

class TestKilledAtEveryStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasToldOutlivesADeathAtAnyStep_data();
    void whatWasToldOutlivesADeathAtAnyStep();
    void aCallbackIsAppliedOnceWhereverItDied();

private:
    bool callbackDies(SandboxProcess& sandbox, const QString& account, int step);

    PreparedShop m_shop;
};

void TestKilledAtEveryStep::initTestCase()
{
    if (const QString reason = whyNoFaults(); !reason.isEmpty())
        GUITAI_SKIP(reason);
}

void TestKilledAtEveryStep::whatWasToldOutlivesADeathAtAnyStep_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("path");
    const QString sync = QStringLiteral("fdatasync");
    // Written to the log, which a restart reads, but told to nobody.
    QTest::newRow("after a commit of the first shard") << sync << QStringLiteral("shard-0.db-wal");
    QTest::newRow("after a commit of the second shard") << sync << QStringLiteral("shard-1.db-wal");
    // Of several writes of a commit some are there and some are not.
    const QString write = QStringLiteral("pwrite64");
    QTest::newRow("within a commit of the first shard") << write << QStringLiteral("shard-0.db-wal");
    QTest::newRow("within a commit of the second shard") << write << QStringLiteral("shard-1.db-wal");
    // Also before a log line, and before one thread wakes another.
    QTest::newRow("before an answer") << QStringLiteral("write") << QString();
}

void TestKilledAtEveryStep::whatWasToldOutlivesADeathAtAnyStep()
{
    QFETCH(QString, call);
    QFETCH(QString, path);
    const LifeScript script{{"DIRECT_QR", "BALANCE", "CASH"}, 3, 1};
    const bool isPage = call == QLatin1String("pwrite64"); // of which a commit has many
    const int step = stride() * (isPage && stride() > 1 ? 8 : 1);
    int deaths = 0;
    for (int n = 1; n < kMostSteps; n += step) {
        QVERIFY(m_shop.prepare());
        const Fault fault{call, QStringLiteral("KILL"), QString::number(n), path};
        const FaultOutcome outcome = liveWith(fault, m_shop, script);
        QVERIFY2(outcome.wrongs.isEmpty(),
                 qPrintable(fault.text() + QStringLiteral(": ") + outcome.wrongs.join(u'\n')));
        if (!outcome.killed)
            break;
        ++deaths;
    }
    QVERIFY2(deaths > 1, "it did not die");
    qInfo("%d deaths, up to step %d, every %d", deaths, 1 + (deaths - 1) * step, step);
}

/// False when it had not so many commits.
bool TestKilledAtEveryStep::callbackDies(SandboxProcess& sandbox, const QString& account, int step)
{
    const QTemporaryDir folder;
    if (!m_shop.prepare() || !m_shop.copyTo(folder.path()))
        qFatal("no shop");
    LoadBackend backend(folder.path(), PreparedShop::settings() +
                                           QStringList{QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=") + account});
    if (!backend.start())
        qFatal("%s", backend.log().constData());
    Integrator shop(backend.port(), backend.keyId(), backend.keySecret());
    const IntegratorAnswer charged =
        shop.post("/v1/payments", R"({"merchant_order_no":"one","amount":1230,"currency":"CNY","subject":"tea",)"
                                  R"("pay_way":"WECHAT_NATIVE"})");
    const QByteArray attemptNo = charged.text("payment_no") + "01";
    AttachedFault fault;
    fault.begin({QStringLiteral("fdatasync"), QStringLiteral("KILL"), QString::number(step), {}},
                folder.filePath(QStringLiteral("report")), backend.pid());
    sandbox.pay(charged.body[QStringLiteral("credential")][QStringLiteral("text")].toString());
    const bool died = backend.waitForEnd(3s) != -1;
    fault.end();
    const auto status = [&] { return lookInto(folder.path()).statusIfPaid(attemptNo); };
    for (const QJsonValue& sent : sandbox.callbacks()) {
        const bool isOurs = sent[QLatin1String("out_trade_no")].toString().toLatin1() == attemptNo;
        const int answer = sent[QLatin1String("status")].toInt();
        if (isOurs && (answer == 200 || answer == 204) && status().isEmpty())
            qFatal("acknowledged and not paid, at commit %d", step);
    }
    if (died && !backend.start())
        qFatal("%s", backend.log().constData());
    const auto isPaid = [&] { return status() == "SUCCEEDED"; };
    if (!QTest::qWaitFor(isPaid, 30'000))
        qFatal("never paid, after commit %d", step);
    if (backend.stop() != 0 || backend.audit().exitCode != 0)
        qFatal("%s", backend.audit().text.constData());
    return died;
}

void TestKilledAtEveryStep::aCallbackIsAppliedOnceWhereverItDied()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.log().constData());
    const QTemporaryDir folder;
    const QString account = folder.filePath(QStringLiteral("account.json"));
    QFile file(account);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(sandbox.account()).toJson()) > 0);
    file.close();
    const QJsonArray delays{500, 500, 500, 500, 500, 500, 500, 500, 500, 500};
    sandbox.setFaults({{QStringLiteral("callbacks"), QJsonObject{{QStringLiteral("retry_delays_ms"), delays}}}});
    int deaths = 0;
    while (deaths < kMostCommitsOfACallback && callbackDies(sandbox, account, deaths + 1))
        ++deaths;
    QVERIFY2(deaths > 1, "it did not die");
    qInfo("%d deaths, one at each commit that follows a callback", deaths);
}

} // namespace guitai::test

GUITAI_SKIPPING_MAIN(QCoreApplication, guitai::test::TestKilledAtEveryStep)
#include "tst_killed_at_every_step.moc"
