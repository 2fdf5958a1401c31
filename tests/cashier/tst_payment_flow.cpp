// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cashier/flow_desk.h"

#include <QDir>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using backend_client::Failure;
using models::PaymentState;

using test::failure;
using test::kAmount;
using Desk = test::FlowDesk;

class TestPaymentFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenCommitsMakeOneOrder();
    void theKeyIsOnDiskBeforeTheFirstRequest();
    void aPushMakesItPaid();
    void aPaidPanelMakesWayByItself();
    void enterIsDeafAfterAChange();
    void withoutPushItPolls();
    void questionsDoNotPileUp();
    void pollingSlowsDown();
    void noAnswerIsCheckingAndTheSameKeyGoesAgain();
    void notSentKeepsAmountAndKey();
    void anotherAmountIsAnotherKey();
    void aRefusalIsFailed();
    void stoppingMakesSure();
    void stoppingAPaidOneIsPaid();
    void sendingCanBeStoppedOnceSlow();
    void aRestartResumesThePayment();
    void aRestartBeforeArrivalReturnsAmountAndKey();
    void theCodeExpiresAndLateMoneyIsTold();
    void anOldAnswerDoesNotUnsayPaid();
    void aFailedTryIsClosedAndANewCodeHasANewKey();
    void aDiskThatCannotBeWrittenSendsNothing();
    void frozenNeedsAPerson();
};

void TestPaymentFlow::tenCommitsMakeOneOrder()
{
    Desk desk;
    desk.advance(600ms);
    for (int i = 0; i < 10; ++i)
        desk.flow->commit(kAmount);
    QCOMPARE(desk.backend->creates.size(), 1U);
    QCOMPARE(desk.backend->creates[0].payment.merchantOrderNo.bytes(), desk.backend->creates[0].key.bytes());
    QCOMPARE(desk.minted, 1);
}

void TestPaymentFlow::theKeyIsOnDiskBeforeTheFirstRequest()
{
    Desk desk;
    desk.commit();
    const auto saved = models::PendingSaleFile(desk.path()).load();
    QVERIFY(saved);
    QCOMPARE(saved->key, desk.backend->creates[0].payment.merchantOrderNo);
    QCOMPARE(saved->amount, kAmount);
    desk.backend->creates[0].reply.give(desk.payment("SUCCEEDED"));
    QVERIFY(!models::PendingSaleFile(desk.path()).load());
}

void TestPaymentFlow::aPushMakesItPaid()
{
    Desk desk;
    desk.showQr();
    QCOMPARE(desk.flow->state(), PaymentState::ShowingQr);
    QVERIFY(desk.flow->takePayment(desk.payment("SUCCEEDED")));
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
    QCOMPARE(desk.backend->questions.size(), 0U);
    wire::Payment other = desk.payment("CLOSED");
    other.merchantOrderNo = MerchantOrderNo::trusted("SOMEBODY-ELSE");
    QVERIFY(!desk.flow->takePayment(other));
}

void TestPaymentFlow::aPaidPanelMakesWayByItself()
{
    Desk desk;
    desk.showQr();
    desk.flow->takePayment(desk.payment("SUCCEEDED"));
    desk.advance(7900ms);
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
    desk.advance(200ms);
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
}

void TestPaymentFlow::enterIsDeafAfterAChange()
{
    Desk desk;
    desk.showQr();
    desk.flow->takePayment(desk.payment("SUCCEEDED"));
    desk.advance(450ms);
    desk.flow->pressPrimary();
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
    desk.advance(100ms);
    desk.flow->pressPrimary();
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
    desk.flow->commit(kAmount);
    QCOMPARE(desk.backend->creates.size(), 1U);
}

void TestPaymentFlow::withoutPushItPolls()
{
    Desk desk;
    desk.showQr();
    desk.advance(2900ms);
    QCOMPARE(desk.backend->questions.size(), 0U);
    desk.advance(200ms);
    QCOMPARE(desk.backend->questions.size(), 1U);
    QCOMPARE(desk.backend->questions[0].kind, QByteArray("get"));
    desk.answer(desk.payment());
    desk.advance(3100ms);
    desk.answer(desk.payment("SUCCEEDED"));
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
    desk.advance(5000ms);
    QCOMPARE(desk.backend->questions.size(), 0U);
}

void TestPaymentFlow::questionsDoNotPileUp()
{
    Desk desk;
    desk.showQr();
    desk.advance(30s);
    QCOMPARE(desk.backend->questions.size(), 1U);
    desk.flow->pressQuery();
    QCOMPARE(desk.backend->questions.size(), 1U);
    desk.answer(failure(Failure::Kind::NoAnswer));
    desk.flow->pressQuery();
    QCOMPARE(desk.backend->questions.back().kind, QByteArray("query"));
}

