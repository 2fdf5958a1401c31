// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Paying from a balance: consent, one outcome per number, no overdraft, void and refund.
#include "payer_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::users;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::PlaceState;
using channels::RefundState;
using channels::ReportedState;
using test::wait;
using test::yuan;

class TestPayerAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTokenPays();
    void aCodePaysOnce();
    void withoutConsentNothingIsTaken_data();
    void withoutConsentNothingIsTaken();
    void theSameNumberPaysOnce();
    void aRefusalStaysOne();
    void nobodyIsOverdrawnByThirtyTwoAtOnce();
    void aVoidedNumberNeverPays();
    void whatWasPaidIsNotVoided();
    void ofPayingAndVoidingAtOnceOneCounts();
    void refundsComeBackOnceAndNeverExceed();
};

void TestPayerAccounts::aTokenPays()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const Secret token = house.token(user);
    for (int i = 0; i < 2; ++i) {
        const auto order = house.order(yuan(30), token);
        const auto outcome = house.charge(order);
        QCOMPARE(outcome.state, PlaceState::Paid);
        QCOMPARE(outcome.money->amount, yuan(30));
        QCOMPARE(wait(house.payers.findCharge(order.attemptNo)).state, ReportedState::Paid);
    }
    QCOMPARE(house.balance(user), 4'000);
}

void TestPayerAccounts::aCodePaysOnce()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const Secret code = house.code(user);
    QCOMPARE(code.reveal().size(), qsizetype{20});
    QCOMPARE(house.charge(house.order(yuan(10), code)).state, PlaceState::Paid);
    const auto second = house.charge(house.order(yuan(10), code));
    QCOMPARE(second.state, PlaceState::Refused);
    QCOMPARE(second.errorCode, QByteArray("PAYER_CONSENT_INVALID"));
    QCOMPARE(house.balance(user), 9'000);
}

void TestPayerAccounts::withoutConsentNothingIsTaken_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char* how : {"none", "made up", "user number", "expired token", "expired code", "another merchant"})
        QTest::newRow(how) << QByteArray(how);
}

void TestPayerAccounts::withoutConsentNothingIsTaken()
{
    QFETCH(QByteArray, how);
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    Secret consent;
    MerchantId merchant = house.shop;
    if (how == "made up") {
        consent = mintConsent(ConsentKind::Token, *slotOfUser(user), &crypto::randomBytes);
    } else if (how == "user number") {
        consent = Secret(user.bytes());
    } else if (how == "expired token") {
        consent = house.token(user);
        house.clock.advance(kTokenLife);
    } else if (how == "expired code") {
        consent = house.code(user);
        house.clock.advance(kCodeLife);
    } else if (how == "another merchant") {
        consent = house.token(user);
        merchant = MerchantId::trusted("M2000");
    }
    const auto outcome = wait(house.payers.charge(merchant, house.order(yuan(1), consent)));
    QCOMPARE(outcome.state, PlaceState::Refused);
    QCOMPARE(outcome.errorCode, QByteArray("PAYER_CONSENT_INVALID"));
    QCOMPARE(house.balance(user), 10'000);
}

void TestPayerAccounts::theSameNumberPaysOnce()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const auto order = house.order(yuan(30), house.code(user));
    std::vector<std::shared_ptr<std::optional<channels::PlaceOutcome>>> answers;
    for (int i = 0; i < 32; ++i)
        answers.push_back(test::begin(house.payers.charge(house.shop, order)));
    for (const auto& answer : answers)
        QCOMPARE(test::waitFor(answer).state, PlaceState::Paid);
    house.clock.advance(1h); // long after the code's end it is still the answer
    QCOMPARE(house.charge(order).state, PlaceState::Paid);
    QCOMPARE(house.balance(user), 7'000);
}

void TestPayerAccounts::aRefusalStaysOne()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    const auto order = house.order(yuan(30), house.token(user));
    QCOMPARE(house.charge(order).errorCode, QByteArray("INSUFFICIENT_BALANCE"));
    house.give(user, yuan(100));
    QCOMPARE(house.charge(order).errorCode, QByteArray("INSUFFICIENT_BALANCE"));
    QCOMPARE(wait(house.payers.findCharge(order.attemptNo)).state, ReportedState::Failed);
    QCOMPARE(house.balance(user), 10'000);
}

void TestPayerAccounts::nobodyIsOverdrawnByThirtyTwoAtOnce()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const Secret token = house.token(user);
    std::vector<std::shared_ptr<std::optional<channels::PlaceOutcome>>> answers;
    for (int i = 0; i < 32; ++i)
        answers.push_back(test::begin(house.payers.charge(house.shop, house.order(yuan(30), token))));
    int paid = 0;
    for (const auto& answer : answers)
        paid += test::waitFor(answer).state == PlaceState::Paid ? 1 : 0;
    QCOMPARE(paid, 3);
    QCOMPARE(house.balance(user), 1'000);
}

void TestPayerAccounts::aVoidedNumberNeverPays()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const auto order = house.order(yuan(30), house.token(user));
    QCOMPARE(wait(house.payers.findCharge(order.attemptNo)).state, ReportedState::NotFound);
    QCOMPARE(wait(house.payers.voidCharge(order.attemptNo)).state, CloseState::Closed);
    QCOMPARE(house.charge(order).state, PlaceState::Refused);
    QCOMPARE(wait(house.payers.findCharge(order.attemptNo)).state, ReportedState::Closed);
    QCOMPARE(house.balance(user), 10'000);
}

void TestPayerAccounts::whatWasPaidIsNotVoided()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const auto order = house.order(yuan(30), house.token(user));
    QCOMPARE(house.charge(order).state, PlaceState::Paid);
    QCOMPARE(wait(house.payers.voidCharge(order.attemptNo)).state, CloseState::TooLate);
    QCOMPARE(wait(house.payers.findCharge(order.attemptNo)).state, ReportedState::Paid);
}

