// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement of a payment's way goes wrong once, in every way a database has: whoever asks again gets the payment,
// money is taken once, and the audit finds nothing.
#include "payment_house.h"

#include "results/attempt_checker.h"
#include "support/audited.h"
#include "support/fake_timers.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::CloseState;
using channels::ReportedState;

namespace {

/// A house whose books are audited at its end.
struct AuditedHouse : PaymentHouse
{
    QByteArray next() { return "o-" + QByteArray::number(++orders); }
    QString audit() const { return auditFindings(folder, 2).join(QStringLiteral("; ")); }

    int orders = 0;
};

constexpr std::initializer_list<Mishap> kWriting{Mishap::Fails, Mishap::Taken, Mishap::Unchanged, Mishap::Unknown};
constexpr std::initializer_list<Mishap> kAnyMishap{Mishap::Fails, Mishap::Unchanged, Mishap::Unknown, Mishap::Missing};
constexpr std::initializer_list<Mishap> kReading{Mishap::Fails, Mishap::Garbled};

} // namespace

class TestPaymentMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoCreatesAgainGetsThePayment_data()
    {
        QTest::addColumn<QString>("product");
        QTest::newRow("an anonymous sale") << QString();
        QTest::newRow("guarded by user and product") << QStringLiteral("tea-set");
    }
    void whoCreatesAgainGetsThePayment()
    {
        QFETCH(QString, product);
        AuditedHouse house;
        wire::CreatePayment wanted;
        Step step;
        step.prepare = [&] {
            const QByteArray number = house.next();
            const QString user = product.isEmpty() ? QString() : QString::fromLatin1("user-" + number);
            wanted = house.wanted(number, user, product);
            return [&] { return house.create(wanted).ok(); };
        };
        step.holds = [&] {
            const auto again = house.create(wanted);
            if (!again)
                return QString::fromLatin1(again.error().code.name);
            const auto payment = wire::Payment::read(again->body);
            const auto detail = house.detail(payment->paymentNo);
            return unless(detail.attempts.size() == 1 && detail.payment.status == "PENDING", "not one open attempt");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kWriting), QString());
        QCOMPARE(house.audit(), QString());
    }

    void moneyIsTakenOnceByWhoeverAsksAgain()
    {
        AuditedHouse house;
        PaymentNo paymentNo;
        Step step;
        step.prepare = [&] {
            house.channel->state = ReportedState::NotPaid;
            paymentNo = house.created(house.wanted(house.next())).paymentNo;
            house.channel->state = ReportedState::Paid;
            return [&] { return wait(house.desk.query(kShop, paymentNo)).ok(); };
        };
        step.holds = [&] {
            const auto again = wait(house.desk.query(kShop, paymentNo));
            return unless(again && again->status == "SUCCEEDED", "not paid");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void aPaymentIsClosedByWhoeverAsksAgain_data()
    {
        QTest::addColumn<bool>("reversing");
        QTest::newRow("closed") << false;
        QTest::newRow("reversed") << true;
    }
    void aPaymentIsClosedByWhoeverAsksAgain()
    {
        QFETCH(bool, reversing);
        AuditedHouse house;
        house.channel->setCanReverse(reversing);
        PaymentNo paymentNo;
        const auto end = [&] {
            return reversing ? wait(house.desk.reverse(kShop, paymentNo, "test"))
                             : wait(house.desk.close(kShop, paymentNo, "test"));
        };
        Step step;
        step.prepare = [&] {
            paymentNo = house.created(house.wanted(house.next())).paymentNo;
            return [&] { return end().ok(); };
        };
        step.holds = [&] {
            const auto again = end();
            return unless(again && again->status == "CLOSED", "not closed");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void theCheckerSettlesWhatItCouldNotReach()
    {
        AuditedHouse house;
        FakeTimers timers;
        results::AttemptChecker checker(house.registry, house.settling, house.results, timers, house.clock);
        const auto round = [&] { // and what it began goes on by itself
            wait(checker.runOnce());
            do
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            while (house.statements.isBusy());
        };
        PaymentNo paymentNo;
        Step step;
        step.prepare = [&] {
            paymentNo = house.created(house.wanted(house.next())).paymentNo;
            house.clock.advance(7min); // it expired
            return [&] {
                round();
                return true;
            };
        };
        step.holds = [&] {
            for (int i = 0; i < 3; ++i) {
                house.clock.advance(20min);
                round();
            }
            return unless(house.detail(paymentNo).payment.status == "CLOSED", "still open");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void whatCannotBeReadIsAnErrorAndNotAnEmptyAnswer()
    {
        AuditedHouse house;
        const PaymentNo paymentNo = house.created(house.wanted("o-1")).paymentNo;
        const MerchantOrderNo orderNo = MerchantOrderNo::trusted("o-1");
        Step step;
        const std::vector<std::function<bool()>> questions{
            [&] { return wait(house.desk.get(kShop, paymentNo)).ok(); },
            [&] { return wait(house.desk.query(kShop, paymentNo)).ok(); },
            [&] { return wait(house.desk.list(kShop, {})).ok(); },
            [&] {
                payments::PaymentFilter filter;
                filter.merchantOrderNo = orderNo;
                return wait(house.desk.list(kShop, filter)).ok();
            },
            [&] {
                payments::PaymentFilter filter;
                filter.number = paymentNo.bytes();
                return wait(house.desk.list(kShop, filter)).ok();
            },
            [&] {
                payments::PaymentFilter filter;
                filter.number = paymentNo.bytes().last(6);
                return wait(house.desk.list(kShop, filter)).ok();
            },
            [&] { return wait(house.desk.totals(kShop, {})).ok(); },
            [&] {
                const payments::TotalsFilter day{house.clock.now() - 1h, house.clock.now() + 1h, {}};
                return wait(house.desk.totalsOf(kShop, day)).ok();
            },
        };
        for (size_t i = 0; i < questions.size(); ++i) {
            step.prepare = [&] { return questions[i]; };
            step.holds = [&] { return unless(questions[i](), "no answer from a sound storage"); };
            QVERIFY2(tryEveryMishap(house.statements, step, kReading).isEmpty(), QByteArray::number(int(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestPaymentMishaps)
#include "tst_payment_mishaps.moc"
