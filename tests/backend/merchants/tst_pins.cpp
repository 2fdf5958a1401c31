// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PINs on a real database with real hashes: whose, for what, and the lock after five wrong ones, decided by the write.
#include "crypto/password.h"
#include "merchant_house.h"
#include "merchants/pins.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const OperatorId kSupervisor = OperatorId::trusted("supervisor");
const Secret kRight(QByteArrayLiteral("481920"));
const Secret kWrong(QByteArrayLiteral("481921"));

struct House : test::MerchantHouse
{
    House()
    {
        addOperator("supervisor", "no hash", Role::Supervisor);
        static const QByteArray hash = crypto::hashPassword(kRight);
        store(hash);
    }
    void store(const QByteArray& hash)
    {
        std::function<Result<Done>(storage::Transaction&)> work = [&](storage::Transaction& tx) {
            return storePin(tx, kSupervisor, hash, clock.now(), "test");
        };
        if (!test::wait(storage->write<Done>(storage::kHomeSlot, work)))
            qFatal("the PIN cannot be stored");
    }
    auto begin(const Secret& pin) { return test::begin(pins.check(proofOf(pin), Permission::Approve)); }
    QByteArray check(const Secret& pin, Permission permission = Permission::Approve)
    {
        return codeOf(test::wait(pins.check(proofOf(pin), permission)));
    }
    static Pins::Proof proofOf(const Secret& pin) { return {MerchantId::trusted("M1000"), kSupervisor, pin}; }
    void fail(int times)
    {
        for (int i = 0; i < times; ++i)
            QCOMPARE(check(kWrong), QByteArray("PIN_WRONG"));
    }

    async::WorkerPool hashing{2};
    Pins pins{*storage, hashing, clock};
};

} // namespace

class TestPins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRightPinProvesWhoIsThere();
    void fiveWrongOnesLockForHalfAnHour();
    void aRightOneClearsTheCount();
    void guessingInParallelMeetsTheLock();
    void aLockSurvivesTheProcess();
    void aNewPinEndsTheLockAndTheOldPin();
    void aRoleWithoutThePermissionIsRefusedWithoutATry();
    void nobodyElsesMerchantAndNoPinAreWrong();
    void aDisabledOperatorProvesNothing();
    void simplePinsAreRefused_data();
    void simplePinsAreRefused();
    void onlyAHashIsStored();
    void tooManyAtOnceAreSentAway();
};

void TestPins::theRightPinProvesWhoIsThere()
{
    House house;
    QCOMPARE(house.check(kRight), QByteArray("OK"));
    QCOMPARE(house.check(kWrong), QByteArray("PIN_WRONG"));
    QCOMPARE(house.check(kRight), QByteArray("OK"));
}

void TestPins::fiveWrongOnesLockForHalfAnHour()
{
    House house;
    house.fail(4);
    QCOMPARE(house.auditCount("operator.pin_locked"), 0);
    house.fail(1);
    QCOMPARE(house.auditCount("operator.pin_locked"), 1);
    QCOMPARE(house.check(kRight), QByteArray("PIN_LOCKED"));
    house.clock.advance(30min - 1ms);
    QCOMPARE(house.check(kRight), QByteArray("PIN_LOCKED"));
    house.clock.advance(1ms);
    house.fail(1); // the count began anew
    QCOMPARE(house.check(kRight), QByteArray("OK"));
}

void TestPins::aRightOneClearsTheCount()
{
    House house;
    house.fail(4);
    QCOMPARE(house.check(kRight), QByteArray("OK"));
    house.fail(4);
    QCOMPARE(house.check(kRight), QByteArray("OK"));
}

