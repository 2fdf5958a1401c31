// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A refund on its way: what happens in which order, and what a crash or a lost
// answer leaves to be done.
#include "backend/refunds/refund_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace std::chrono_literals;
using channels::RefundState;
using payment_records::PaymentStatus;

namespace {

using Log = std::vector<QByteArray>;

/// The answer of its first call is lost; so long afterwards a query does not know it, and the next call is refused.
RefundNo refusedAfterALostCall(test::RefundHouse& house, Duration later)
{
    const RefundNo no = house.ask("r1", 500)->refund.refundNo;
    house.channel->queries = {RefundState::NotFound};
    house.channel->calls = {RefundState::Refused};
    house.clock.advance(later);
    house.check();
    return no;
}

} // namespace

class TestRefundProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyIsHeldBeforeTheCallAndCapturedAfterwards()
    {
        test::RefundHouse house;
        house.channel->calls = {RefundState::Succeeded};
        const auto answer = house.ask("r1", 500);
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().code.name);
        QCOMPARE(answer->refund.status, QByteArray("SUCCEEDED"));
        QCOMPARE(house.channel->log, (Log{"hold", "call", "capture"}));
        QVERIFY(house.funds->lastHeld == Money(500, Currency::cny()));
        const RefundRecord refund = house.refund(answer->refund.refundNo);
        QCOMPARE(refund.funds, Funds::Captured);
        QVERIFY(!refund.nextCheckAt);
        QCOMPARE(house.stored().status, PaymentStatus::PartiallyRefunded);
        QCOMPARE(house.stored().refunded.minor(), 500);
        QCOMPARE(house.count("refunds_test/count_events", "guitai.refund.succeeded"), 1);
        QCOMPARE(house.count("refunds_test/count_events", "guitai.payment.refunded"), 1);
    }

    void moneyGoesBackByTheWayItsAttemptWasPlaced()
    {
        test::RefundHouse house;
        house.insertPayment("order-2", "SCRIPTED_APP"); // and went on with another wallet since
        house.report(channels::ReportedState::Paid, "4200000002");
        QVERIFY(house.ask("r1", 500).ok());
        QCOMPARE(house.channel->payWays, (std::vector<QByteArray>{"SCRIPTED_APP"}));
    }

    void everyCallTellsTheTimeOfTheFirst()
    {
        test::RefundHouse house;
        house.funds->refuseNext(storage::errors::kStorageFailed);
        const auto answer = house.ask("r1", 500); // wanted now, called when the hold works
        QCOMPARE(answer->refund.status, QByteArray("CREATED"));
        house.clock.advance(21s);
        const UtcTime firstCall = house.clock.now();
        house.channel->calls = {RefundState::Unknown, RefundState::Succeeded};
        house.channel->queries = {RefundState::NotFound};
        house.check();
        house.clock.advance(1h);
        house.check();
        QCOMPARE(house.channel->created, (std::vector<UtcTime>{firstCall, firstCall}));
    }

    void whatFailsIsReleased()
    {
        test::RefundHouse house;
        house.channel->calls = {RefundState::Failed};
        const auto answer = house.ask("r1", 500);
        QCOMPARE(answer->refund.status, QByteArray("FAILED"));
        QCOMPARE(house.channel->log, (Log{"hold", "call", "release"}));
        QCOMPARE(house.stored().refundReserved.minor(), 0);
        QCOMPARE(house.stored().status, PaymentStatus::Succeeded);
    }

    void aMerchantWithoutTheMoneyIsRefusedBeforeAnybodyIsCalled()
    {
        test::RefundHouse house;
        house.funds->refuseNext(accounts::errors::kInsufficientBalance);
        const auto answer = house.ask("r1", 500);
        QCOMPARE(answer->refund.status, QByteArray("FAILED"));
        QCOMPARE(answer->refund.errorCode, QByteArray("INSUFFICIENT_BALANCE"));
        QCOMPARE(house.channel->log, (Log{"hold"}));
        QCOMPARE(house.stored().refundReserved.minor(), 0);
        // One number, one outcome, failure included (invariant I6).
        QCOMPARE(house.ask("r1", 500)->refund.status, QByteArray("FAILED"));
        QCOMPARE(house.channel->log, (Log{"hold"}));
    }

    void aHoldWithoutAnAnswerIsTriedAgainLater()
    {
        test::RefundHouse house;
        house.funds->refuseNext(storage::errors::kStorageFailed);
        const auto answer = house.ask("r1", 500);
        QCOMPARE(answer->refund.status, QByteArray("CREATED"));
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        house.channel->calls = {RefundState::Succeeded};
        house.clock.advance(21s);
        house.check();
        QCOMPARE(house.channel->log, (Log{"hold", "hold", "call", "capture"}));
        QCOMPARE(house.refund(answer->refund.refundNo).status, RefundStatus::Succeeded);
    }

    void aCaptureThatWasCutShortIsDoneLaterAndTheChannelIsNotCalledAgain()
    {
        test::RefundHouse house;
        house.channel->calls = {RefundState::Processing};
        house.channel->queries = {RefundState::Succeeded};
        const auto answer = house.ask("r1", 500);
        house.funds->refuseNext(storage::errors::kStorageFailed);
        house.clock.advance(6s);
        house.check();
        QCOMPARE(house.refund(answer->refund.refundNo).status, RefundStatus::Succeeded);
        QCOMPARE(house.refund(answer->refund.refundNo).funds, Funds::Held);
        house.clock.advance(91s);
        house.check();
        QCOMPARE(house.channel->log, (Log{"hold", "call", "query", "capture", "capture"}));
        QCOMPARE(house.refund(answer->refund.refundNo).funds, Funds::Captured);
    }

    /// peers.md bug 8 (killbill #1015): a retry over an unknown result pays
    /// twice.
    void anUnknownResultIsAskedForBeforeTheSameNumberIsCalledAgain()
    {
        test::RefundHouse house;
        const auto answer = house.ask("r1", 500);
        QCOMPARE(answer->refund.status, QByteArray("PROCESSING"));
        QCOMPARE(house.ask("r1", 500)->refund.refundNo, answer->refund.refundNo);
        QCOMPARE(house.channel->called.size(), size_t(1));
        house.channel->queries = {RefundState::NotFound};
        house.channel->calls = {RefundState::Succeeded};
        house.clock.advance(6s);
        house.check();
        QCOMPARE(house.channel->log, (Log{"hold", "call", "query", "call", "capture"}));
        QCOMPARE(house.channel->called[0], house.channel->called[1]);
        QCOMPARE(house.stored().refunded.minor(), 500);
    }

    void aRefusalAfterALostCallIsNotBelievedUntilThatCallCannotHaveArrived()
    {
        test::RefundHouse house;
        const RefundNo no = refusedAfterALostCall(house, 6s);
        QCOMPARE(house.refund(no).status, RefundStatus::Processing);
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        for (int look = 0; look < 3; ++look) { // 5 s, 90 s, 90 s: a minute even without the longest
            QCOMPARE(house.refund(no).status, RefundStatus::Processing);
            house.channel->queries = {RefundState::NotFound};
            house.clock.advance(91s);
            house.check();
        }
        QCOMPARE(house.refund(no).status, RefundStatus::Failed);
        QCOMPARE(house.refund(no).errorCode, QByteArray("SCRIPTED"));
        QCOMPARE(house.channel->called.size(), size_t(2));
        QCOMPARE(house.stored().refundReserved.minor(), 0);
        QCOMPARE(house.channel->log.back(), QByteArray("release"));
    }

    /// The clock may have jumped, or the channel looked where the refund was not yet seen.
    void aRefusalOfARepeatedCallIsConfirmedByAQueryBeforeItIsBelieved()
    {
        test::RefundHouse house;
        const RefundNo no = refusedAfterALostCall(house, 91s);
        QCOMPARE(house.refund(no).status, RefundStatus::Processing);
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        house.channel->queries = {RefundState::Succeeded};
        house.clock.advance(91s);
        house.check();
        QCOMPARE(house.refund(no).status, RefundStatus::Succeeded);
        QCOMPARE(house.stored().refunded.minor(), 500);
        QCOMPARE(house.channel->called.size(), size_t(2));
    }

    void whatTheChannelHasGivenANumberIsNeverEndedByARefusal()
    {
        test::RefundHouse house;
        house.channel->calls = {RefundState::Processing};
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        Reported known = house.reported(no, RefundState::Processing);
        known.report.channelRefundNo = ChannelRefundNo::trusted("5030000001");
        house.apply(known);
        house.apply(house.reported(no, RefundState::Refused));
        for (int look = 0; look < 3; ++look) {
            house.channel->queries = {RefundState::NotFound};
            house.clock.advance(91s);
            house.check();
        }
        QCOMPARE(house.refund(no).status, RefundStatus::Processing);
        QCOMPARE(house.channel->called.size(), size_t(1));
    }

    /// Set forward, the clock makes a minute of a moment.
    void oneLookAfterARefusalIsNotEnoughForAClockThatJumps()
    {
        test::RefundHouse house;
        const RefundNo no = refusedAfterALostCall(house, 91s);
        house.clock.advance(1h);
        house.channel->queries = {RefundState::NotFound};
        house.check();
        QCOMPARE(house.refund(no).status, RefundStatus::Processing);
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        house.channel->queries = {RefundState::Succeeded};
        house.clock.advance(1h);
        house.check();
        QCOMPARE(house.refund(no).status, RefundStatus::Succeeded);
    }

    void aCrashBetweenBeginAndCallIsFoundByQuery()
    {
        test::RefundHouse house;
        house.funds->refuseNext(storage::errors::kStorageFailed);
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        RefundRecord refund = house.refund(no);
        refund.funds = Funds::Held;
        refund.openCalls = 1;
        refund.calledAt = house.clock.now();
        const RefundMove begun{RefundStatus::Processing, "create", {}, house.clock.now()};
        house.write<bool>([refund, begun](storage::Transaction& tx) mutable { return moveRefund(tx, refund, begun); });
        house.channel->log.clear();
        house.channel->queries = {RefundState::NotFound};
        house.channel->calls = {RefundState::Succeeded};
        house.clock.advance(21s);
        house.check();
        QCOMPARE(house.channel->log, (Log{"query", "call", "capture"}));
        QCOMPARE(house.channel->called.back(), no);
    }

    void anotherMerchantsPaymentAndRefundLookLikeNone()
    {
        test::RefundHouse house;
        house.channel->calls = {RefundState::Processing};
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        RefundCommand foreign = house.command("r2", 100);
        foreign.merchantId = MerchantId::trusted("M2000");
        const auto refused = test::wait(house.desk->create(foreign));
        QCOMPARE(refused.error().code.name, refunds::errors::kPaymentNotFound.name);
        foreign.merchantId = house.merchant;
        const int slot = house.payment.payment.slot.number();
        foreign.paymentNo = mintPaymentNo(house.clock.now(), slot, &crypto::randomBytes);
        const auto none = test::wait(house.desk->create(foreign));
        QCOMPARE(none.error().code.name, refunds::errors::kPaymentNotFound.name);
        const auto hidden = test::wait(house.desk->get(MerchantId::trusted("M2000"), no));
        QCOMPARE(hidden.error().code.name, refunds::errors::kRefundNotFound.name);
        QVERIFY(test::wait(house.desk->get(house.merchant, no)).ok());
        QCOMPARE(house.stored().refundReserved.minor(), 500);
    }
};

QTEST_GUILESS_MAIN(TestRefundProgress)
#include "tst_refund_progress.moc"
