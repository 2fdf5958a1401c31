// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Equal charges of one user and product, while every statement goes wrong once: whoever asks again gets the one open
// payment, or a new one where that has ended; and no guard stays for a payment that never comes.
#include "payment_house.h"
#include "support/audited.h"

#include <QTest>

using namespace guitai;
using namespace guitai::test;
using namespace std::chrono_literals;
using channels::ReportedState;

namespace {

constexpr std::initializer_list<Mishap> kAnyMishap{Mishap::Fails, Mishap::Unchanged, Mishap::Unknown, Mishap::Missing};
const storage::Statement kCountGuards{"payments_test/count_guards"};
const QString kProduct = QStringLiteral("tea");

struct GuardHouse : PaymentHouse
{
    /// The next case has names of its own.
    void nextCase() { number = QByteArray::number(++cases); }
    QByteArray order(const char* which) const { return number + "-" + which; }
    wire::CreatePayment charge(const char* which)
    {
        wire::CreatePayment payment = wanted(order(which), QString::fromLatin1("user-" + number), kProduct);
        payment.goods = {{QStringLiteral("tea"), 2}};
        return payment;
    }
    payments::PaymentIntent intent(const char* which)
    {
        payments::PaymentIntent intent;
        const auto slot = storage::Slot::of(kShop, order(which));
        intent.paymentNo = mintPaymentNo(clock.now(), slot.number(), &crypto::randomBytes);
        intent.merchantId = kShop;
        intent.channel = ChannelCode::trusted("fake");
        intent.accountId = ChannelAccountId::trusted("M1000-fake");
        intent.createdAt = clock.now();
        intent.expiresAt = intent.createdAt + 5min;
        intent.wanted = charge(which);
        return intent;
    }
    /// What is answered to whoever asks (again), when it was created or joined.
    std::optional<wire::Payment> answered(const wire::CreatePayment& payment)
    {
        const auto answer = create(payment);
        if (!answer)
            return std::nullopt;
        return *wire::Payment::read(answer->body);
    }
    QString audit() const { return auditFindings(folder, 2).join(QStringLiteral("; ")); }

    int cases = 0;
    QByteArray number;
};

} // namespace

class TestGuardMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoAsksAgainGetsTheFirstAnswer()
    {
        GuardHouse house;
        QByteArray body;
        Step step;
        step.prepare = [&] {
            house.nextCase();
            body = house.create(house.charge("1"))->body;
            return [&] { return house.create(house.charge("1")).ok(); };
        };
        step.holds = [&] {
            const auto again = house.create(house.charge("1"));
            return unless(again && again->body == body, "another answer");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void anEqualChargeJoinsTheOpenPayment()
    {
        GuardHouse house;
        PaymentNo first;
        Step step;
        step.prepare = [&] {
            house.nextCase();
            first = house.created(house.charge("1")).paymentNo;
            return [&] { return house.create(house.charge("2")).ok(); };
        };
        step.holds = [&] {
            const auto joined = house.answered(house.charge("2"));
            return unless(joined && joined->paymentNo == first && house.detail(first).attempts.size() == 1,
                          "not the open payment");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
        QCOMPARE(house.audit(), QString());
    }

    void aGarbledGuardIsNotGuessed()
    {
        GuardHouse house;
        payments::DuplicateGuard shaky(house.statements);
        house.nextCase();
        const PaymentNo first = house.created(house.charge("1")).paymentNo;
        constexpr int kFind = 3; // behind the insert and the look for one that ended
        for (int column = 0; column < 2; ++column) {
            house.statements.failAt(kFind, Mishap::Garbled, column);
            QCOMPARE(codeOf(wait(shaky.admit(house.intent("2")))), QByteArray("STORAGE_FAILED"));
            QCOMPARE(house.statements.columns(), 2);
        }
        house.statements.heal();
        QCOMPARE(house.created(house.charge("2")).paymentNo, first);
    }

    void behindAPaymentThatEndedANewOneBegins()
    {
        GuardHouse house;
        PaymentNo first;
        Step step;
        step.prepare = [&] {
            house.nextCase();
            first = house.created(house.charge("1")).paymentNo;
            house.channel->state = ReportedState::Closed;
            if (!wait(house.desk.close(kShop, first, "test")))
                qFatal("the payment cannot be closed");
            house.channel->state = ReportedState::NotPaid;
            return [&] { return house.create(house.charge("2")).ok(); };
        };
        step.holds = [&] {
            const auto second = house.answered(house.charge("2"));
            const auto joined = house.answered(house.charge("3"));
            return unless(second && second->paymentNo != first && joined && joined->paymentNo == second->paymentNo,
                          "not one new payment");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void aGuardWhosePaymentCanNeverBeginIsTakenOver()
    {
        GuardHouse house;
        payments::DuplicateGuard guard(*house.storage);
        Step step;
        step.prepare = [&] {
            house.nextCase();
            if (const auto taken = wait(guard.admit(house.intent("1"))); !taken || *taken)
                qFatal("the guard cannot be taken");       // and then the process dies
            house.created(house.wanted(house.order("1"))); // anonymous: its order number is gone
            return [&] { return house.create(house.charge("2")).ok(); };
        };
        step.holds = [&] {
            const auto second = house.answered(house.charge("2"));
            return unless(second && second->merchantOrderNo.bytes() == house.order("2"), "it never began");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void aRefusedChargeGuardsNothing()
    {
        GuardHouse house;
        const auto isRefused = [&] {
            return codeOf(house.create(house.charge("1"), house.number + "-key")) == "MERCHANT_ORDER_NO_USED";
        };
        Step step;
        step.prepare = [&] {
            house.nextCase();
            house.created(house.wanted(house.order("1"))); // the order number is gone
            return isRefused;
        };
        step.holds = [&] {
            const bool refused = isRefused();
            const auto other = house.answered(house.charge("2"));
            return unless(refused && other && other->merchantOrderNo.bytes() == house.order("2"), "it is in the way");
        };
        QCOMPARE(tryEveryMishap(house.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}),
                 QString());
        QCOMPARE(house.audit(), QString());
    }

    void endedGuardsAreForgottenByTheNextRound()
    {
        GuardHouse house;
        const auto forget = [&] {
            bool done = true;
            for (storage::ShardIndex shard = 0; shard < 2; ++shard)
                done = wait(payments::forgetEndedGuards(house.statements, shard, house.clock.now())).ok() && done;
            return done;
        };
        Step step;
        step.prepare = [&] {
            house.nextCase();
            house.created(house.charge("1"));
            house.clock.advance(payments::DuplicateGuard::kGuardedFor);
            return forget;
        };
        step.holds = [&] { return unless(forget() && house.count(kCountGuards) == 0, "guards stay"); };
        QCOMPARE(tryEveryMishap(house.statements, step, kAnyMishap), QString());
    }
};

QTEST_GUILESS_MAIN(TestGuardMishaps)
#include "tst_guard_mishaps.moc"