void TestPaymentFlow::pollingSlowsDown()
{
    Desk desk;
    desk.showQr();
    int asked = 0;
    const auto run = [&](Duration span) {
        asked = 0;
        for (Duration passed = 0ms; passed < span; passed += 100ms) {
            desk.advance(100ms);
            while (!desk.backend->questions.empty()) {
                ++asked;
                desk.answer(desk.payment());
            }
        }
    };
    run(60s);
    QVERIFY2(asked >= 18 && asked <= 20, qPrintable(QString::number(asked)));
    run(60s);
    QVERIFY2(asked >= 5 && asked <= 7, qPrintable(QString::number(asked)));
}

// peers.md 13 (btcpayserver #5379): after a network blip the cashier cannot tell whether the last payment went through.
void TestPaymentFlow::noAnswerIsCheckingAndTheSameKeyGoesAgain()
{
    Desk desk;
    desk.commit();
    desk.backend->creates[0].reply.give(failure(Failure::Kind::NoAnswer));
    QCOMPARE(desk.flow->state(), PaymentState::Checking);
    desk.advance(3100ms);
    QCOMPARE(desk.backend->findings.size(), 1U);
    QCOMPARE(desk.backend->findings[0].first, desk.flow->sale().key);
    desk.answerFind(wire::PaymentPage{});
    QCOMPARE(desk.backend->creates.size(), 2U);
    QCOMPARE(desk.backend->creates[1].key, desk.backend->creates[0].key);
    desk.backend->creates[1].reply.give(desk.payment());
    QCOMPARE(desk.flow->state(), PaymentState::ShowingQr);
    QCOMPARE(desk.minted, 1);
}

void TestPaymentFlow::notSentKeepsAmountAndKey()
{
    Desk desk;
    Money returned(0, Currency::cny());
    connect(desk.flow.get(), &models::PaymentFlow::amountReturned, this,
            [&](const Money& amount) { returned = amount; });
    desk.commit();
    desk.backend->creates[0].reply.give(failure(Failure::Kind::NotSent));
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
    QCOMPARE(returned, kAmount);
    desk.commit();
    QCOMPARE(desk.backend->creates.size(), 2U);
    QCOMPARE(desk.backend->creates[1].key, desk.backend->creates[0].key);
}

void TestPaymentFlow::anotherAmountIsAnotherKey()
{
    Desk desk;
    desk.commit();
    desk.backend->creates[0].reply.give(failure(Failure::Kind::Refused, 503));
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
    desk.advance(600ms);
    desk.flow->commit(Money(999, Currency::cny()));
    QVERIFY(desk.backend->creates[1].key != desk.backend->creates[0].key);
}

void TestPaymentFlow::aRefusalIsFailed()
{
    Desk desk;
    desk.commit();
    desk.backend->creates[0].reply.give(failure(Failure::Kind::Refused, 403, "RISK_REFUSED"));
    QCOMPARE(desk.flow->state(), PaymentState::Failed);
    QCOMPARE(desk.flow->sale().failure->code, QByteArray("RISK_REFUSED"));
    Desk busy;
    busy.commit();
    busy.backend->creates[0].reply.give(failure(Failure::Kind::Refused, 500));
    QCOMPARE(busy.flow->state(), PaymentState::Checking);
    Desk running;
    running.commit();
    running.backend->creates[0].reply.give(failure(Failure::Kind::Refused, 409, "IDEMPOTENCY_REQUEST_RUNNING"));
    QCOMPARE(running.flow->state(), PaymentState::Checking);
}

void TestPaymentFlow::stoppingMakesSure()
{
    Desk desk;
    desk.showQr();
    desk.flow->pressStop();
    QCOMPARE(desk.flow->state(), PaymentState::Reversing);
    QCOMPARE(desk.backend->questions[0].kind, QByteArray("close"));
    desk.answer(failure(Failure::Kind::NoAnswer));
    QCOMPARE(desk.flow->state(), PaymentState::Reversing);
    QCOMPARE(desk.flow->keys(), models::Keys());
    desk.advance(3100ms);
    QCOMPARE(desk.backend->questions[0].kind, QByteArray("close"));
    wire::Payment closed = desk.payment("CLOSED");
    closed.closedAt = desk.clock.now();
    desk.answer(closed);
    QCOMPARE(desk.flow->state(), PaymentState::Reversed);
}

void TestPaymentFlow::stoppingAPaidOneIsPaid()
{
    Desk desk;
    desk.showQr();
    desk.flow->pressStop();
    desk.answer(failure(Failure::Kind::Refused, 409, "PAYMENT_ALREADY_PAID"));
    QCOMPARE(desk.backend->questions[0].kind, QByteArray("get"));
    desk.answer(desk.payment("SUCCEEDED"));
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
}

