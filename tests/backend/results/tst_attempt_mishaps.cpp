// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Attempts while every statement goes wrong once, attempts that are being taken back, and payments with two attempts:
// whatever is asked again ends as the channel says, and a payment is not over while money may still come.
#include "backend/payments/payment_house.h"
#include "results/attempt_checker.h"
#include "results/stored_notice_inbox.h"
#include "support/audited.h"
#include "support/fake_timers.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::PlaceState;
using channels::ReportedState;
using payment_records::AttemptRecord;
using payment_records::AttemptStatus;
using payment_records::PaymentFile;
using payment_records::PaymentStatus;
using results::Effect;

namespace {

constexpr std::initializer_list<Mishap> kAnyMishap{Mishap::Fails, Mishap::Unchanged, Mishap::Unknown, Mishap::Missing};

struct AttemptHouse : PaymentHouse
{
    PaymentFile opened(PlaceState placing = PlaceState::Placed)
    {
        channel->placing = placing;
        created(wanted(nextOrder()));
        channel->placing = PlaceState::Placed;
        return stored();
    }
    /// As a crash leaves it between the payment and its placing.
    PaymentFile sent()
    {
        payments::PaymentIntent intent;
        const QByteArray order = nextOrder();
        const auto slot = storage::Slot::of(kShop, order);
        intent.paymentNo = mintPaymentNo(clock.now(), slot.number(), &crypto::randomBytes);
        intent.merchantId = kShop;
        intent.channel = ChannelCode::trusted("fake");
        intent.accountId = ChannelAccountId::trusted("M1000-fake");
        intent.createdAt = clock.now();
        intent.expiresAt = clock.now() + 5min;
        intent.wanted = wanted(order);
        write<Done>([file = payments::fileOf(intent)](storage::Transaction& tx) {
            return payment_records::insertPayment(tx, file.payment, file.attempts.front());
        });
        return stored();
    }
    /// With a second attempt that nobody has answered yet.
    PaymentFile openedTwice()
    {
        const AttemptNo first = opened().attempts.front().attemptNo;
        const AttemptNo second = attemptNoOf(stored().payment.paymentNo, 2);
        write<int>([first, second](storage::Transaction& tx) {
            return tx.run({"results_test/insert_second_attempt"}, {second, first});
        });
        return stored();
    }
    /// The newest order's payment.
    PaymentFile stored()
    {
        const auto orderNo = MerchantOrderNo::trusted("o-" + QByteArray::number(orders));
        return *write<std::optional<PaymentFile>>(
            [orderNo](storage::Transaction& tx) { return payment_records::findPayment(tx, kShop, orderNo); });
    }
    AttemptRecord attempt(int ordinal = 1) { return stored().attempts[static_cast<size_t>(ordinal - 1)]; }
    results::Reported reported(ReportedState state, int ordinal = 1)
    {
        const AttemptRecord about = attempt(ordinal);
        results::Reported word;
        word.report.state = state;
        word.report.attemptNo = about.attemptNo;
        if (state == ReportedState::Paid)
            word.report.money =
                channels::ReceivedMoney{ChannelTradeNo::trusted("T" + about.attemptNo.bytes()), channel->price, {}};
        word.accountId = about.accountId;
        word.at = clock.now();
        return word;
    }
    QString audit() const { return auditFindings(folder, 2).join(QStringLiteral("; ")); }

    int orders = 0;

private:
    QByteArray nextOrder() { return "o-" + QByteArray::number(++orders); }
    template <class T>
    T write(std::function<Result<T>(storage::Transaction&)> work)
    {
        const auto slot = storage::Slot::of(kShop, "o-" + QByteArray::number(orders));
        auto done = wait(storage->write<T>(slot, std::move(work)));
        if (!done)
            qFatal("%s", done.error().code.name);
        return std::move(*done);
    }
};

} // namespace

class TestAttemptMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportMovesItWhenItIsToldAgain_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("attempt");
        QTest::addColumn<QByteArray>("payment");
        QTest::newRow("paying") << int(ReportedState::Paying) << QByteArray("PAYING") << QByteArray("PENDING");
        QTest::newRow("failed") << int(ReportedState::Failed) << QByteArray("FAILED") << QByteArray("PENDING");
        QTest::newRow("closed") << int(ReportedState::Closed) << QByteArray("CLOSED") << QByteArray("CLOSED");
        QTest::newRow("paid") << int(ReportedState::Paid) << QByteArray("SUCCEEDED") << QByteArray("SUCCEEDED");
    }
    void aReportMovesItWhenItIsToldAgain()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, attempt);
        QFETCH(QByteArray, payment);
        AttemptHouse house;
        results::Reported word;
        const auto tell = [&] { return wait(house.results.apply(word)).ok(); };
        Step step;
        step.prepare = [&] {
            house.sent();
            word = house.reported(static_cast<ReportedState>(state));
            return tell;
        };
        step.holds = [&] {
            const bool told = tell();
            const PaymentFile file = house.stored();
            return unless(told && textOf(file.attempts.front().status) == attempt &&
                              textOf(file.payment.status) == payment,
                          "not as the channel said");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void itsCodeIsFetchedByWhoeverAsksAgain()
    {
        AttemptHouse house;
        house.channel->setPlacingIsRepeatable(true);
        PaymentFile file;
        const auto ask = [&] { return wait(house.settling.query(file, file.attempts.front().attemptNo)).ok(); };
        Step step;
        step.prepare = [&] {
            file = house.opened(PlaceState::Unknown);
            return ask;
        };
        step.holds = [&] {
            const bool asked = ask();
            return unless(asked && house.attempt().credential && house.attempt().status == AttemptStatus::Paying,
                          "nobody can pay it");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void whatNobodyHasAnsweredIsTakenBack()
    {
        AttemptHouse house;
        house.channel->setCanReverse(true);
        PaymentFile file;
        const auto reverse = [&] { return wait(house.settling.reverse(file, file.attempts.front().attemptNo)).ok(); };
        Step step;
        step.prepare = [&] {
            file = house.sent();
            return reverse;
        };
        step.holds = [&] {
            file = house.stored();
            const bool reversed = reverse();
            return unless(reversed && house.stored().payment.status == PaymentStatus::Closed, "not taken back");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    /// Only the channel's word on the reverse, or its money, ends it.
    void whatIsBeingTakenBackIsNotOpenedAgain()
    {
        AttemptHouse house;
        house.channel->setCanReverse(true);
        house.channel->reversing = channels::ReverseState::Unknown;
        const PaymentFile file = house.opened();
        const AttemptNo attemptNo = file.attempts.front().attemptNo;
        QVERIFY(wait(house.settling.reverse(file, attemptNo)).ok());
        QCOMPARE(textOf(house.attempt().status), QByteArray("REVERSING"));
        const auto said = wait(house.results.apply(house.reported(ReportedState::NotPaid)));
        QVERIFY(said && said->effect == Effect::Nothing);
        channels::PlaceOutcome late;
        late.state = PlaceState::Placed;
        const results::Placement placement{attemptNo, late, house.clock.now(), house.clock.now()};
        std::function<Result<results::Applied>(storage::Transaction&)> work = [placement](storage::Transaction& tx) {
            return results::applyPlacement(tx, placement);
        };
        const auto placed = wait(house.storage->write<results::Applied>(file.payment.slot, std::move(work)));
        QVERIFY(placed && placed->effect == Effect::Nothing && !placed->insertedEvent);
        QCOMPARE(textOf(house.attempt().status), QByteArray("REVERSING"));
        QCOMPARE(wait(house.results.apply(house.reported(ReportedState::Paid)))->effect, Effect::Paid);
    }

    void aPaymentIsOpenWhileMoneyMayComeByItsOtherAttempt()
    {
        AttemptHouse house;
        house.openedTwice();
        QCOMPARE(wait(house.results.apply(house.reported(ReportedState::Closed, 1)))->effect, Effect::Updated);
        QCOMPARE(house.stored().payment.status, PaymentStatus::Pending);
        QCOMPARE(wait(house.results.apply(house.reported(ReportedState::Closed, 2)))->effect, Effect::Closed);
        QCOMPARE(house.stored().payment.status, PaymentStatus::Closed);
    }

    void theOtherAttemptOfAPaidPaymentIsNotPlacedAgain()
    {
        AttemptHouse house;
        house.channel->setPlacingIsRepeatable(true);
        const PaymentFile file = house.openedTwice();
        const AttemptNo second = house.attempt(2).attemptNo;
        QCOMPARE(wait(house.results.apply(house.reported(ReportedState::Paid, 1)))->effect, Effect::Paid);
        QVERIFY(wait(house.settling.query(file, second)).ok());
        QCOMPARE(house.channel->placed.value(second.bytes()), 0);
        QCOMPARE(house.audit(), QString());
    }

    void theCheckerAsksAboutEachOfTwoAttempts()
    {
        AttemptHouse house;
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        house.openedTwice();
        house.clock.advance(1min);
        house.channel->words.clear();
        QCOMPARE(wait(checker.runOnce()), 2);
        house.rest(checker);
        QCOMPARE(house.channel->words, (QByteArrayList{"query", "query"}));
        QCOMPARE(textOf(house.attempt(2).status), QByteArray("PAYING"));
    }

    void aNoticeThatWasKeptIsAppliedWhenItComesAgain()
    {
        AttemptHouse house;
        results::StoredNoticeInbox inbox{house.registry, house.accounts, house.results, house.clock};
        const auto receive = [&] {
            return wait(inbox.receive(ChannelCode::trusted("fake"), ChannelAccountId::trusted("M1000-fake"), {}, "{}"))
                .status;
        };
        Step step;
        step.prepare = [&] {
            const AttemptNo attemptNo = house.opened().attempts.front().attemptNo;
            channels::Notice told;
            told.noticeId = "N" + attemptNo.bytes();
            told.report = house.reported(ReportedState::Paid).report;
            house.channel->notice = told;
            house.statements.failAt(2, Mishap::Fails); // it is kept, and not applied
            if (receive() != 500)
                qFatal("the notice is not kept");
            house.statements.heal();
            return [&] { return receive() == 204; };
        };
        step.holds = [&] {
            return unless(receive() == 204 && house.stored().payment.status == PaymentStatus::Succeeded,
                          "the notice was not applied");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unknown, Mishap::Missing}), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aNoticeOfNobodysAttemptIsNeverAcknowledged()
    {
        AttemptHouse house;
        results::StoredNoticeInbox inbox{house.registry, house.accounts, house.results, house.clock};
        const auto isRefused = [&] {
            return wait(inbox.receive(ChannelCode::trusted("fake"), ChannelAccountId::trusted("M1000-fake"), {}, "{}"))
                       .status == 500;
        };
        Step step;
        step.prepare = [&] {
            house.opened();
            channels::Notice told;
            told.report = house.reported(ReportedState::Paid).report;
            told.report.attemptNo = attemptNoOf(house.stored().payment.paymentNo, 7);
            told.noticeId = "N" + told.report.attemptNo.bytes();
            house.channel->notice = told;
            return isRefused;
        };
        step.holds = [&] {
            return unless(isRefused() && house.stored().payment.status == PaymentStatus::Pending, "it was believed");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }
};

QTEST_GUILESS_MAIN(TestAttemptMishaps)
#include "tst_attempt_mishaps.moc"
