// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A sale by the customer's code, from the scan to a certain result.
#include "cashier/flow_desk.h"

#include <QFile>
#include <QTest>

using namespace guitai;
using namespace std::chrono_literals;
using backend_client::Failure;
using models::PaymentState;
using test::failure;
using test::kAmount;

namespace {

const QByteArray kCode = "134567890123456789";

struct Desk : test::FlowDesk
{
    void scan(const QByteArray& code = kCode)
    {
        advance(600ms);
        flow->commitCode(kAmount, Secret(code));
    }
    wire::Payment asked(const char* attempt = "PAYING", const char* status = "PENDING") const
    {
        wire::Payment payment = FlowDesk::payment(status);
        payment.payWay = "WECHAT_CODE";
        payment.attemptStatus = attempt;
        payment.credential.reset();
        return payment;
    }
    void confirming()
    {
        scan();
        backend->creates.back().reply.give(asked());
    }
};

} // namespace

class TestScannedSale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeGoesWithTheOrderAndIntoNoFile()
    {
        Desk desk;
        desk.scan();
        QVERIFY(desk.flow->state() == PaymentState::Sending);
        const auto& sent = desk.backend->creates.back();
        QCOMPARE(sent.payment.payWay, QByteArray("AUTO_CODE"));
        QCOMPARE(sent.payment.authCode.reveal(), kCode);
        QCOMPARE(desk.flow->sale().wallet, QByteArray("WECHAT_CODE"));
        QCOMPARE(desk.flow->sale().shortCode, QStringLiteral("13…6789"));
        QFile file(desk.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(kCode));
    }

    void twoScansMakeOneOrder()
    {
        Desk desk;
        desk.scan();
        desk.scan("281234567890123456");
        QCOMPARE(desk.backend->creates.size(), size_t{1});
    }

    void itIsConfirmedAndPaid()
    {
        Desk desk;
        desk.confirming();
        QVERIFY(desk.flow->state() == PaymentState::Confirming);
        desk.advance(3s);
        QCOMPARE(desk.backend->questions.front().kind, QByteArray("get"));
        desk.answer(desk.asked("SUCCEEDED", "SUCCEEDED"));
        QVERIFY(desk.flow->state() == PaymentState::Paid);
    }

    void paidInTheAnswer()
    {
        Desk desk;
        desk.scan();
        desk.backend->creates.back().reply.give(desk.asked("SUCCEEDED", "SUCCEEDED"));
        QVERIFY(desk.flow->state() == PaymentState::Paid);
    }

    void whatTheBackendReversesEndsCancelled()
    {
        Desk desk;
        desk.confirming();
        desk.advance(3s);
        desk.answer(desk.asked("REVERSING"));
        QVERIFY(desk.flow->state() == PaymentState::Reversing);
        desk.flow->takePayment(desk.asked()); // an older word
        QVERIFY(desk.flow->state() == PaymentState::Reversing);
        wire::Payment closed = desk.asked("REVERSED", "CLOSED");
        closed.closedAt = desk.clock.now();
        desk.flow->takePayment(closed);
        QVERIFY(desk.flow->state() == PaymentState::Reversed);
    }

    void stoppingIsAskedUntilItIsAnswered()
    {
        Desk desk;
        desk.confirming();
        desk.flow->pressStop();
        QVERIFY(desk.flow->state() == PaymentState::Reversing);
        for (int time = 0; time < 3; ++time) {
            QCOMPARE(desk.backend->questions.front().kind, QByteArray("close"));
            desk.answer(failure(Failure::Kind::Refused, 409, "PAYMENT_NOT_REVERSED_YET"));
            QVERIFY(desk.flow->state() == PaymentState::Reversing);
            desk.advance(3s);
        }
        desk.answer(desk.asked("SUCCEEDED", "SUCCEEDED"));
        QVERIFY(desk.flow->state() == PaymentState::Paid); // the customer was faster
    }

    void aLostAnswerIsCheckingAndGoesAgainUnderItsKey()
    {
        Desk desk;
        desk.scan();
        const MerchantOrderNo key = desk.flow->sale().key;
        desk.backend->creates.back().reply.give(failure(Failure::Kind::NoAnswer));
        QVERIFY(desk.flow->state() == PaymentState::Checking);
        desk.advance(3s);
        desk.answerFind(wire::PaymentPage{});
        QCOMPARE(desk.backend->creates.size(), size_t{2});
        QCOMPARE(desk.backend->creates.back().payment.merchantOrderNo, key);
        QCOMPARE(desk.backend->creates.back().payment.authCode.reveal(), kCode);
        desk.backend->creates.back().reply.give(desk.asked());
        QVERIFY(desk.flow->state() == PaymentState::Confirming);
    }

    void afterAFailedTryTheNextCodeIsANewOrder()
    {
        Desk desk;
        desk.confirming();
        desk.flow->takePayment(desk.asked("FAILED"));
        QVERIFY(desk.flow->state() == PaymentState::Failed);
        QCOMPARE(desk.backend->questions.back().kind, QByteArray("close"));
        desk.advance(600ms);
        QVERIFY(desk.flow->takesCode());
        desk.flow->commitCode(Money(1, Currency::cny()), Secret("281234567890123456"));
        const auto& second = desk.backend->creates.back().payment;
        QCOMPARE(second.amount.minor(), kAmount.minor());
        QVERIFY(second.merchantOrderNo != desk.backend->creates.front().payment.merchantOrderNo);
        QCOMPARE(second.authCode.reveal(), QByteArray("281234567890123456"));
    }

    void whatWasNotSentIsAnotherOrderNextTime()
    {
        Desk desk;
        desk.scan();
        const MerchantOrderNo key = desk.flow->sale().key;
        desk.backend->creates.back().reply.give(failure(Failure::Kind::NotSent));
        QVERIFY(desk.flow->state() == PaymentState::Entering);
        desk.scan("281234567890123456");
        QVERIFY(desk.flow->sale().key != key);
        desk.backend->creates.back().reply.give(failure(Failure::Kind::NotSent));
        desk.commit(); // a code is shown instead
        QCOMPARE(desk.backend->creates.back().payment.payWay, QByteArray("WECHAT_NATIVE"));
        QVERIFY(desk.backend->creates.back().payment.authCode.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestScannedSale)
#include "tst_scanned_sale.moc"
