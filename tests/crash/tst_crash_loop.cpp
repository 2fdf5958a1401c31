// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the real backend at random moments under load, on two shards. GUITAI_CRASH_CYCLES says how often,
// GUITAI_CRASH_SEED repeats the moments of a run (not what the kernel made of them). GUITAI_TEST_ENGINE=mariadb puts
// the shards on a server, which lives on.
#include "crash/sale_book.h"
#include "support/engine_fixture.h"
#include "support/load_backend.h"
#include "support/sandbox_process.h"
#include "support/skip.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kShards = 2;
constexpr int kUsualCycles = 30;
constexpr int kMostPerCycle = 1'500;
constexpr int kCallbackCycles = 6;

bool onMaria()
{
    return qEnvironmentVariable("GUITAI_TEST_ENGINE") == QLatin1String("mariadb");
}

storage::EngineOptions freshStorage(const QString& folder)
{
    if (onMaria())
        return MariaServer::shared().freshOptions(kShards);
    storage::SqliteOptions options;
    options.folder = folder + QStringLiteral("/store");
    options.shardCount = kShards;
    return options;
}

/// As the backend is told by its environment.
QStringList settingsFor(const storage::EngineOptions& options)
{
    QStringList settings{QStringLiteral("GUITAI_STORAGE_SHARDS=%1").arg(kShards)};
    if (const auto* maria = std::get_if<storage::MariaOptions>(&options))
        settings +=
            {QStringLiteral("GUITAI_STORAGE_ENGINE=mariadb"), QStringLiteral("GUITAI_STORAGE_SERVER=") + maria->server,
             QStringLiteral("GUITAI_STORAGE_USER=") + maria->user,
             QStringLiteral("GUITAI_STORAGE_SCHEMA_PREFIX=") + maria->schemaPrefix};
    return settings;
}

/// One storage folder, its backend and the moments at which it dies.
class Victim
{
public:
    Victim(const QString& folder, const QStringList& settings)
        : m_seed(qEnvironmentVariableIntValue("GUITAI_CRASH_SEED")), m_storage(freshStorage(folder)),
          m_backend(folder, settings + settingsFor(m_storage))
    {
        if (m_seed == 0)
            m_seed = static_cast<int>(std::random_device()() & 0x7fffffff);
        m_random.seed(static_cast<unsigned>(m_seed));
        qInfo("seed %d (GUITAI_CRASH_SEED)", m_seed);
    }

    LoadBackend& backend() { return m_backend; }
    FolderLook look() const { return {m_storage, kShards}; }
    int upTo(int most) { return std::uniform_int_distribution<int>(1, most)(m_random); }

    /// One life: up, loaded until so many are acknowledged, a little longer, dead.
    bool liveAndDie(SaleBook& book, int connections, int mostAcknowledged)
    {
        if (upTo(5) == 1) { // dies once more before it listens
            m_backend.startAndKill(std::chrono::milliseconds(upTo(80)));
            ++earlyKills;
        }
        if (!m_backend.start())
            return false;
        LoadRequests requests(m_backend.keyId(), m_backend.keySecret());
        LoadClient client(book.plan(requests, m_backend.port(), connections));
        const bool loaded = client.start();
        book.waitForAcknowledged(upTo(mostAcknowledged), 5s);
        // Answers come in groups: somewhere between two of them is as good a moment to die as any.
        std::this_thread::sleep_for(std::chrono::microseconds(upTo(3'000)));
        m_backend.kill();
        client.stop();
        return loaded;
    }
    /// What is wrong after a death: the program's own audit, then our own look.
    QStringList wrongs(SaleBook& book)
    {
        const LoadBackend::Audit audit = m_backend.audit();
        if (audit.exitCode != 0)
            return {QStringLiteral("audit: ") + QString::fromUtf8(audit.text)};
        FolderLook shards = look();
        return book.differences(shards);
    }

    int earlyKills = 0;

private:
    int m_seed;
    std::mt19937 m_random;
    const storage::EngineOptions m_storage;
    LoadBackend m_backend;
};

int cycles()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("GUITAI_CRASH_CYCLES", &given);
    return given && wanted > 0 ? wanted : kUsualCycles;
}

QStringList firstOnes(const QStringList& all)
{
    return all.mid(0, 5) +
           (all.size() > 5 ? QStringList{QStringLiteral("… %1 in all").arg(all.size())} : QStringList());
}

/// Numbers of orders whose callback the backend acknowledged to the sandbox.
QSet<QString> acknowledgedCallbacks(SandboxProcess& sandbox)
{
    QSet<QString> orders;
    for (const QJsonValue& value : sandbox.callbacks()) {
        const int status = value[QLatin1String("status")].toInt();
        if (status == 200 || status == 204)
            orders.insert(value[QLatin1String("out_trade_no")].toString());
    }
    return orders;
}

QSet<QString> paidOrders(SandboxProcess& sandbox)
{
    QSet<QString> orders;
    for (const QJsonValue& value : sandbox.orders()) {
        if (value[QLatin1String("transaction")][QLatin1String("trade_state")].toString() == QLatin1String("SUCCESS"))
            orders.insert(value[QLatin1String("out_trade_no")].toString());
    }
    return orders;
}

QStringList notPaid(FolderLook&& look, const QSet<QString>& orders)
{
    QStringList missing;
    for (const QString& order : orders) {
        if (look.statusIfPaid(order.toLatin1()) != "SUCCEEDED")
            missing.append(order + QStringLiteral(": its payment is not paid"));
    }
    return missing;
}

} // namespace

class TestCrashLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString reason = onMaria() ? whyNoMaria() : QString();
        if (!reason.isEmpty())
            GUITAI_SKIP(reason);
    }
    void acknowledgedPaymentsOutliveKills();
    void acknowledgedCallbacksOutliveKills();
};

