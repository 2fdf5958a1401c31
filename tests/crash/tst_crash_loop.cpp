// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the real backend at random moments under load, on two shards: payments and recharges of every kind,
// refunds, freezes, withdrawals to their end, callbacks. GUITAI_CRASH_CYCLES says how often, GUITAI_CRASH_SEED repeats
// the moments.
#include "crash/crash_shop.h"
#include "support/skip.h"

#include <QElapsedTimer>
#include <QTest>

namespace guitai::test {

namespace {

using namespace std::chrono_literals;

constexpr int kUsualCycles = 30;
constexpr int kCyclesOfAStorage = 100; ///< then a fresh one: the audit reads all of it after every death
constexpr int kMostPerCycle = 100;
constexpr int kCallbackCyclesShare = 5; ///< of the cycles: each waits for the wallet

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

QString saying(const QString& when, const QStringList& wrong)
{
    return when + QStringLiteral(": ") + firstOnes(wrong).join(u'\n');
}

QString saying(int cycle, const QStringList& wrong)
{
    return saying(QStringLiteral("cycle %1").arg(cycle), wrong);
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

/// The number of an order at the channel is the payment's with two digits behind it.
QByteArray paymentOf(const QString& order)
{
    return order.chopped(2).toLatin1();
}

QStringList notPaid(FolderLook&& look, const QSet<QString>& orders)
{
    QStringList missing;
    for (const QString& order : orders) {
        if (look.statusIfPaid(order.toLatin1()).isEmpty())
            missing.append(order + QStringLiteral(": its payment is not paid"));
    }
    return missing;
}

} // namespace

class TestCrashLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acknowledgedMoneyOutlivesKills();
    void acknowledgedCallbacksOutliveKills();

private:
    std::mt19937 m_moments;
};

void TestCrashLoop::initTestCase()
{
    if (const QString reason = whyNoStorage(); !reason.isEmpty())
        GUITAI_SKIP(reason);
    auto seed = static_cast<unsigned>(qEnvironmentVariableIntValue("GUITAI_CRASH_SEED"));
    if (seed == 0)
        seed = std::random_device()() & 0x7fffffffU;
    m_moments.seed(seed);
    qInfo("seed %u (GUITAI_CRASH_SEED)", seed);
}

void TestCrashLoop::acknowledgedMoneyOutlivesKills()
{
    const QByteArrayList payWays{"DIRECT_QR", "BALANCE", "CASH", "BALANCE", "BALANCE"};
    const int wanted = cycles();
    CrashTally tally;
    QElapsedTimer clock;
    clock.start();
    for (int cycle = 0; cycle < wanted;) {
        CrashShop shop(payWays, kMostPerCycle, m_moments);
        const int last = std::min(wanted, cycle + kCyclesOfAStorage);
        for (; cycle < last; ++cycle) {
            const QStringList wrong = shop.liveAndDie(32, kMostPerCycle / 2);
            QVERIFY2(wrong.isEmpty(), qPrintable(saying(cycle + 1, wrong)));
        }
        const QStringList unhealed = shop.heal();
        QVERIFY2(unhealed.isEmpty(), qPrintable(saying(QStringLiteral("healing"), unhealed)));
        QTRY_COMPARE_WITH_TIMEOUT(shop.underWay(), 0, 60'000);
        const QStringList wrong = shop.endAndCompare();
        QVERIFY2(wrong.isEmpty(), qPrintable(saying(QStringLiteral("in the end"), wrong)));
        shop.addTo(tally);
        qInfo("%d cycles, %.1f s; %s", cycle, double(clock.elapsed()) / 1'000, qPrintable(shop.counts()));
    }
    QVERIFY2(tally.acknowledged > wanted, "hardly anything was acknowledged: the load did not run");
    const double seconds = double(clock.elapsed()) / 1'000;
    qInfo("%d cycles (and %d kills before listening) in %.0f s, %.1f a second: %lld payments acknowledged, %lld "
          "requests lost on the "
          "way, %lld lost payments were stored, %lld sent again, 0 differences, audit clean every time",
          wanted, tally.earlyKills, seconds, wanted / seconds, tally.acknowledged, tally.lost, tally.lostButStored,
          tally.repeated);
}

void TestCrashLoop::acknowledgedCallbacksOutliveKills()
{
    CrashShop shop({"WECHAT_NATIVE"}, 60, m_moments);
    SandboxProcess& sandbox = shop.sandbox();
    QJsonArray delays;
    for (int i = 0; i < 60; ++i)
        delays.append(300);
    const QJsonObject callbacks{{QStringLiteral("retry_delays_ms"), delays}};
    QCOMPARE(sandbox.setFaults({{QStringLiteral("pay_after_ms"), 10}, {QStringLiteral("callbacks"), callbacks}}).status,
             200);

    const int wanted = std::max(1, cycles() / kCallbackCyclesShare);
    QSet<QString> refunded;
    for (int cycle = 1; cycle <= wanted; ++cycle) {
        const QStringList wrong = shop.liveAndDie(6, 30);
        QVERIFY2(wrong.isEmpty(), qPrintable(saying(cycle, wrong)));
        const QSet<QString> told = acknowledgedCallbacks(sandbox);
        QCOMPARE(firstOnes(notPaid(shop.victim().look(), told)), QStringList());
        for (const QString& order : told - refunded)
            shop.movements().offer(paymentOf(order));
        refunded += told;
    }
    QVERIFY2(!refunded.isEmpty(), "no callback arrived: the kills met nothing");
    const QStringList unhealed = shop.heal();
    QVERIFY2(unhealed.isEmpty(), qPrintable(saying(QStringLiteral("healing"), unhealed)));
    // Callbacks that died on the way come once more.
    const QSet<QString> paid = paidOrders(sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(firstOnes(notPaid(shop.victim().look(), paid)), QStringList(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(shop.underWay(), 0, 60'000);
    const QStringList wrong = shop.endAndCompare();
    QVERIFY2(wrong.isEmpty(), qPrintable(saying(QStringLiteral("in the end"), wrong)));
    qInfo(
        "%d cycles (and %d kills before listening): %lld creates and %lld callbacks acknowledged before the last kill, "
        "%lld payments paid in the end; %s",
        wanted, shop.victim().earlyKills, shop.sales().totalAcknowledged(), static_cast<qint64>(refunded.size()),
        static_cast<qint64>(paid.size()), qPrintable(shop.counts()));
}

} // namespace guitai::test

GUITAI_SKIPPING_MAIN(QCoreApplication, guitai::test::TestCrashLoop)
#include "tst_crash_loop.moc"
