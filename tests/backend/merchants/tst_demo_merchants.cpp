// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's credentials: made once, all or nothing, usable, and recognised so that a real start refuses
// them.
#include "merchant_house.h"
#include "merchants/api_keys.h"
#include "merchants/demo_merchants.h"
#include "merchants/pins.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using test::codeOf;

namespace {

/// Without a merchant of its own.
struct Empty
{
    Result<std::optional<DemoCredentials>> seed(const QHash<OperatorId, Secret>& passwords = {})
    {
        return test::wait(seedDemo(*storage, sealer, hashing, clock, passwords));
    }
    bool hasDemo() { return *test::wait(hasDemoCredentials(*storage)); }

    test::FakeClock clock;
    test::StorageFixture folder;
    std::unique_ptr<storage::SqliteStorage> storage = folder.open();
    QTemporaryDir keyFolder;
    SecretSealer sealer = *SecretSealer::fromKeyFileMade(keyFolder.filePath(QStringLiteral("key")));
    async::WorkerPool hashing{2};
};

} // namespace

class TestDemoMerchants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstStartMakesUsableCredentials();
    void givenPasswordsAreTaken();
    void laterStartsMakeNothing();
    void anExistingMerchantIsNotTouched();
    void aDatabaseWithoutThemIsClean();
};

void TestDemoMerchants::firstStartMakesUsableCredentials()
{
    Empty house;
    const auto seeded = house.seed();
    QVERIFY(seeded.ok() && seeded->has_value());
    const DemoCredentials& made = **seeded;
    QCOMPARE(made.merchantId.bytes(), QByteArray("M1000"));
    QCOMPARE(made.keyId.bytes(), QByteArray("demo-key"));
    QCOMPARE(made.keySecret.reveal().size(), qsizetype{32});
    Operators operators(*house.storage, house.hashing, house.clock);
    QCOMPARE(made.operators.size(), size_t{4});
    for (const DemoOperator& one : made.operators) {
        const auto who = test::wait(operators.signIn(one.operatorId, one.password));
        QCOMPARE(codeOf(who), QByteArray("OK"));
        QCOMPARE(who->role, one.role);
        QCOMPARE(roleText(who->role), one.operatorId.bytes());
        QCOMPARE(who->merchantName, QStringLiteral("柜台示范店"));
        QCOMPARE(one.pin.isEmpty(), one.role != Role::Supervisor);
    }
    Pins pins(*house.storage, house.hashing, house.clock);
    const Pins::Proof proof{made.merchantId, OperatorId::trusted("supervisor"), made.operators[1].pin};
    QCOMPARE(codeOf(test::wait(pins.check(proof, Permission::Approve))), QByteArray("OK"));
    ApiKeys keys(*house.storage, house.sealer, house.clock);
    const auto key = test::wait(keys.lookUp(made.keyId));
    QCOMPARE((*key)->secret.reveal(), made.keySecret.reveal());
    QCOMPARE((*key)->merchantId, made.merchantId);
    QVERIFY(house.hasDemo());
}

void TestDemoMerchants::givenPasswordsAreTaken()
{
    Empty house;
    const OperatorId cashier = OperatorId::trusted("cashier");
    const auto seeded = house.seed({{cashier, Secret("a given password")}});
    QVERIFY(seeded.ok() && seeded->has_value());
    for (const DemoOperator& one : (*seeded)->operators)
        QCOMPARE(one.password.reveal() == "a given password", one.operatorId == cashier);
    Operators operators(*house.storage, house.hashing, house.clock);
    QCOMPARE(codeOf(test::wait(operators.signIn(cashier, Secret("a given password")))), QByteArray("OK"));
}

void TestDemoMerchants::laterStartsMakeNothing()
{
    Empty house;
    QVERIFY(house.seed()->has_value());
    const auto again = house.seed();
    QVERIFY(again.ok() && !again->has_value());
}

void TestDemoMerchants::anExistingMerchantIsNotTouched()
{
    test::MerchantHouse house;
    async::WorkerPool hashing(2);
    const auto seeded = test::wait(seedDemo(*house.storage, house.sealer, hashing, house.clock, {}));
    QCOMPARE(codeOf(seeded), QByteArray("ALREADY_EXISTS"));
    QCOMPARE(house.auditCount("operator.created"), 0);
    QCOMPARE(house.auditCount("api_key.created"), 0);
}

void TestDemoMerchants::aDatabaseWithoutThemIsClean()
{
    Empty empty;
    QVERIFY(!empty.hasDemo());
    test::MerchantHouse house;
    house.addOperator("admin"); // a real shop may have one
    QVERIFY(!*test::wait(hasDemoCredentials(*house.storage)));
}

QTEST_GUILESS_MAIN(TestDemoMerchants)
#include "tst_demo_merchants.moc"
