// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds on every way through the state tables, however long and whoever walks it.
#include "payment_house.h"

#include "payment_records/payment_record.h"
#include "payment_records/payment_states.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::payment_records;

namespace {

using P = PaymentStatus;
using A = AttemptStatus;

P anyPayment()
{
    return *rc::gen::element(P::Created, P::Pending, P::Succeeded, P::Closed, P::PartiallyRefunded, P::Refunded);
}

A anyAttempt()
{
    return *rc::gen::element(A::Sent, A::Unknown, A::Paying, A::Reversing, A::Reversed, A::Succeeded, A::Failed,
                             A::Closed);
}

bool isPaid(P status)
{
    return status == P::Succeeded || status == P::PartiallyRefunded || status == P::Refunded;
}

/// Everything that was reached by a walk whose steps the table allows.
template <class Status, class Any>
std::vector<Status> walk(Status from, Any any)
{
    std::vector<Status> reached{from};
    const int tries = *rc::gen::inRange(1, 40);
    for (int i = 0; i < tries; ++i) {
        const Status to = any();
        if (mayMove(reached.back(), to))
            reached.push_back(to);
    }
    return reached;
}

} // namespace

class TestStateProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWasPaidStaysPaid()
    {
        QVERIFY(rc::check("behind its success a payment is never open nor closed again", [] {
            const std::vector<P> reached = walk(P::Created, anyPayment);
            const auto paid = std::find_if(reached.begin(), reached.end(), isPaid);
            RC_ASSERT(std::all_of(paid, reached.end(), isPaid));
            const auto refunded = std::find(reached.begin(), reached.end(), P::Refunded);
            RC_ASSERT(refunded == reached.end() || refunded + 1 == reached.end());
        }));
    }

    void anEndedPaymentNeverOpensAgain()
    {
        QVERIFY(rc::check("a payment that is not open is never open again, and nobody waits in a circle", [] {
            const std::vector<P> reached = walk(P::Created, anyPayment);
            const auto ended = std::find_if_not(reached.begin(), reached.end(), isOpen);
            RC_ASSERT(std::none_of(ended, reached.end(), isOpen));
            const std::set<P> once(reached.begin(), reached.end());
            RC_ASSERT(once.size() == reached.size());
        }));
    }

    void onlyMoneyMovesAnEndedAttempt()
    {
        QVERIFY(rc::check("a final attempt is left only for SUCCEEDED, and SUCCEEDED never", [] {
            const std::vector<A> reached = walk(A::Sent, anyAttempt);
            for (size_t i = 0; i + 1 < reached.size(); ++i) {
                RC_ASSERT(reached[i] != A::Succeeded);
                if (payment_records::isFinal(reached[i]))
                    RC_ASSERT(reached[i + 1] == A::Succeeded);
            }
        }));
    }

    void theDatabaseWalksTheTable()
    {
        PaymentHouse house(1);
        int number = 0;
        QVERIFY(rc::check("a stored payment moves exactly when the table says so, with a history without gaps", [&] {
            const wire::Payment created = house.created(house.wanted("walk-" + QByteArray::number(++number)));
            std::vector<P> reached{P::Pending};
            const int tries = *rc::gen::inRange(1, 12);
            for (int i = 0; i < tries; ++i) {
                const P to = anyPayment();
                std::function<Result<bool>(storage::Transaction&)> work =
                    [&](storage::Transaction& tx) -> Result<bool> {
                    auto file = findPayment(tx, created.paymentNo);
                    if (!file)
                        return file.error();
                    const PaymentMove move{to, "test", {}, house.clock.now()};
                    return movePayment(tx, (*file)->payment, move);
                };
                const auto moved = wait(house.storage->write<bool>(storage::ShardIndex(0), work));
                RC_ASSERT(moved.ok());
                RC_ASSERT(*moved == mayMove(reached.back(), to));
                if (*moved)
                    reached.push_back(to);
            }
            const wire::PaymentDetail detail = house.detail(created.paymentNo);
            RC_ASSERT(detail.payment.status == textOf(reached.back()));
            // The first step of the history is CREATED to PENDING, where creating writes one.
            const size_t before = detail.history.size() - (reached.size() - 1);
            for (size_t i = 1; i < reached.size(); ++i) {
                RC_ASSERT(detail.history[before + i - 1].from == textOf(reached[i - 1]));
                RC_ASSERT(detail.history[before + i - 1].to == textOf(reached[i]));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestStateProperties)
#include "tst_state_properties.moc"
