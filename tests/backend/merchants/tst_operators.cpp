// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, on a real database with real password hashes: the lock after ten failures, decided by the
// write.
#include "crypto/password.h"
#include "merchant_house.h"
#include "merchants/audit_trail.h"

#include <QTest>

using namespace guitai;
using namespace guitai::merchants;
using namespace std::chrono_literals;
using test::codeOf;

namespace {

const OperatorId kCashier = OperatorId::trusted("cashier");
const Secret kRight(QByteArrayLiteral("correct horse battery"));
const Secret kWrong(QByteArrayLiteral("incorrect horse battery"));

struct House : test::MerchantHouse
{
    House()
    {
        static const QByteArray hash = crypto::hashPassword(kRight);
        addOperator("cashier", hash);
    }
    QByteArray signIn(const OperatorId& id, const Secret& password)
    {
        return codeOf(test::wait(operators.signIn(id, password)));
    }
    /// Answers of that many wrong passwords at once.
    std::vector<QByteArray> failTogether(const OperatorId& id, int times)
    {
        std::vector<std::shared_ptr<std::optional<Result<Operator>>>> trying;
        for (int i = 0; i < times; ++i)
            trying.push_back(test::begin(operators.signIn(id, kWrong)));
        std::vector<QByteArray> answers;
        for (const auto& one : trying) {
            [&] { QTRY_VERIFY_WITH_TIMEOUT(one->has_value(), 30'000); }();
            answers.push_back(codeOf(**one));
        }
        return answers;
    }
    async::WorkerPool hashing{2};
    Operators operators{*storage, hashing, clock};
};

} // namespace

class TestOperators : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRightPasswordSignsIn();
    void wrongAndUnknownAnswerTheSame();
    void tenFailuresLockForHalfAnHour();
    void aSuccessClearsTheCount();
    void guessingInParallelMeetsTheLock();
    void strangersAreLockedLikeRealOnes();
    void aLockSurvivesTheProcess();
    void aDisabledOperatorIsRefused();
    void passwordsHaveALength_data();
    void passwordsHaveALength();
    void tooManyAtOnceAreSentAway();
};

void TestOperators::theRightPasswordSignsIn()
{
    House house;
    const auto who = test::wait(house.operators.signIn(kCashier, kRight));
    QCOMPARE(codeOf(who), QByteArray("OK"));
    QCOMPARE(who->merchantId.bytes(), QByteArray("M1000"));
    QCOMPARE(who->merchantName, QStringLiteral("柜台店"));
    QCOMPARE(who->role, Role::Cashier);
}

void TestOperators::wrongAndUnknownAnswerTheSame()
{
    House house;
    const auto wrong = test::wait(house.operators.signIn(kCashier, kWrong));
    const auto unknown = test::wait(house.operators.signIn(OperatorId::trusted("nobody"), kWrong));
    QCOMPARE(codeOf(wrong), QByteArray("UNAUTHORIZED"));
    QCOMPARE(codeOf(unknown), codeOf(wrong));
    QCOMPARE(unknown.error().detail, wrong.error().detail);
    QCOMPARE(unknown.error().extras, wrong.error().extras);
}

void TestOperators::tenFailuresLockForHalfAnHour()
{
    House house;
    for (const QByteArray& answer : house.failTogether(kCashier, 9))
        QCOMPARE(answer, QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.auditCount("operator.sign_in_locked"), 0);
    QCOMPARE(house.signIn(kCashier, kWrong), QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.auditCount("operator.sign_in_locked"), 1);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("SIGN_IN_LOCKED"));
    house.clock.advance(30min - 1ms);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("SIGN_IN_LOCKED"));
    house.clock.advance(1ms);
    QCOMPARE(house.signIn(kCashier, kWrong), QByteArray("UNAUTHORIZED")); // the count began anew
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("OK"));
}

void TestOperators::aSuccessClearsTheCount()
{
    House house;
    house.failTogether(kCashier, 9);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("OK"));
    house.failTogether(kCashier, 9);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("OK"));
    const auto row = house.rows({"merchants_test/find_failures"}, kCashier).front();
    QCOMPARE(row.number(0), std::int64_t{0});
    QVERIFY(row.isNull(1));
}