void TestPaymentFlow::sendingCanBeStoppedOnceSlow()
{
    Desk desk;
    desk.commit();
    desk.advance(2s);
    desk.flow->pressStop();
    QVERIFY(!desk.flow->sale().stopAsked);
    desk.advance(1100ms);
    desk.flow->pressStop();
    QVERIFY(desk.flow->sale().stopAsked);
    desk.backend->creates[0].reply.give(desk.payment());
    QCOMPARE(desk.flow->state(), PaymentState::Reversing);
}

void TestPaymentFlow::aRestartResumesThePayment()
{
    Desk desk;
    desk.showQr();
    const MerchantOrderNo key = desk.flow->sale().key;
    desk.restart();
    QCOMPARE(desk.flow->state(), PaymentState::Checking);
    QCOMPARE(desk.backend->findings[0].first, key);
    wire::PaymentPage page;
    page.payments.push_back(desk.payment());
    desk.answerFind(page);
    QCOMPARE(desk.flow->state(), PaymentState::ShowingQr);
    QCOMPARE(desk.flow->sale().amount, kAmount);
    QCOMPARE(desk.minted, 1);
}

void TestPaymentFlow::aRestartBeforeArrivalReturnsAmountAndKey()
{
    Desk desk;
    desk.commit();
    const MerchantOrderNo key = desk.flow->sale().key;
    desk.restart();
    desk.answerFind(failure(Failure::Kind::NotSent));
    QCOMPARE(desk.flow->state(), PaymentState::Checking);
    desk.advance(3100ms);
    desk.answerFind(wire::PaymentPage{});
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
    QCOMPARE(desk.backend->creates.size(), 0U);
    desk.commit();
    QCOMPARE(desk.backend->creates[0].payment.merchantOrderNo, key);
    QCOMPARE(desk.minted, 1);
}

void TestPaymentFlow::theCodeExpiresAndLateMoneyIsTold()
{
    Desk desk;
    desk.showQr();
    desk.advance(299s);
    QCOMPARE(desk.flow->state(), PaymentState::ShowingQr);
    QVERIFY(desk.flow->codeLeft() <= 1000ms);
    desk.advance(1100ms);
    QCOMPARE(desk.flow->state(), PaymentState::Expired);
    QVERIFY(models::PendingSaleFile(desk.path()).load()); // a power cut now must not forget it
    wire::Payment late = desk.payment("CLOSED");
    late.doubtfulMoney = true;
    desk.flow->takePayment(late);
    QCOMPARE(desk.flow->state(), PaymentState::PaidLate);
}

void TestPaymentFlow::anOldAnswerDoesNotUnsayPaid()
{
    Desk desk;
    desk.showQr();
    const wire::Payment before = desk.payment();
    desk.flow->takePayment(desk.payment("SUCCEEDED"));
    desk.flow->takePayment(before);
    QCOMPARE(desk.flow->state(), PaymentState::Paid);
    QCOMPARE(desk.flow->sale().payment->status, QByteArray("SUCCEEDED"));
}

void TestPaymentFlow::aFailedTryIsClosedAndANewCodeHasANewKey()
{
    Desk desk;
    int left = 0;
    connect(desk.flow.get(), &models::PaymentFlow::leftBehind, this, [&] { ++left; });
    desk.showQr();
    wire::Payment failed = desk.payment();
    failed.attemptStatus = "FAILED";
    desk.flow->takePayment(failed);
    QCOMPARE(desk.flow->state(), PaymentState::Failed);
    QCOMPARE(desk.backend->questions[0].kind, QByteArray("close"));
    desk.advance(600ms);
    desk.flow->pressPrimary();
    QCOMPARE(desk.flow->state(), PaymentState::Sending);
    QCOMPARE(desk.minted, 2);
    QCOMPARE(desk.backend->creates[1].payment.amount, kAmount);
    QCOMPARE(left, 1);
    // The answer about the old order says nothing about the new one.
    wire::Payment closed = failed;
    closed.status = "CLOSED";
    desk.answer(closed);
    QCOMPARE(desk.flow->state(), PaymentState::Sending);
}

void TestPaymentFlow::aDiskThatCannotBeWrittenSendsNothing()
{
    Desk desk;
    QVERIFY(QDir().mkpath(desk.path())); // a folder where the file should be
    int told = 0;
    connect(desk.flow.get(), &models::PaymentFlow::couldNotSave, this, [&] { ++told; });
    desk.commit();
    QCOMPARE(told, 1);
    QCOMPARE(desk.backend->creates.size(), 0U);
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
}

void TestPaymentFlow::frozenNeedsAPerson()
{
    Desk desk;
    desk.showQr();
    wire::Payment frozen = desk.payment();
    frozen.frozen = true;
    desk.flow->takePayment(frozen);
    QCOMPARE(desk.flow->state(), PaymentState::NeedsPerson);
    desk.advance(600ms);
    desk.flow->pressPrimary();
    QCOMPARE(desk.flow->state(), PaymentState::Entering);
}

QTEST_GUILESS_MAIN(TestPaymentFlow)
#include "tst_payment_flow.moc"
