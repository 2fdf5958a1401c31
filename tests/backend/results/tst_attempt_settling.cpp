// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Asking, placing again, closing and reversing attempts: what is not known, not built in, or answered late.
#include "backend/payments/payment_house.h"
#include "results/attempt_checker.h"
#include "support/fake_timers.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::PlaceState;
using channels::ReportedState;
using payment_records::PaymentFile;
using results::Source;

namespace {

struct SettlingHouse : PaymentHouse
{
    PaymentFile opened(PlaceState placing = PlaceState::Placed)
    {
        channel->placing = placing;
        created(wanted("o-" + QByteArray::number(++orders)));
        return stored();
    }
    /// The newest order's payment.
    PaymentFile stored()
    {
        const auto orderNo = MerchantOrderNo::trusted("o-" + QByteArray::number(orders));
        std::function<Result<std::optional<PaymentFile>>(storage::Reader&)> work = [orderNo](storage::Reader& reader) {
            return payment_records::findPayment(reader, kShop, orderNo);
        };
        const auto slot = storage::Slot::of(kShop, orderNo.bytes());
        return **wait(storage->read<std::optional<PaymentFile>>(slot, std::move(work)));
    }
    QByteArray attemptStatus() { return textOf(stored().attempts.front().status); }

    int orders = 0;
};

} // namespace

