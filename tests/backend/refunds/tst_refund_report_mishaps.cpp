// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel says about a refund, and what is done where it says nothing, while every statement goes wrong once:
// the refund ends as the channel's word says, the room on its payment with it, and nobody is called twice.
#include "backend/refunds/audited_refund_house.h"

#include <QTest>

using namespace guitai;
using namespace guitai::refunds;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::RefundState;

class TestRefundReportMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportCountsOnceHoweverOftenItIsTold_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("ends");
        QTest::addColumn<qint64>("reserved");
        QTest::addColumn<qint64>("refunded");
        const qint64 none = 0;
        const qint64 all = 500;
        QTest::newRow("succeeded") << int(RefundState::Succeeded) << QByteArray("SUCCEEDED") << none << all;
        QTest::newRow("failed") << int(RefundState::Failed) << QByteArray("FAILED") << none << none;
        QTest::newRow("a person has to act") << int(RefundState::Abnormal) << QByteArray("ABNORMAL") << all << none;
        QTest::newRow("on its way") << int(RefundState::Processing) << QByteArray("PROCESSING") << all << none;
        QTest::newRow("it never came") << int(RefundState::NotFound) << QByteArray("PROCESSING") << all << none;
        QTest::newRow("nobody knows") << int(RefundState::Unknown) << QByteArray("PROCESSING") << all << none;
    }
    void aReportCountsOnceHoweverOftenItIsTold()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, ends);
        QFETCH(qint64, reserved);
        QFETCH(qint64, refunded);
        AuditedRefundHouse house;
        Reported word;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            const RefundNo no = house.ask(house.next(), 500)->refund.refundNo; // its answer is lost
            house.clock.advance(kLostCallGrace);
            word = house.reported(no, static_cast<RefundState>(state), 500);
            word.report.errorCode = "SAID";
            return [&] { return house.tell(word); };
        };
        step.holds = [&] {
            if (!house.tell(word))
                return QStringLiteral("the report is not taken");
            const RefundRecord refund = house.refund(word.report.refundNo);
            const auto payment = house.stored();
            return unless(textOf(refund.status) == ends && payment.refundReserved.minor() == reserved &&
                              payment.refunded.minor() == refunded,
                          "not as the channel said");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Taken}), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aWordThatIsNotAboutUsFreezesAndBooksNothing_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"amount", "account", "attempt", "identity", "contradiction"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void aWordThatIsNotAboutUsFreezesAndBooksNothing()
    {
        QFETCH(QString, what);
        AuditedRefundHouse house;
        Reported word;
        std::int64_t refunded = 0;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            const bool isDone = what == QLatin1String("contradiction");
            refunded = isDone ? 500 : 0;
            house.channel->calls = {isDone ? RefundState::Succeeded : RefundState::Processing};
            const RefundNo no = house.ask(house.next(), 500)->refund.refundNo;
            word = house.reported(no, isDone ? RefundState::Failed : RefundState::Succeeded);
            word.report.foreignIdentity = what == QLatin1String("identity");
            if (what == QLatin1String("amount"))
                word.report.amount = Money(501, Currency::cny());
            if (what == QLatin1String("account"))
                word.accountId = ChannelAccountId::trusted("M2000-scripted");
            if (what == QLatin1String("attempt"))
                word.report.attemptNo = attemptNoOf(house.payment.payment.paymentNo, 2);
            return [&] { return house.tell(word); };
        };
        step.holds = [&] {
            const bool told = house.tell(word);
            const auto payment = house.stored();
            return unless(told && payment.frozen && payment.refunded.minor() == refunded &&
                              payment.refundReserved.minor() == 500 - refunded,
                          "not frozen, or money was booked");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void itsOwnAttemptsWordIsAboutUs()
    {
        RefundHouse house;
        house.channel->calls = {RefundState::Processing};
        Reported word = house.reported(house.ask("r1", 500)->refund.refundNo, RefundState::Succeeded, 500);
        word.report.attemptNo = house.payment.attempts.front().attemptNo;
        QCOMPARE(house.apply(word).effect, Effect::Succeeded);
    }

    void whatWasNeverCalledIsNotFoundAndWaits()
    {
        RefundHouse house;
        house.funds->refuseNext(storage::errors::kStorageFailed); // so that it is not called
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        house.clock.advance(1h);
        QCOMPARE(house.apply(house.reported(no, RefundState::NotFound)).effect, Effect::Nothing);
        QCOMPARE(house.refund(no).status, RefundStatus::Created);
        QCOMPARE(house.stored().refundReserved.minor(), 500);
    }

    void withoutTheMerchantsMoneyItFailsAndNobodyIsCalled()
    {
        AuditedRefundHouse house;
        QByteArray number;
        const auto create = [&] {
            house.funds->refuseNext(accounts::errors::kInsufficientBalance);
            return wait(house.desk->create(house.command(number, 500)));
        };
        Step step;
        step.prepare = [&] {
            house.payAnother();
            number = house.next();
            return [&] { return create().ok(); };
        };
        step.holds = [&] {
            const auto again = create();
            for (int round = 0; round < 3; ++round) {
                house.funds->refuseNext(accounts::errors::kInsufficientBalance);
                house.clock.advance(20min);
                wait(house.checker->runOnce());
                house.rest();
            }
            const RefundRecord refund = house.refund(again->refund.refundNo);
            return unless(refund.errorCode == "INSUFFICIENT_BALANCE" && refund.status == RefundStatus::Failed &&
                              house.stored().refundReserved.minor() == 0 && house.channel->called.empty(),
                          "not refused, or somebody was called");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void whoComesLateCallsNobody()
    {
        AuditedRefundHouse house;
        RefundRecord stale;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            house.funds->refuseNext(storage::errors::kStorageFailed);
            stale = house.refund(house.ask(house.next(), 500)->refund.refundNo);
            house.channel->called.clear();
            house.channel->calls = {RefundState::Processing, RefundState::Succeeded};
            if (!wait(house.progress->start(stale)))
                qFatal("another process cannot start it");
            return [&] { return wait(house.progress->start(stale)).ok(); };
        };
        step.holds = [&] {
            const bool once = house.channel->called.size() == 1;
            house.channel->queries = {RefundState::Succeeded};
            house.recover();
            return unless(once && house.refund(stale.refundNo).status == RefundStatus::Succeeded,
                          "it was called twice, or never ended");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void theCheckerEndsWhatItCouldNotReach()
    {
        AuditedRefundHouse house;
        RefundNo refundNo;
        Step step;
        step.prepare = [&] {
            house.payAnother();
            house.channel->called.clear();
            refundNo = house.ask(house.next(), 500)->refund.refundNo; // its answer is lost
            house.clock.advance(20min);
            house.channel->queries = std::deque(8, RefundState::Succeeded);
            return [&] {
                wait(house.checker->runOnce());
                house.rest();
                return true;
            };
        };
        step.holds = [&] {
            house.recover();
            const RefundRecord refund = house.refund(refundNo);
            return unless(refund.status == RefundStatus::Succeeded && refund.funds == Funds::Captured &&
                              house.stored().refunded.minor() == 500 && house.channel->called.size() == 1,
                          "it did not end, or was called twice");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aChannelThatIsNotBuiltInLeavesItWaitingWithItsMoneyHeld()
    {
        RefundHouse house;
        house.funds->refuseNext(storage::errors::kStorageFailed);
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        channels::Registry nobody;
        approvals::Approvals approvals{house.statements, house.timers, house.clock, &crypto::randomBytes};
        RefundApproval approval{approvals, house.statements, house.pump, house.clock};
        RefundProgress older(house.statements, nobody, house.accounts, *house.funds, approval, house.pump, house.clock);
        QCOMPARE(wait(older.start(house.refund(no))).error().code.name, guitai::errors::kUnavailable.name);
        QCOMPARE(house.refund(no).status, RefundStatus::Processing);
        QCOMPARE(house.refund(no).funds, Funds::Held);
        QCOMPARE(house.refund(no).nextCheckAt, std::optional(house.clock.now() + 10min));
        QCOMPARE(house.stored().refundReserved.minor(), 500);
        QVERIFY(house.channel->called.empty());
        house.clock.advance(10min); // and the one that has it goes on
        house.channel->queries = {RefundState::NotFound};
        house.channel->calls = {RefundState::Succeeded};
        house.check();
        QCOMPARE(house.refund(no).status, RefundStatus::Succeeded);
    }

    void theTableRefusesAStepBackAndNothingChanges()
    {
        RefundHouse house;
        house.channel->calls = {RefundState::Succeeded};
        const RefundNo no = house.ask("r1", 500)->refund.refundNo;
        RefundRecord refund = house.refund(no);
        const std::int64_t version = refund.version;
        const RefundMove back{RefundStatus::Processing, "call", {}, house.clock.now()};
        QVERIFY(!house.write<bool>([&](storage::Transaction& tx) { return moveRefund(tx, refund, back); }));
        QCOMPARE(house.refund(no).status, RefundStatus::Succeeded);
        QCOMPARE(house.refund(no).version, version);
    }
};

QTEST_GUILESS_MAIN(TestRefundReportMishaps)
#include "tst_refund_report_mishaps.moc"