void TestPins::guessingInParallelMeetsTheLock()
{
    House house;
    // All are let in before the first is counted; two hash at a time, so the right one comes last.
    std::vector<std::shared_ptr<std::optional<Result<Done>>>> guesses;
    for (int i = 0; i < 8; ++i)
        guesses.push_back(house.begin(kWrong));
    const auto right = house.begin(kRight);
    QTRY_VERIFY_WITH_TIMEOUT(right->has_value(), 30'000);
    QCOMPARE(codeOf(**right), QByteArray("PIN_LOCKED"));
    int counted = 0;
    for (const auto& guess : guesses) {
        QTRY_VERIFY_WITH_TIMEOUT(guess->has_value(), 30'000);
        counted += codeOf(**guess) == "PIN_WRONG" ? 1 : 0;
    }
    QCOMPARE(counted, 5);
    QCOMPARE(house.auditCount("operator.pin_locked"), 1);
}

void TestPins::aLockSurvivesTheProcess()
{
    House house;
    house.fail(5);
    Pins restarted(*house.storage, house.hashing, house.clock);
    const auto checked = test::wait(restarted.check(House::proofOf(kRight), Permission::Approve));
    QCOMPARE(codeOf(checked), QByteArray("PIN_LOCKED"));
}

void TestPins::aNewPinEndsTheLockAndTheOldPin()
{
    House house;
    house.fail(5);
    const Secret other(QByteArrayLiteral("90517263"));
    QVERIFY(test::wait(house.pins.set(kSupervisor, other)).ok());
    QCOMPARE(house.auditCount("operator.pin_set"), 2);
    QCOMPARE(house.check(kRight), QByteArray("PIN_WRONG"));
    QCOMPARE(house.check(other), QByteArray("OK"));
}

void TestPins::aRoleWithoutThePermissionIsRefusedWithoutATry()
{
    House house;
    for (int i = 0; i < 6; ++i)
        QCOMPARE(house.check(kRight, Permission::SetWebhooks), QByteArray("FORBIDDEN"));
    QCOMPARE(house.check(kRight), QByteArray("OK"));
}

void TestPins::nobodyElsesMerchantAndNoPinAreWrong()
{
    House house;
    Pins::Proof proof = House::proofOf(kRight);
    proof.merchantId = MerchantId::trusted("M2000");
    QCOMPARE(codeOf(test::wait(house.pins.check(proof, Permission::Approve))), QByteArray("PIN_WRONG"));
    house.addOperator("finance", "no hash", Role::Finance);
    proof = House::proofOf(kRight);
    proof.operatorId = OperatorId::trusted("finance");
    QCOMPARE(codeOf(test::wait(house.pins.check(proof, Permission::Approve))), QByteArray("PIN_WRONG"));
    proof.operatorId = OperatorId::trusted("nobody");
    QCOMPARE(codeOf(test::wait(house.pins.check(proof, Permission::Approve))), QByteArray("PIN_WRONG"));
}

void TestPins::aDisabledOperatorProvesNothing()
{
    House house;
    QCOMPARE(house.change({"merchants_test/set_operator_status"}, {"DISABLED", kSupervisor}), 1);
    QCOMPARE(house.check(kRight), QByteArray("PIN_WRONG"));
}

void TestPins::simplePinsAreRefused_data()
{
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<bool>("simple");
    QTest::newRow("one digit only is too simple") << QByteArray("777777") << true;
    QTest::newRow("a run upwards is too simple") << QByteArray("123456") << true;
    QTest::newRow("a run downwards is too simple") << QByteArray("987654") << true;
    QTest::newRow("a run that breaks is not") << QByteArray("123457") << false;
    QTest::newRow("steps of two are not") << QByteArray("024680") << false;
    QTest::newRow("pairs are not") << QByteArray("112233") << false;
}

void TestPins::simplePinsAreRefused()
{
    QFETCH(QByteArray, pin);
    QFETCH(bool, simple);
    QCOMPARE(isTooSimple(Secret(pin)), simple);
    if (!simple)
        return;
    House house;
    QCOMPARE(codeOf(test::wait(house.pins.set(kSupervisor, Secret(pin)))), QByteArray("PIN_TOO_SIMPLE"));
    QCOMPARE(house.check(kRight), QByteArray("OK"));
}

void TestPins::onlyAHashIsStored()
{
    House house;
    const QByteArray stored = house.rows({"merchants_test/find_pin_hash"}, kSupervisor).front().utf8(0);
    QVERIFY(stored.startsWith("$scrypt$"));
    QVERIFY(!stored.contains(kRight.reveal()));
}

void TestPins::tooManyAtOnceAreSentAway()
{
    House house;
    std::vector<std::shared_ptr<std::optional<Result<Done>>>> setting;
    for (int i = 0; i < Pins::kMostWaiting; ++i)
        setting.push_back(test::begin(house.pins.set(OperatorId::trusted("o" + QByteArray::number(i)), kRight)));
    QCOMPARE(codeOf(test::wait(house.pins.set(kSupervisor, kRight))), QByteArray("UNAVAILABLE"));
    for (const auto& one : setting)
        QTRY_VERIFY_WITH_TIMEOUT(one->has_value(), 60'000);
}

QTEST_GUILESS_MAIN(TestPins)
#include "tst_pins.moc"
