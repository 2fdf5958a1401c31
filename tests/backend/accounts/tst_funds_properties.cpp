// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A merchant's money under any sequence of payments, holds, captures, releases and folds on two shards, with deaths in
// between: nothing is lost, nothing is made, and what is frozen is what is held.
#include "backend/accounts/funds_fixture.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;

namespace {

struct Paid
{
    PaymentNo no;
    std::int64_t left; ///< to refund
};

struct Held
{
    QByteArray reference;
    std::int64_t amount;
    size_t payment;
};

class Walk
{
public:
    void step()
    {
        const int act = *rc::gen::inRange(0, 5);
        if (*rc::gen::inRange(0, 3) == 0)
            shop.storage.stumbleAt(*rc::gen::inRange(1, 7), *rc::gen::element(Stumble::Before, Stumble::After));
        if (act == 0 || m_paid.empty())
            pay();
        else if (act == 1 || act == 2)
            hold();
        else if (act == 3)
            end();
        else
            wait(shop.folding.runOnce());
    }
    void heal()
    {
        shop.resume();
        shop.resume();
        wait(shop.folding.runOnce());
    }
    std::int64_t heldAmount() const
    {
        std::int64_t sum = 0;
        for (const Held& held : m_held)
            sum += held.amount;
        return sum;
    }
    std::int64_t paidOut() const { return m_paidOut; }
    std::int64_t paidIn() const { return m_paidIn; }

    FundsFixture shop{1000};

private:
    void pay()
    {
        const std::int64_t gross = *rc::gen::inRange<std::int64_t>(1, 5'000);
        m_paid.push_back({shop.pay(gross), gross});
        m_paidIn += gross;
    }
    void hold()
    {
        const auto which = *rc::gen::inRange<size_t>(0, m_paid.size());
        Paid& paid = m_paid[which];
        if (paid.left == 0)
            return;
        const std::int64_t amount = *rc::gen::inRange<std::int64_t>(1, paid.left + 1);
        const QByteArray reference = "R" + QByteArray::number(++m_references);
        const auto held = untilAnswered([&] { return shop.hold(reference, amount, paid.no); });
        const QByteArray code = held ? QByteArray("OK") : QByteArray(held.error().code.name);
        const bool isAnswered = held.ok() || held.error().code == accounts::errors::kInsufficientBalance;
        if (!isAnswered)
            RC_FAIL("hold() was answered " + code.toStdString());
        if (!held)
            return;
        paid.left -= amount;
        m_held.push_back({reference, amount, which});
    }
    void end()
    {
        if (m_held.empty())
            return;
        const auto which = *rc::gen::inRange<size_t>(0, m_held.size());
        const Held held = m_held[which];
        const bool capture = *rc::gen::arbitrary<bool>();
        const auto ended =
            untilAnswered([&] { return capture ? shop.capture(held.reference) : shop.release(held.reference); });
        RC_ASSERT(ended.ok());
        m_held.erase(m_held.begin() + static_cast<std::ptrdiff_t>(which));
        if (capture) {
            m_paidOut += held.amount;
        } else {
            m_paid[held.payment].left += held.amount;
        }
    }
    template <class Act>
    Result<Done> untilAnswered(const Act& act)
    {
        Result<Done> answer = act();
        for (int i = 0; i < 3 && !answer && answer.error().code.httpStatus == 503; ++i) {
            shop.resume();
            answer = act();
        }
        return answer;
    }

    std::vector<Paid> m_paid;
    std::vector<Held> m_held;
    int m_references = 0;
    std::int64_t m_paidIn = 1000;
    std::int64_t m_paidOut = 0;
};

} // namespace

class TestFundsProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyIsNeverLostNorMade()
    {
        Walk walk;
        QVERIFY(rc::check("after every walk and its healing the books are what was paid in and out", [&] {
            const int steps = *rc::gen::inRange(1, 20);
            for (int i = 0; i < steps; ++i)
                walk.step();
            walk.heal();
            FundsFixture& shop = walk.shop;
            RC_ASSERT(shop.isSettled());
            RC_ASSERT(shop.frozen() == walk.heldAmount());
            RC_ASSERT(shop.clearing() == walk.paidOut() - walk.paidIn());
            RC_ASSERT(shop.home() + shop.inflow() + shop.frozen() + shop.fee() == walk.paidIn() - walk.paidOut());
            const auto taken = shop.books.number(shop.slot, "accounts_test/sum_fees_taken", {});
            const auto givenBack = shop.books.number(shop.slot, "accounts_test/sum_fees_given_back", {});
            RC_ASSERT(shop.fee() == taken - givenBack);
        }));
    }
};

QTEST_GUILESS_MAIN(TestFundsProperties)
#include "tst_funds_properties.moc"
