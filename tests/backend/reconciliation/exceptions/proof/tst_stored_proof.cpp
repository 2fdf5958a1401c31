// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a case's actions do to payments, with the order service and a channel that says what it is told to.
#include "backend/payments/payment_house.h"
#include "backend/refunds/refund_house.h"
#include "exceptions/exception_service.h"
#include "exceptions/stored_proof.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::exceptions;

namespace {

struct ProofHouse : PaymentHouse
{
    ProofHouse() : attempt(attemptNoOf(created(wanted("order-1")).paymentNo, 1)) {}

    ExceptionRecord theirs(std::int64_t amount = 1500) const
    {
        ExceptionRecord record;
        record.merchantId = kShop;
        record.accountId = ChannelAccountId::trusted("M1000-fake");
        rows::BillRow row;
        row.number = attempt.bytes();
        row.transaction = "T" + attempt.bytes();
        row.amount = amount;
        row.currency = "CNY";
        row.at = clock.now();
        record.facts = {"THEIRS_ONLY", 0, std::nullopt, row};
        return record;
    }
    wire::PaymentDetail now() { return detail(*paymentOfAttempt(attempt)); }
    void closeIt()
    {
        const auto closed = wait(desk.close(kShop, *paymentOfAttempt(attempt), "operator:cashier"));
        if (!closed)
            qFatal("%s", closed.error().code.name);
    }

    const AttemptNo attempt;
    FakeTimers timers;
    std::vector<QByteArray> log;
    ScriptedFunds funds{log};
    approvals::Approvals approvals{statements, timers, clock, &crypto::randomBytes};
    refunds::RefundApproval refundApproval{approvals, statements, pump, clock};
    refunds::RefundProgress progress{statements, registry, accounts, funds, refundApproval, pump, clock};
    refunds::DoubtfulMoneyDesk doubtful{
        {statements, progress, pump, clock, &crypto::randomBytes, refundApproval, refunds::kUsualApprovalAbove}};
    StoredProof proof{{statements, settling, results, progress, doubtful, clock}};
};

} // namespace

class TestStoredProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheChannelProvesIsApplied()
    {
        ProofHouse house;
        house.channel->state = channels::ReportedState::Paid;
        const auto proof = wait(house.proof.query(house.theirs()));
        QVERIFY(proof->isProven);
        QCOMPARE(house.now().payment.status, QByteArray("SUCCEEDED"));
    }

    void whatItDoesNotProveIsNot()
    {
        ProofHouse house;
        const auto proof = wait(house.proof.query(house.theirs()));
        QVERIFY(!proof->isProven);
        QCOMPARE(house.now().payment.status, QByteArray("PENDING"));
        house.channel->state = channels::ReportedState::Paid;
        QVERIFY(!wait(house.proof.query(house.theirs(1499)))->isProven); // the bill says another amount
    }

    void billMoneyIsTheCallbackThatNeverCame()
    {
        ProofHouse house;
        QCOMPARE(wait(house.proof.makeUp(house.theirs()))->code, QByteArray("PAID"));
        QCOMPARE(house.now().payment.status, QByteArray("SUCCEEDED"));
        const auto again = wait(house.proof.makeUp(house.theirs()));
        QVERIFY(again->isProven);
        QCOMPARE(again->code, QByteArray("KNOWN"));
    }

    void moneyThatFitsNoAttemptIsRefused()
    {
        ProofHouse house;
        QCOMPARE(codeOf(wait(house.proof.makeUp(house.theirs(1400)))), QByteArray("EXCEPTION_ATTEMPT_DIFFERS"));
        ExceptionRecord foreign = house.theirs();
        foreign.merchantId = MerchantId::trusted("M2000");
        QCOMPARE(codeOf(wait(house.proof.makeUp(foreign))), QByteArray("EXCEPTION_NO_ATTEMPT"));
        foreign = house.theirs();
        foreign.accountId = ChannelAccountId::trusted("M1000-other");
        QCOMPARE(codeOf(wait(house.proof.makeUp(foreign))), QByteArray("EXCEPTION_ATTEMPT_DIFFERS"));
        foreign = house.theirs();
        foreign.facts.theirs->number = "none-of-ours";
        QCOMPARE(codeOf(wait(house.proof.makeUp(foreign))), QByteArray("EXCEPTION_NO_ATTEMPT"));
        QCOMPARE(house.now().payment.status, QByteArray("PENDING"));
    }

    void moneyForAClosedPaymentIsDoubtfulAndGoesBack()
    {
        ProofHouse house;
        house.closeIt();
        const auto made = wait(house.proof.makeUp(house.theirs()));
        QCOMPARE(made->code, QByteArray("DOUBTFUL_MONEY"));
        QCOMPARE(house.now().payment.status, QByteArray("CLOSED"));
        const auto back = wait(house.proof.giveBack(house.theirs(), "operator:finance"));
        QVERIFY(back->isProven);
        QVERIFY(back->code.startsWith('R'));
    }

    void moneyThatItsPaymentTookIsNotGivenBackHere()
    {
        ProofHouse house;
        const auto back = wait(house.proof.giveBack(house.theirs(), "operator:finance"));
        QVERIFY(!back->isProven);
        QCOMPARE(back->code, QByteArray("PAID_NOT_REFUNDED"));
        QCOMPARE(house.now().payment.status, QByteArray("SUCCEEDED"));
    }
};

QTEST_GUILESS_MAIN(TestStoredProof)
#include "tst_stored_proof.moc"
