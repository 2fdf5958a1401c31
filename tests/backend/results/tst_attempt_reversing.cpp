// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reverse may end with besides success: too late to be taken back, or money that comes all the same. Neither
// goes on in silence.
#include "backend/payments/payment_house.h"
#include "results/attempt_checker.h"
#include "support/audited.h"
#include "support/fake_timers.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::ReportedState;
using channels::ReverseState;
using results::Effect;

namespace {

const storage::Statement kCountExceptions{"results_test/count_exceptions"};
const storage::Statement kCountDoubtfulMoney{"results_test/count_doubtful_money"};

struct ReversingHouse : PaymentHouse
{
    ReversingHouse()
    {
        channel->setCanReverse(true);
        channel->placing = channels::PlaceState::Unknown;
        channel->state = ReportedState::Unknown;
        payment = created(wanted("o-1"));
    }
    bool reverse() { return wait(desk.reverse(kShop, payment.paymentNo, "test")).ok(); }
    /// It is paid when the reverse was sent and not answered yet.
    void reverseWhilePaid()
    {
        channel->reverseHeld.emplace();
        const auto reversed = startTask(desk.reverse(kShop, payment.paymentNo, "test"));
        QTRY_VERIFY(channel->words.contains("reverse"));
        QCOMPARE(paid(), Effect::Paid);
        channel->reverseHeld->complete(Done());
        QTRY_VERIFY(reversed->has_value());
    }
    wire::PaymentDetail stored() { return detail(payment.paymentNo); }
    QByteArray attemptStatus() { return stored().attempts.front().status; }
    /// The channel says that it was paid, to whoever was asking while something else happened.
    Effect paid(results::Source source = results::Source::Query)
    {
        results::Reported word;
        word.report.state = ReportedState::Paid;
        word.report.attemptNo = attemptNoOf(payment.paymentNo, 1);
        word.report.money = channels::ReceivedMoney{ChannelTradeNo::trusted("T1"), channel->price, {}};
        word.accountId = ChannelAccountId::trusted("M1000-fake");
        word.source = source;
        word.at = clock.now();
        return wait(results.apply(std::move(word)))->effect;
    }
    void check(Duration later)
    {
        clock.advance(later);
        wait(checker.runOnce());
        rest(checker);
    }
    QString audit() const { return auditFindings(folder, 2).join(QStringLiteral("; ")); }

    FakeTimers timers;
    results::AttemptChecker checker{registry, settling, results, timers, clock};
    wire::Payment payment;
};

} // namespace

class TestAttemptReversing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTooOldToBeReversedWaitsForAPerson()
    {
        ReversingHouse house;
        house.channel->reversing = ReverseState::TooLate;
        QVERIFY(!house.reverse());
        QCOMPARE(house.count(kCountExceptions), 1);
        QVERIFY(house.stored().payment.frozen);
        QCOMPARE(house.attemptStatus(), QByteArray("UNKNOWN"));
        // Nobody goes on asking every few seconds, and a day later it is the same case.
        house.channel->words.clear();
        for (int minute = 0; minute < 60; ++minute)
            house.check(1min);
        QCOMPARE(house.channel->words, QByteArrayList());
        house.check(24h);
        QCOMPARE(house.channel->words, (QByteArrayList{"query", "reverse"}));
        QCOMPARE(house.count(kCountExceptions), 1);
        QCOMPARE(house.attemptStatus(), QByteArray("UNKNOWN"));
        QCOMPARE(house.audit(), QString());
    }

    void itsMoneyIsStillFound()
    {
        ReversingHouse house;
        house.channel->reversing = ReverseState::TooLate;
        QVERIFY(!house.reverse());
        house.channel->state = ReportedState::Paid;
        house.check(24h + 1s);
        QCOMPARE(house.stored().payment.status, QByteArray("SUCCEEDED"));
        QVERIFY(house.stored().payment.frozen);
        QCOMPARE(house.audit(), QString());
    }

    void moneyBehindAReverseIsDoubtful_data()
    {
        QTest::addColumn<int>("source");
        QTest::newRow("the placing's late answer") << int(results::Source::Place);
        QTest::newRow("a query's") << int(results::Source::Query);
        QTest::newRow("a callback's") << int(results::Source::Callback);
    }
    void moneyBehindAReverseIsDoubtful()
    {
        QFETCH(int, source);
        ReversingHouse house;
        QVERIFY(house.reverse());
        QCOMPARE(house.attemptStatus(), QByteArray("REVERSED"));
        QCOMPARE(house.paid(static_cast<results::Source>(source)), Effect::DoubtfulMoney);
        QCOMPARE(house.paid(static_cast<results::Source>(source)), Effect::Nothing);
        QCOMPARE(house.stored().payment.status, QByteArray("CLOSED"));
        QVERIFY(house.stored().payment.doubtfulMoney);
        QCOMPARE(house.attemptStatus(), QByteArray("SUCCEEDED"));
        QCOMPARE(house.count(kCountDoubtfulMoney), 1);
        QCOMPARE(house.audit(), QString());
    }

    /// Goods may have been handed over for it, and the reverse may have given it back.
    void moneyThatIsProvenWhileAReverseIsUnansweredIsNotTakenForGranted()
    {
        ReversingHouse house;
        house.channel->reversing = ReverseState::Unknown;
        house.reverseWhilePaid();
        QCOMPARE(house.stored().payment.status, QByteArray("SUCCEEDED"));
        QVERIFY(house.stored().payment.frozen);
        QCOMPARE(house.count(kCountExceptions), 1);
        house.check(1h);
        QCOMPARE(house.count(kCountExceptions), 1);
        QCOMPARE(house.audit(), QString());
    }

    void aReverseThatIsAnsweredBehindProvenMoneyIsAContradiction()
    {
        ReversingHouse house;
        house.reverseWhilePaid();
        QVERIFY(house.stored().payment.frozen);
        QCOMPARE(house.count(kCountExceptions), 1);
        QCOMPARE(house.count(kCountDoubtfulMoney), 0);
    }
};

QTEST_GUILESS_MAIN(TestAttemptReversing)
#include "tst_attempt_reversing.moc"