void TestCrashLoop::acknowledgedPaymentsOutliveKills()
{
    QTemporaryDir folder;
    Victim victim(folder.path(), {});
    SaleBook book("DIRECT_QR", kMostPerCycle);
    const int wanted = cycles();
    QElapsedTimer clock;
    clock.start();
    for (int cycle = 1; cycle <= wanted; ++cycle) {
        book.beginCycle();
        QVERIFY2(victim.liveAndDie(book, 32, kMostPerCycle * 2 / 3), victim.backend().log().right(2'000).constData());
        const QStringList wrong = victim.wrongs(book);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("cycle %1: %2").arg(cycle).arg(firstOnes(wrong).join(u'\n'))));
        if (cycle % 50 == 0)
            qInfo("%d cycles, %lld acknowledged", cycle, book.totalAcknowledged());
    }
    // Alive again: whatever was lost is sent once more and must come to the number it had.
    book.beginLastCycle();
    QVERIFY(victim.backend().start());
    LoadRequests requests(victim.backend().keyId(), victim.backend().keySecret());
    LoadClient client(book.plan(requests, victim.backend().port(), 8));
    QVERIFY(client.start());
    client.join();
    const int exitCode = victim.backend().stop();
    QVERIFY2(exitCode == 0, QByteArray::number(exitCode) + '\n' + victim.backend().log().right(2'000));
    QCOMPARE(victim.wrongs(book), QStringList());
    FolderLook look = victim.look();
    QCOMPARE(firstOnes(book.differencesOverall(look)), QStringList());
    QVERIFY2(book.totalAcknowledged() > wanted, "hardly anything was acknowledged: the load did not run");
    qInfo("%d cycles (and %d kills before listening) in %lld s: %lld acknowledged, %lld lost on the way of which %lld "
          "were stored, %lld sent again, 0 differences, audit clean %d times",
          wanted, victim.earlyKills, clock.elapsed() / 1'000, book.totalAcknowledged(), book.totalLost(),
          book.totalLostButStored(), book.totalRepeated(), wanted + 1);
}

void TestCrashLoop::acknowledgedCallbacksOutliveKills()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), sandbox.log().constData());
    QTemporaryDir folder;
    const QString account = folder.filePath(QStringLiteral("account.json"));
    QFile file(account);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(sandbox.account()).toJson()) > 0);
    file.close();
    QJsonArray delays;
    for (int i = 0; i < 60; ++i)
        delays.append(300);
    const QJsonObject callbacks{{QStringLiteral("retry_delays_ms"), delays}};
    QCOMPARE(sandbox.setFaults({{QStringLiteral("pay_after_ms"), 10}, {QStringLiteral("callbacks"), callbacks}}).status,
             200);

    Victim victim(folder.path(), {QStringLiteral("GUITAI_DEMO_WECHAT_ACCOUNT=") + account});
    SaleBook book("WECHAT_NATIVE", 200);
    for (int cycle = 1; cycle <= kCallbackCycles; ++cycle) {
        book.beginCycle();
        QVERIFY2(victim.liveAndDie(book, 4, 80), victim.backend().log().right(2'000).constData());
        QCOMPARE(firstOnes(notPaid(victim.look(), acknowledgedCallbacks(sandbox))), QStringList());
        const QStringList wrong = victim.wrongs(book);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("cycle %1: %2").arg(cycle).arg(firstOnes(wrong).join(u'\n'))));
    }
    const auto acknowledged = acknowledgedCallbacks(sandbox).size();
    QVERIFY2(acknowledged > 0, "no callback arrived: the kills met nothing");
    // Alive again: callbacks that died on the way come once more.
    QVERIFY(victim.backend().start());
    const QSet<QString> paid = paidOrders(sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(firstOnes(notPaid(victim.look(), paid)), QStringList(), 60'000);
    const int exitCode = victim.backend().stop();
    QVERIFY2(exitCode == 0, QByteArray::number(exitCode) + '\n' + victim.backend().log().right(2'000));
    const LoadBackend::Audit audit = victim.backend().audit();
    QVERIFY2(audit.exitCode == 0, audit.text.constData());
    qInfo(
        "%d cycles (and %d kills before listening): %lld creates and %lld callbacks acknowledged before the last kill, "
        "%lld payments paid in the end",
        kCallbackCycles, victim.earlyKills, book.totalAcknowledged(), static_cast<qint64>(acknowledged),
        static_cast<qint64>(paid.size()));
}

} // namespace guitai::test

GUITAI_SKIPPING_MAIN(QCoreApplication, guitai::test::TestCrashLoop)
#include "tst_crash_loop.moc"
