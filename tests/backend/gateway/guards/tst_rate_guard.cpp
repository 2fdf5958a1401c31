// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rates at the door and the header fields that tell about them.
#include "guards/rate_guard.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace guitai;
using namespace guitai::guards;
using namespace std::chrono_literals;

class TestRateGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAddressHasItsRate();
    void addressesOfOneIpv6NetworkCountTogether();
    void aMerchantHasItsOwnRateOverAllKeys();
    void aKeyCanBeHeldBelowItsMerchant();
    void anOperatorIsNotStoppedByTheIntegrator();
    void fieldsTellWhatIsLeft();
    void aRefusalSaysWhenToComeBack();
    void otherErrorsGetNoFields();
    void unverifiedCallbacksHaveTheirOwnBudget();
};

namespace {

const MerchantId kMerchant = MerchantId::trusted("M1000");
const ApiKeyId kKey = ApiKeyId::trusted("demo-key");

template <class Admit>
int admitted(int tries, Admit admit)
{
    int count = 0;
    for (int i = 0; i < tries; ++i)
        count += admit().ok() ? 1 : 0;
    return count;
}

} // namespace

void TestRateGuard::anAddressHasItsRate()
{
    test::FakeClock clock;
    RateOptions options;
    options.perAddress = 7;
    RateGuard guard(clock, options);
    const QHostAddress here(QStringLiteral("127.0.0.1"));
    const QHostAddress mapped(QStringLiteral("::ffff:127.0.0.1"));
    const QHostAddress there(QStringLiteral("127.0.0.2"));
    QCOMPARE(admitted(20, [&] { return guard.admitAddress(here); }), 7);
    QVERIFY(!guard.admitAddress(mapped).ok());
    QVERIFY(guard.admitAddress(there).ok());
    clock.advance(1s);
    QCOMPARE(admitted(20, [&] { return guard.admitAddress(here); }), 7);
}

void TestRateGuard::addressesOfOneIpv6NetworkCountTogether()
{
    test::FakeClock clock;
    RateOptions options;
    options.perAddress = 2;
    RateGuard guard(clock, options);
    QVERIFY(guard.admitAddress(QHostAddress(QStringLiteral("2001:db8:1:2::1"))).ok());
    QVERIFY(guard.admitAddress(QHostAddress(QStringLiteral("2001:db8:1:2:ffff::9"))).ok());
    QVERIFY(!guard.admitAddress(QHostAddress(QStringLiteral("2001:db8:1:2::3"))).ok());
    QVERIFY(guard.admitAddress(QHostAddress(QStringLiteral("2001:db8:1:3::1"))).ok());
}

void TestRateGuard::aMerchantHasItsOwnRateOverAllKeys()
{
    test::FakeClock clock;
    RateGuard guard(clock, {});
    const ApiKeyId other = ApiKeyId::trusted("other-key");
    QCOMPARE(admitted(80, [&] { return guard.admitIntegrator(kMerchant, kKey, 100); }), 80);
    QCOMPARE(admitted(80, [&] { return guard.admitIntegrator(kMerchant, other, 100); }), 20);
    QCOMPARE(admitted(80, [&] { return guard.admitIntegrator(MerchantId::trusted("M2"), other, 30); }), 30);
}

void TestRateGuard::aKeyCanBeHeldBelowItsMerchant()
{
    test::FakeClock clock;
    RateOptions options;
    options.perKey = 5;
    RateGuard guard(clock, options);
    QCOMPARE(admitted(50, [&] { return guard.admitIntegrator(kMerchant, kKey, 100); }), 5);
    const auto refused = guard.admitIntegrator(kMerchant, kKey, 100);
    QCOMPARE(refused.error().extras.value(QStringLiteral("policy")).toString(), QStringLiteral("key"));
}

void TestRateGuard::anOperatorIsNotStoppedByTheIntegrator()
{
    test::FakeClock clock;
    RateGuard guard(clock, {});
    admitted(500, [&] { return guard.admitIntegrator(kMerchant, kKey, 100); });
    QCOMPARE(admitted(80, [&] { return guard.admitOperator(OperatorId::trusted("cashier")); }), 50);
}

void TestRateGuard::fieldsTellWhatIsLeft()
{
    test::FakeClock clock;
    RateGuard guard(clock, {});
    Caller caller;
    caller.merchantId = kMerchant;
    caller.keyId = kKey;
    admitted(40, [&] { return guard.admitIntegrator(kMerchant, kKey, 100); });
    http::Headers headers;
    guard.addFields(headers, caller);
    QCOMPARE(headers.value("RateLimit-Policy"), QByteArray("\"merchant\";q=100;w=1"));
    QCOMPARE(headers.value("RateLimit"), QByteArray("\"merchant\";r=60;t=1"));

    Caller cashier;
    cashier.merchantId = kMerchant;
    cashier.operatorId = OperatorId::trusted("cashier");
    guard.addFields(headers, cashier);
    QCOMPARE(headers.value("RateLimit"), QByteArray("\"operator\";r=50;t=0"));
}

void TestRateGuard::aRefusalSaysWhenToComeBack()
{
    test::FakeClock clock;
    RateGuard guard(clock, {});
    admitted(100, [&] { return guard.admitIntegrator(kMerchant, kKey, 100); });
    const auto refused = guard.admitIntegrator(kMerchant, kKey, 100);
    QCOMPARE(refused.error().code.name, "RATE_LIMITED");
    QCOMPARE(refused.error().code.httpStatus, 429);
    http::Headers headers;
    RateGuard::addRefusalFields(headers, refused.error());
    QCOMPARE(headers.value("Retry-After"), QByteArray("1"));
    QCOMPARE(headers.value("RateLimit"), QByteArray("\"merchant\";r=0;t=1"));
    QCOMPARE(headers.value("RateLimit-Policy"), QByteArray("\"merchant\";q=100;w=1"));
}

void TestRateGuard::otherErrorsGetNoFields()
{
    http::Headers headers;
    RateGuard::addRefusalFields(headers, Error{guitai::errors::kInternal});
    QVERIFY(headers.all().empty());
}

void TestRateGuard::unverifiedCallbacksHaveTheirOwnBudget()
{
    test::FakeClock clock;
    RateGuard guard(clock, {});
    const ChannelAccountId one = ChannelAccountId::trusted("ca-1");
    const ChannelAccountId other = ChannelAccountId::trusted("ca-2");
    QCOMPARE(admitted(10'000, [&] { return guard.admitUnverifiedCallback(one); }), 50);
    QVERIFY(guard.admitUnverifiedCallback(other).ok());
    clock.advance(2s);
    QCOMPARE(admitted(100, [&] { return guard.admitUnverifiedCallback(one); }), 10);
}

QTEST_GUILESS_MAIN(TestRateGuard)
#include "tst_rate_guard.moc"