void TestPayerAccounts::ofPayingAndVoidingAtOnceOneCounts()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(1'000));
    const Secret token = house.token(user);
    int paid = 0;
    for (int i = 0; i < 16; ++i) {
        const auto order = house.order(yuan(10), token);
        const auto paying = test::begin(house.payers.charge(house.shop, order));
        const auto closing = test::begin(house.payers.voidCharge(order.attemptNo));
        const bool isPaid = test::waitFor(paying).state == PlaceState::Paid;
        const auto closed = test::waitFor(closing).state;
        QCOMPARE(closed, isPaid ? CloseState::TooLate : CloseState::Closed);
        paid += isPaid ? 1 : 0;
    }
    QCOMPARE(house.balance(user), 100'000 - paid * 1'000);
}

void TestPayerAccounts::refundsComeBackOnceAndNeverExceed()
{
    test::PayerHouse house;
    const UserNo user = house.open();
    house.give(user, yuan(100));
    const auto order = house.order(yuan(30), house.token(user));
    QCOMPARE(house.charge(order).state, PlaceState::Paid);
    channels::RefundOrder refund;
    refund.attemptNo = order.attemptNo;
    refund.total = yuan(30);
    const auto back = [&](const char* number, std::int64_t amount) {
        refund.refundNo = RefundNo::trusted(number);
        refund.amount = yuan(amount);
        return wait(house.payers.payBack(refund)).state;
    };
    QCOMPARE(back("R1", 20), RefundState::Succeeded);
    QCOMPARE(back("R1", 20), RefundState::Succeeded);
    QCOMPARE(wait(house.payers.findPayBack(refund)).state, RefundState::Succeeded);
    QCOMPARE(back("R2", 20), RefundState::Refused);
    QCOMPARE(wait(house.payers.findPayBack(refund)).state, RefundState::NotFound);
    QCOMPARE(back("R3", 10), RefundState::Succeeded);
    QCOMPARE(house.balance(user), 10'000);
}

QTEST_GUILESS_MAIN(TestPayerAccounts)
#include "tst_payer_accounts.moc"