class TestAttemptSettling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAttemptThatIsNotThereIsNotFound()
    {
        SettlingHouse house;
        const PaymentFile file = house.opened();
        const AttemptNo other = attemptNoOf(file.payment.paymentNo, 9);
        QCOMPARE(codeOf(wait(house.settling.query(file, other))), QByteArray("NOT_FOUND"));
        QCOMPARE(codeOf(wait(house.settling.close(file, other, Source::Close))), QByteArray("NOT_FOUND"));
        QCOMPARE(codeOf(wait(house.settling.reverse(file, other))), QByteArray("NOT_FOUND"));
        QVERIFY(wait(house.settling.place(file, other)).state == PlaceState::Unknown);
    }

    void aChannelThatIsNotBuiltInCannotBeAsked()
    {
        SettlingHouse house;
        PaymentFile file = house.opened();
        const AttemptNo attemptNo = file.attempts.front().attemptNo;
        file.attempts.front().channel = ChannelCode::trusted("nobody");
        QCOMPARE(codeOf(wait(house.settling.query(file, attemptNo))), QByteArray("UNAVAILABLE"));
        QCOMPARE(codeOf(wait(house.settling.close(file, attemptNo, Source::Close))), QByteArray("UNAVAILABLE"));
        QCOMPARE(codeOf(wait(house.settling.reverse(file, attemptNo))), QByteArray("UNAVAILABLE"));
        const auto outcome = wait(house.settling.place(file, attemptNo));
        QVERIFY(outcome.state == PlaceState::Unknown);
        QCOMPARE(outcome.errorCode, QByteArray("UNAVAILABLE"));
        file.attempts.front().channel = ChannelCode::trusted("fake");
        file.attempts.front().accountId = ChannelAccountId::trusted("closed-since");
        QVERIFY(!wait(house.settling.query(file, attemptNo)));
    }

    void whatWasNeverAnsweredIsPlacedAgainWhereThatIsTheSameOrder_data()
    {
        QTest::addColumn<bool>("repeatable");
        QTest::addColumn<int>("again");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("and gets its code") << true << int(PlaceState::Placed) << QByteArray("PAYING");
        QTest::newRow("and is not refused by a second answer")
            << true << int(PlaceState::Refused) << QByteArray("PAYING");
        QTest::newRow("and is asked about where placing takes money")
            << false << int(PlaceState::Placed) << QByteArray("PAYING");
    }
    void whatWasNeverAnsweredIsPlacedAgainWhereThatIsTheSameOrder()
    {
        QFETCH(bool, repeatable);
        QFETCH(int, again);
        QFETCH(QByteArray, status);
        SettlingHouse house;
        house.channel->setPlacingIsRepeatable(repeatable);
        const PaymentFile file = house.opened(PlaceState::Unknown);
        QCOMPARE(house.attemptStatus(), QByteArray("UNKNOWN"));
        house.channel->placing = static_cast<PlaceState>(again);
        house.channel->state = ReportedState::NotPaid;
        QVERIFY(wait(house.settling.query(file, file.attempts.front().attemptNo)).ok());
        QCOMPARE(house.attemptStatus(), status);
        const bool hasCode = repeatable && house.channel->placing == PlaceState::Placed;
        QCOMPARE(house.stored().attempts.front().credential.has_value(), hasCode);
    }

    void whatExpiredIsNotPlacedAgain()
    {
        SettlingHouse house;
        house.channel->setPlacingIsRepeatable(true);
        const PaymentFile file = house.opened(PlaceState::Unknown);
        house.clock.advance(10min);
        QVERIFY(wait(house.settling.query(file, file.attempts.front().attemptNo)).ok());
        QCOMPARE(house.channel->placed.value(file.attempts.front().attemptNo.bytes()), 1);
    }

    void aCloseEndsAsTheChannelSays_data()
    {
        QTest::addColumn<int>("said");
        QTest::addColumn<int>("afterwards");
        QTest::addColumn<QByteArray>("ends");
        const auto open = int(ReportedState::NotPaid);
        QTest::newRow("closed") << int(CloseState::Closed) << open << QByteArray("CLOSED");
        QTest::newRow("it knows no such order") << int(CloseState::NotFound) << open << QByteArray("CLOSED");
        QTest::newRow("too late") << int(CloseState::TooLate) << open << QByteArray("PENDING");
        QTest::newRow("no answer") << int(CloseState::Unknown) << open << QByteArray("PENDING");
        QTest::newRow("no answer to the question")
            << int(CloseState::Closed) << int(ReportedState::Unknown) << QByteArray("PENDING");
        QTest::newRow("not found afterwards")
            << int(CloseState::Closed) << int(ReportedState::NotFound) << QByteArray("CLOSED");
        QTest::newRow("not found, and no answer")
            << int(CloseState::Unknown) << int(ReportedState::NotFound) << QByteArray("PENDING");
        QTest::newRow("refused by the customer")
            << int(CloseState::Closed) << int(ReportedState::Failed) << QByteArray("PENDING");
        QTest::newRow("taken back") << int(CloseState::Closed) << int(ReportedState::Reversed) << QByteArray("CLOSED");
    }
    void aCloseEndsAsTheChannelSays()
    {
        QFETCH(int, said);
        QFETCH(int, afterwards);
        QFETCH(QByteArray, ends);
        SettlingHouse house;
        const PaymentFile file = house.opened();
        house.channel->closing = static_cast<CloseState>(said);
        house.channel->state = static_cast<ReportedState>(afterwards);
        QVERIFY(wait(house.settling.close(file, file.attempts.front().attemptNo, Source::Expiry)).ok());
        QCOMPARE(textOf(house.stored().payment.status), ends);
    }

    void aReportMovesAnAttemptOnlyOn_data()
    {
        QTest::addColumn<int>("placing");
        QTest::addColumn<int>("reported");
        QTest::addColumn<QByteArray>("status");
        const auto placed = int(PlaceState::Placed);
        const auto unknown = int(PlaceState::Unknown);
        const auto refused = int(PlaceState::Refused);
        QTest::newRow("asked while it is payable") << placed << int(ReportedState::Paying) << QByteArray("PAYING");
        QTest::newRow("an unknown answer says nothing")
            << placed << int(ReportedState::Unknown) << QByteArray("PAYING");
        QTest::newRow("unknown stays unknown") << unknown << int(ReportedState::Unknown) << QByteArray("UNKNOWN");
        QTest::newRow("unknown is found") << unknown << int(ReportedState::Paying) << QByteArray("PAYING");
        QTest::newRow("not found yet") << unknown << int(ReportedState::NotFound) << QByteArray("UNKNOWN");
        QTest::newRow("failed") << placed << int(ReportedState::Failed) << QByteArray("FAILED");
        QTest::newRow("closed") << placed << int(ReportedState::Closed) << QByteArray("CLOSED");
        QTest::newRow("failed is not moved by less") << refused << int(ReportedState::Paying) << QByteArray("FAILED");
        QTest::newRow("failed, and failed again") << refused << int(ReportedState::Failed) << QByteArray("FAILED");
        QTest::newRow("refused, yet paid") << refused << int(ReportedState::Paid) << QByteArray("SUCCEEDED");
    }
    void aReportMovesAnAttemptOnlyOn()
    {
        QFETCH(int, placing);
        QFETCH(int, reported);
        QFETCH(QByteArray, status);
        SettlingHouse house;
        const PaymentFile file = house.opened(static_cast<PlaceState>(placing));
        house.channel->state = static_cast<ReportedState>(reported);
        QVERIFY(wait(house.settling.query(file, file.attempts.front().attemptNo)).ok());
        QCOMPARE(house.attemptStatus(), status);
    }

    void anAnswerThatComesAfterTheEndChangesNothing()
    {
        SettlingHouse house;
        const PaymentFile file = house.opened(PlaceState::Unknown);
        const AttemptNo attemptNo = file.attempts.front().attemptNo;
        QVERIFY(wait(house.settling.close(file, attemptNo, Source::Close)).ok());
        for (const PlaceState late : {PlaceState::Placed, PlaceState::Refused, PlaceState::Unknown}) {
            channels::PlaceOutcome outcome;
            outcome.state = late;
            const results::Placement placement{attemptNo, outcome, house.clock.now(), house.clock.now()};
            std::function<Result<results::Applied>(storage::Transaction&)> work =
                [placement, file](storage::Transaction& tx) { return results::applyPlacement(tx, placement, file); };
            const auto applied = wait(house.storage->write<results::Applied>(file.payment.slot, std::move(work)));
            QVERIFY(applied && applied->effect == results::Effect::Nothing);
            QCOMPARE(house.attemptStatus(), QByteArray("CLOSED"));
        }
    }

    void aPlacingOfNobodyIsNotApplied()
    {
        SettlingHouse house;
        const PaymentFile file = house.opened();
        const PaymentNo other = mintPaymentNo(house.clock.now(), file.payment.slot.number(), &crypto::randomBytes);
        for (const AttemptNo& attemptNo : {AttemptNo::trusted("no number"), attemptNoOf(other, 1)}) {
            const results::Placement placement{attemptNo, {}, house.clock.now(), house.clock.now()};
            std::function<Result<results::Applied>(storage::Transaction&)> work =
                [placement](storage::Transaction& tx) { return results::applyPlacement(tx, placement); };
            const auto applied = wait(house.storage->write<results::Applied>(file.payment.slot, std::move(work)));
            QVERIFY(applied && applied->effect == results::Effect::NoSuchAttempt);
        }
        results::Reported reported;
        reported.report.attemptNo = AttemptNo::trusted("no number");
        const auto applied = wait(house.results.apply(reported));
        QVERIFY(applied && applied->effect == results::Effect::NoSuchAttempt);
    }

    void theCheckerLeavesWhatItCannotAskForLater()
    {
        SettlingHouse house;
        FakeTimers timers;
        channels::Registry nobody;
        const PaymentFile file = house.opened();
        results::AttemptChecker checker(nobody, house.settling, house.results, timers, house.clock);
        house.clock.advance(1min);
        QCOMPARE(wait(checker.runOnce()), 1);
        QCOMPARE(wait(checker.runOnce()), 0); // taken, and due again in ten minutes
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        while (house.statements.isBusy());
        QVERIFY(house.stored().attempts.front().nextCheckAt > house.clock.now());
    }
};

QTEST_GUILESS_MAIN(TestAttemptSettling)
#include "tst_attempt_settling.moc"
