// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of a running backend jumps by ten minutes either way and back by an hour: signatures fail with a code that
// says why, or pass; what waits goes on; no number comes twice.
#include "flow/shop.h"

#include <QJsonDocument>
#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;

class TestClockJumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sandbox.start(), m_sandbox.log()); }
    void init();
    void cleanup();
    void merchantsBeyondTheWindowAreToldSo_data();
    void merchantsBeyondTheWindowAreToldSo();
    void aPaymentUnderWayIsPaidAcrossTheJump_data();
    void aPaymentUnderWayIsPaidAcrossTheJump();
    void moneyPaidBeforeAJumpBeyondExpiryIsFound();
    void writingWaitsOutAClockBehindTheStart();
    void noNumberComesTwice();

private:
    static void jumps();
    /// In cash: no provider whose clock is right takes part.
    QString sell()
    {
        const QJsonObject cash{{QStringLiteral("pay_way"), QStringLiteral("CASH")}};
        return m_shop->charge(QStringLiteral("jump-%1").arg(++m_orders), cash).text("payment_no");
    }

    SandboxProcess m_sandbox;
    std::unique_ptr<Shop> m_shop;
    int m_orders = 0;
};

void TestClockJumps::init()
{
    m_shop = std::make_unique<Shop>(m_sandbox);
    // Before a process started nobody may have written: see writingWaitsOutAClockBehindTheStart.
    m_shop->stopBackend();
    m_shop->clock().advance(-2h);
    m_shop->startBackend();
    m_shop->clock().advance(2h);
}

void TestClockJumps::cleanup()
{
    QCOMPARE(m_shop->auditFindings(), QStringList());
    m_shop.reset();
}

void TestClockJumps::jumps()
{
    QTest::addColumn<int>("minutes");
    QTest::newRow("ten minutes ahead") << 10;
    QTest::newRow("ten minutes back") << -10;
    QTest::newRow("an hour back") << -60;
}

void TestClockJumps::merchantsBeyondTheWindowAreToldSo_data()
{
    jumps();
}

void TestClockJumps::merchantsBeyondTheWindowAreToldSo()
{
    QFETCH(int, minutes);
    m_shop->clock().advance(std::chrono::minutes(minutes));
    m_shop->setMerchantsClock(-std::chrono::minutes(minutes)); // theirs is right
    const ShopAnswer refused = m_shop->charge(QStringLiteral("skewed"));
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.text("code"), QStringLiteral("SIGNATURE_EXPIRED"));
    QCOMPARE(m_shop->call("GET", QStringLiteral("/v1/payments")).text("code"), QStringLiteral("SIGNATURE_EXPIRED"));
    m_shop->clock().advance(-std::chrono::minutes(minutes)); // and ours again
    m_shop->setMerchantsClock(0s);
    QCOMPARE(m_shop->charge(QStringLiteral("skewed")).status, 201);
}

void TestClockJumps::aPaymentUnderWayIsPaidAcrossTheJump_data()
{
    jumps();
}

void TestClockJumps::aPaymentUnderWayIsPaidAcrossTheJump()
{
    QFETCH(int, minutes);
    const ShopAnswer charged = m_shop->charge(QStringLiteral("across"), {{QStringLiteral("expires_in"), 3'600}});
    QCOMPARE(charged.status, 201);
    m_shop->clock().advance(std::chrono::minutes(minutes));
    // The provider's clock is right: its notices are refused while ours is wrong, and come again.
    QCOMPARE(m_sandbox.pay(charged.codeUrl()).status, 200);
    QVERIFY(m_shop->until([&] { return !m_sandbox.callbacks().isEmpty(); }));
    const ShopAnswer asked =
        m_shop->call("POST", QStringLiteral("/v1/payments/%1/query").arg(charged.text("payment_no")));
    QVERIFY2(asked.status == 200 || asked.status == 503, qPrintable(asked.text("code")));
    m_shop->clock().advance(-std::chrono::minutes(minutes));
    m_shop->call("POST", QStringLiteral("/v1/payments/%1/query").arg(charged.text("payment_no")));
    QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
}

/// The expiry comes early by such a clock; the channel is asked before anything is closed.
void TestClockJumps::moneyPaidBeforeAJumpBeyondExpiryIsFound()
{
    const QJsonObject lost{{QStringLiteral("drop"), 100}};
    QCOMPARE(m_sandbox.setFaults({{QStringLiteral("callbacks"), lost}}).status, 200);
    const ShopAnswer charged = m_shop->charge(QStringLiteral("early"), {{QStringLiteral("expires_in"), 120}});
    m_sandbox.pay(charged.codeUrl());
    m_shop->clock().advance(4min); // within the provider's own window of five
    QVERIFY(m_shop->becomes(charged.text("payment_no"), "SUCCEEDED"));
    m_sandbox.clearFaults();
}

/// Nonces are remembered by the process: what was signed before it started could have been seen by another.
void TestClockJumps::writingWaitsOutAClockBehindTheStart()
{
    m_shop->stopBackend();
    m_shop->startBackend();
    m_shop->clock().advance(-1h);
    const ShopAnswer refused = m_shop->charge(QStringLiteral("behind"));
    QCOMPARE(refused.text("code"), QStringLiteral("SIGNATURE_EXPIRED"));
    QCOMPARE(m_shop->call("GET", QStringLiteral("/v1/payments")).status, 200);
    m_shop->stopBackend();
    m_shop->startBackend(); // which is how somebody serves by that clock
    QCOMPARE(m_shop->charge(QStringLiteral("behind")).status, 201);
    m_shop->clock().advance(1h);
    QCOMPARE(m_shop->charge(QStringLiteral("after")).status, 201);
}

void TestClockJumps::noNumberComesTwice()
{
    QSet<QString> numbers;
    constexpr int kEach = 20;
    for (const Duration jump : {Duration(0s), Duration(10min), Duration(-10min), Duration(-1h), Duration(1h)}) {
        m_shop->clock().advance(jump);
        for (int i = 0; i < kEach; ++i)
            numbers.insert(sell());
    }
    QCOMPARE(numbers.size(), 5 * kEach);
    QVERIFY(!numbers.contains(QString()));
}

QTEST_GUILESS_MAIN(TestClockJumps)
#include "tst_clock_jumps.moc"