void TestOperators::guessingInParallelMeetsTheLock()
{
    House house;
    // All are let in before the first failure is counted; two hash at a time, so the right one comes last.
    std::vector<std::shared_ptr<std::optional<Result<Operator>>>> guesses;
    for (int i = 0; i < 14; ++i)
        guesses.push_back(test::begin(house.operators.signIn(kCashier, kWrong)));
    const auto right = test::begin(house.operators.signIn(kCashier, kRight));
    QTRY_VERIFY_WITH_TIMEOUT(right->has_value(), 30'000);
    QCOMPARE(codeOf(**right), QByteArray("SIGN_IN_LOCKED"));
    int counted = 0;
    for (const auto& guess : guesses) {
        QTRY_VERIFY_WITH_TIMEOUT(guess->has_value(), 30'000);
        counted += codeOf(**guess) == "UNAUTHORIZED" ? 1 : 0;
    }
    QCOMPARE(counted, 10);
    QCOMPARE(house.auditCount("operator.sign_in_locked"), 1);
}

void TestOperators::strangersAreLockedLikeRealOnes()
{
    House house;
    const OperatorId stranger = OperatorId::trusted("nobody");
    for (const QByteArray& answer : house.failTogether(stranger, 10))
        QCOMPARE(answer, QByteArray("UNAUTHORIZED"));
    QCOMPARE(house.signIn(stranger, kWrong), QByteArray("SIGN_IN_LOCKED"));
    house.clock.advance(30min);
    QCOMPARE(house.signIn(stranger, kWrong), QByteArray("UNAUTHORIZED"));
}

void TestOperators::aLockSurvivesTheProcess()
{
    House house;
    house.failTogether(kCashier, 10);
    Operators restarted(*house.storage, house.hashing, house.clock);
    QCOMPARE(codeOf(test::wait(restarted.signIn(kCashier, kRight))), QByteArray("SIGN_IN_LOCKED"));
}

void TestOperators::aDisabledOperatorIsRefused()
{
    House house;
    QCOMPARE(house.change({"merchants_test/set_operator_status"}, {QStringLiteral("DISABLED"), kCashier}), 1);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("UNAUTHORIZED"));
}

void TestOperators::passwordsHaveALength_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("none") << 0 << QByteArray("INVALID_REQUEST");
    QTest::newRow("11 bytes") << 11 << QByteArray("INVALID_REQUEST");
    QTest::newRow("12 bytes") << 12 << QByteArray("OK");
    QTest::newRow("257 bytes") << 257 << QByteArray("INVALID_REQUEST");
}

void TestOperators::passwordsHaveALength()
{
    QFETCH(int, bytes);
    QFETCH(QByteArray, code);
    House house;
    Operator who;
    who.operatorId = OperatorId::trusted("new");
    who.merchantId = MerchantId::trusted("M1000");
    const Secret password(QByteArray(bytes, 'p'));
    QCOMPARE(codeOf(test::wait(house.operators.create(who, password, "operator:admin"))), code);
    QCOMPARE(house.auditCount("operator.created"), code == "OK" ? 2 : 1);
    QCOMPARE(house.signIn(who.operatorId, password), code == "OK" ? QByteArray("OK") : QByteArray("UNAUTHORIZED"));
}

void TestOperators::tooManyAtOnceAreSentAway()
{
    House house;
    const OperatorId stranger = OperatorId::trusted("nobody");
    std::vector<std::shared_ptr<std::optional<Result<Operator>>>> crowd;
    for (int i = 0; i < Operators::kMostWaiting; ++i)
        crowd.push_back(test::begin(house.operators.signIn(stranger, kWrong)));
    const auto late = test::begin(house.operators.signIn(kCashier, kRight));
    QVERIFY(late->has_value());
    QCOMPARE(codeOf(**late), QByteArray("UNAVAILABLE"));
    for (const auto& one : crowd)
        QTRY_VERIFY_WITH_TIMEOUT(one->has_value(), 60'000);
    QCOMPARE(house.signIn(kCashier, kRight), QByteArray("OK"));
}

QTEST_GUILESS_MAIN(TestOperators)
#include "tst_operators.moc"
