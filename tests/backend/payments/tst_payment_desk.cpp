// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a merchant can do with payments, over two shards and a channel that says what it is told to say.
#include "payment_house.h"

#include "results/attempt_checker.h"
#include "support/fake_timers.h"
#include "support/stumbling_storage.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::ReportedState;
using channels::ReverseState;

namespace {

QByteArrayList ordersOf(const wire::PaymentPage& page)
{
    QByteArrayList orders;
    for (const wire::Payment& payment : page.payments)
        orders.append(payment.merchantOrderNo.bytes());
    return orders;
}

} // namespace

namespace {

/// So that claim and payment are written one after the other.
QByteArray keyOnOtherShard(const PaymentHouse& house, const QByteArray& orderNo)
{
    const auto shardOf = [&house](const QByteArray& key) {
        return house.storage->shardOf(storage::Slot::of(kShop, key));
    };
    for (int number = 1;; ++number) {
        const QByteArray key = "key-" + QByteArray::number(number);
        if (shardOf(key) != shardOf(orderNo))
            return key;
    }
}

} // namespace

class TestPaymentDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentTellsItsHistoryAndAttempts()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted("o-1"));
        QVERIFY(house.detail(open.paymentNo).history.empty());
        house.clock.advance(3s);
        house.channel->state = ReportedState::Paid;
        QVERIFY(wait(house.desk.query(kShop, open.paymentNo)).ok());
        const wire::PaymentDetail detail = house.detail(open.paymentNo);
        QCOMPARE(detail.payment.status, QByteArray("SUCCEEDED"));
        QCOMPARE(detail.history.size(), size_t{1});
        QCOMPARE(detail.history.front().at, house.clock.now());
        QCOMPARE(detail.history.front().from, QByteArray("PENDING"));
        QCOMPARE(detail.history.front().to, QByteArray("SUCCEEDED"));
        QCOMPARE(detail.history.front().source, QByteArray("query"));
        QCOMPARE(detail.attempts.size(), size_t{1});
        QCOMPARE(detail.attempts.front().attemptNo, attemptNoOf(open.paymentNo, 1));
        QCOMPARE(detail.attempts.front().status, QByteArray("SUCCEEDED"));
        QCOMPARE(detail.attempts.front().finishedAt, std::optional(house.clock.now()));
    }

    void anotherMerchantsPaymentLooksLikeNone()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted("o-1"));
        const auto stranger = MerchantId::trusted("M2000");
        QCOMPARE(codeOf(wait(house.desk.get(stranger, open.paymentNo))), QByteArray("PAYMENT_NOT_FOUND"));
        QCOMPARE(codeOf(wait(house.desk.reverse(stranger, open.paymentNo, "x"))), QByteArray("PAYMENT_NOT_FOUND"));
    }

    void aListIsBoundedByTime()
    {
        PaymentHouse house;
        const UtcTime start = house.clock.now();
        for (int i = 0; i < 6; ++i) {
            house.created(house.wanted("o-" + QByteArray::number(i)));
            house.clock.advance(1min);
        }
        payments::PaymentFilter filter;
        filter.from = start + 1min;
        filter.to = start + 4min; // not itself
        QCOMPARE(ordersOf(*wait(house.desk.list(kShop, filter))), (QByteArrayList{"o-3", "o-2", "o-1"}));
        filter.limit = 2;
        const wire::PaymentPage first = *wait(house.desk.list(kShop, filter));
        QCOMPARE(ordersOf(first), (QByteArrayList{"o-3", "o-2"}));
        filter.cursor = first.nextCursor;
        const wire::PaymentPage second = *wait(house.desk.list(kShop, filter));
        QCOMPARE(ordersOf(second), QByteArrayList{"o-1"});
        QVERIFY(second.nextCursor.isEmpty());
    }

    void anOrderNumberIsUniqueForEver()
    {
        PaymentHouse house;
        const wire::Payment closed = house.created(house.wanted("o-1"));
        house.channel->state = ReportedState::Closed;
        QCOMPARE(wait(house.desk.close(kShop, closed.paymentNo, "test"))->status, QByteArray("CLOSED"));
        house.clock.advance(24h * 400);
        const auto again = house.create(house.wanted("o-1"), "another-key");
        QCOMPARE(codeOf(again), QByteArray("MERCHANT_ORDER_NO_USED"));
        QCOMPARE(again.error().extras[QStringLiteral("payment_no")].toString(), closed.paymentNo.text());
        // Under its own key the first answer comes again, however late.
        QVERIFY(house.create(house.wanted("o-1"))->replayed);
    }

    // peers.md 10: barcode reverse missing.
    void aChannelThatCannotReverseClosesInstead()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted("o-1"));
        const auto reversed = wait(house.desk.reverse(kShop, open.paymentNo, "test"));
        QCOMPARE(house.channel->words, (QByteArrayList{"query", "close", "query"}));
        QCOMPARE(reversed->status, QByteArray("CLOSED"));
        QCOMPARE(reversed->attemptStatus, QByteArray("CLOSED"));
        QCOMPARE(house.detail(open.paymentNo).history.front().source, QByteArray("reverse"));
        // A second time says the same and asks nobody.
        QCOMPARE(wait(house.desk.reverse(kShop, open.paymentNo, "test"))->status, QByteArray("CLOSED"));
        QCOMPARE(house.channel->words.size(), 3);
    }

    void aPaidPaymentIsNotReversed()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted("o-1"));
        house.channel->state = ReportedState::Paid; // the callback was lost
        const auto refused = wait(house.desk.reverse(kShop, open.paymentNo, "test"));
        QCOMPARE(codeOf(refused), QByteArray("PAYMENT_ALREADY_PAID"));
        QCOMPARE(house.detail(open.paymentNo).payment.status, QByteArray("SUCCEEDED"));
        QCOMPARE(house.channel->words, QByteArrayList{"query"});
    }

    void aReverseWithoutAnAnswerSaysSoAndGoesOn()
    {
        PaymentHouse house;
        const wire::Payment open = house.created(house.wanted("o-1"));
        house.channel->state = ReportedState::Unknown;
        house.channel->closing = CloseState::Unknown;
        const auto unknown = wait(house.desk.reverse(kShop, open.paymentNo, "test"));
        QCOMPARE(codeOf(unknown), QByteArray("PAYMENT_NOT_REVERSED_YET"));
        QCOMPARE(house.detail(open.paymentNo).payment.status, QByteArray("PENDING"));
        house.channel->state = ReportedState::Closed;
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        house.clock.advance(21s);
        QCOMPARE(wait(checker.runOnce()), 1);
        QTRY_COMPARE(house.detail(open.paymentNo).payment.status, QByteArray("CLOSED"));
    }

    void aChannelThatReversesIsAskedTo()
    {
        PaymentHouse house;
        house.channel->setCanReverse(true);
        const wire::Payment open = house.created(house.wanted("o-1"));
        const auto reversed = wait(house.desk.reverse(kShop, open.paymentNo, "test"));
        QCOMPARE(house.channel->words, QByteArrayList{"reverse"});
        QCOMPARE(reversed->status, QByteArray("CLOSED"));
        QCOMPARE(reversed->attemptStatus, QByteArray("REVERSED"));
    }

    void anUnansweredReverseStaysReversingUntilItIsAnswered()
    {
        PaymentHouse house;
        house.channel->setCanReverse(true);
        house.channel->placing = channels::PlaceState::Unknown; // a barcode payment in doubt
        house.channel->reversing = ReverseState::Unknown;
        const wire::Payment doubtful = house.created(house.wanted("o-1"));
        const auto unknown = wait(house.desk.reverse(kShop, doubtful.paymentNo, "test"));
        QCOMPARE(codeOf(unknown), QByteArray("PAYMENT_NOT_REVERSED_YET"));
        QCOMPARE(house.detail(doubtful.paymentNo).attempts.front().status, QByteArray("REVERSING"));
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        house.channel->reversing = ReverseState::Reversed;
        house.clock.advance(21s);
        QCOMPARE(wait(checker.runOnce()), 1);
        QTRY_COMPARE(house.detail(doubtful.paymentNo).attempts.front().status, QByteArray("REVERSED"));
        QCOMPARE(house.detail(doubtful.paymentNo).payment.status, QByteArray("CLOSED"));
        QCOMPARE(house.channel->words, (QByteArrayList{"reverse", "reverse"})); // and never asked "is it paid?"
    }

    void aReverseWaitsWhileThePlacingMayBeOnItsWay()
    {
        PaymentHouse house;
        house.channel->way().reversing = channels::Reversing{15s, 90s, false};
        house.channel->placing = channels::PlaceState::Unknown;
        const wire::Payment doubtful = house.created(house.wanted("o-1"));
        const auto early = wait(house.desk.reverse(kShop, doubtful.paymentNo, "test"));
        QCOMPARE(codeOf(early), QByteArray("PAYMENT_NOT_REVERSED_YET"));
        QCOMPARE(house.channel->words, QByteArrayList());
        house.clock.advance(15s);
        QCOMPARE(wait(house.desk.reverse(kShop, doubtful.paymentNo, "test"))->attemptStatus, QByteArray("REVERSED"));
        QCOMPARE(house.channel->words, QByteArrayList{"reverse"});
    }

    void anOrderThatNeverCameEndsOnceNothingCanBeOnItsWay()
    {
        PaymentHouse house;
        house.channel->way().reversing = channels::Reversing{15s, 90s, false};
        house.channel->placing = channels::PlaceState::Unknown;
        house.channel->reversing = ReverseState::NotFound;
        const wire::Payment lost = house.created(house.wanted("o-1"));
        house.clock.advance(90s - 1ms);
        QCOMPARE(codeOf(wait(house.desk.reverse(kShop, lost.paymentNo, "test"))),
                 QByteArray("PAYMENT_NOT_REVERSED_YET"));
        house.clock.advance(1ms);
        QCOMPARE(wait(house.desk.reverse(kShop, lost.paymentNo, "test"))->status, QByteArray("CLOSED"));
    }

    void closingReversesWhereItCan()
    {
        PaymentHouse house;
        house.channel->setCanReverse(true);
        const wire::Payment open = house.created(house.wanted("o-1"));
        const auto closed = wait(house.desk.close(kShop, open.paymentNo, "test"));
        QCOMPARE(house.channel->words, (QByteArrayList{"query", "reverse"}));
        QCOMPARE(closed->attemptStatus, QByteArray("REVERSED"));
    }

    void theLastQueryIsFollowedByAReverseAtOnce()
    {
        PaymentHouse house;
        house.channel->way().reversing = channels::Reversing{0s, 0s, true};
        house.channel->way().checkDelays = {5s, 10s};
        house.channel->state = ReportedState::Paying;
        const wire::Payment open = house.created(house.wanted("o-1"));
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        house.clock.advance(5s);
        QCOMPARE(wait(checker.runOnce()), 1);
        QTRY_COMPARE(house.channel->words, QByteArrayList{"query"});
        house.clock.advance(10s);
        QCOMPARE(wait(checker.runOnce()), 1);
        QTRY_COMPARE(house.channel->words, (QByteArrayList{"query", "query", "reverse"}));
        QTRY_COMPARE(house.detail(open.paymentNo).payment.status, QByteArray("CLOSED"));
    }

    void aPaymentThatTheLastQueryFindsPaidIsNotReversed()
    {
        PaymentHouse house;
        house.channel->way().reversing = channels::Reversing{0s, 0s, true};
        house.channel->state = ReportedState::Paid;
        const wire::Payment open = house.created(house.wanted("o-1"));
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        house.clock.advance(5s);
        QCOMPARE(wait(checker.runOnce()), 1);
        QTRY_COMPARE(house.detail(open.paymentNo).payment.status, QByteArray("SUCCEEDED"));
        QCOMPARE(house.channel->words, QByteArrayList{"query"});
    }

    // peers.md 3: an order that expires in under 10 minutes is closed before anyone asks the channel.
    void anExpiredPaymentIsClosedOnlyAfterItsChannelWasAsked()
    {
        PaymentHouse house;
        wire::CreatePayment hasty = house.wanted("o-1");
        hasty.expiresIn = 60s;
        const wire::Payment open = house.created(hasty);
        house.channel->state = ReportedState::Unknown;
        house.channel->closing = CloseState::Unknown;
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        for (int minute = 0; minute < 30; ++minute) { // however long the channel is silent
            house.clock.advance(1min);
            wait(checker.runOnce());
            house.rest(checker);
        }
        QVERIFY(house.channel->words.contains("close"));
        QCOMPARE(house.channel->words.front(), QByteArray("query"));
        QCOMPARE(house.detail(open.paymentNo).payment.status, QByteArray("PENDING"));
        house.rest(checker);
        house.channel->state = ReportedState::Paid; // the customer had paid in time
        house.clock.advance(10min);
        QCOMPARE(wait(checker.runOnce()), 1);
        house.rest(checker);
        QCOMPARE(house.detail(open.paymentNo).payment.status, QByteArray("SUCCEEDED"));
    }

    // peers.md 8: a retry over an unknown payment pays twice.
    void aRetryOverAnUnknownPaymentIsTheSameAttempt()
    {
        PaymentHouse house;
        house.channel->placing = channels::PlaceState::Unknown;
        const wire::CreatePayment wanted = house.wanted("o-1");
        const wire::Payment unknown = house.created(wanted);
        QCOMPARE(unknown.attemptStatus, QByteArray("UNKNOWN"));
        const auto retried = house.create(wanted);
        QVERIFY(retried->replayed);
        const auto otherKey = house.create(wanted, "another-key");
        QCOMPARE(codeOf(otherKey), QByteArray("MERCHANT_ORDER_NO_USED"));
        QVERIFY(wait(house.desk.query(kShop, unknown.paymentNo)).ok());
        QCOMPARE(house.channel->placed.keys(), QByteArrayList{attemptNoOf(unknown.paymentNo, 1).bytes()});
        QCOMPARE(house.channel->placed.first(), 1); // its placing takes money, so it is never repeated
        QCOMPARE(house.detail(unknown.paymentNo).attempts.size(), size_t{1});
    }

    // Found by the simulation: the second failure gave the claim back, and the third try found its own order number
    // used.
    void aClaimWhosePaymentMayBeStoredIsNeverGivenBack()
    {
        PaymentHouse house;
        StumblingStorage storage(*house.storage);
        payments::PaymentDesk desk{payments::CreateParts{storage, house.registry, house.accounts, house.risk,
                                                         house.settling, house.results, house.clock,
                                                         &crypto::randomBytes, std::chrono::minutes(5)}};
        const payments::CreateCommand command = house.command(house.wanted("o-1"), keyOnOtherShard(house, "o-1"));
        storage.failOnce(2, storage::errors::kCommitUnknown, true); // claim, then payment
        QCOMPARE(codeOf(wait(desk.create(command))), QByteArray("STORAGE_COMMIT_UNKNOWN"));
        storage.failOnce(2, storage::errors::kStorageFailed, false);
        QCOMPARE(codeOf(wait(desk.create(command))), QByteArray("STORAGE_FAILED"));
        QCOMPARE(codeOf(wait(desk.create(command))), QByteArray("OK"));
    }
};

QTEST_GUILESS_MAIN(TestPaymentDesk)
#include "tst_payment_desk.moc"
