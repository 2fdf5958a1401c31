// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals under any order of everything a bank and two people can say: no money is made or lost, and where it lies
// is what the states say.
#include "backend/withdrawals/withdrawal_house.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace guitai;
using namespace guitai::test;
using payouts::EntryKind;
using payouts::PayoutState;
using withdrawals::HeldMoney;
using withdrawals::WithdrawalStatus;

namespace {

struct Known
{
    WithdrawalNo no;
    std::int64_t amount;
};

class Walk
{
public:
    void step()
    {
        const int act = *rc::gen::inRange(0, 8);
        if (act <= 1 || m_known.empty())
            return ask();
        const Known one = *rc::gen::elementOf(m_known);
        switch (act) {
        case 2: std::ignore = house.decide(one.no, true); break;
        case 3: std::ignore = house.decide(one.no, *rc::gen::arbitrary<bool>()); break;
        case 4:
            house.report(one.no, *rc::gen::element(PayoutState::Paid, PayoutState::Rejected, PayoutState::Unknown,
                                                   PayoutState::Accepted, PayoutState::NotFound));
            break;
        case 5: note(one, EntryKind::Debit); break;
        case 6: note(one, EntryKind::Return); break;
        default: house.clock.advance(std::chrono::hours(*rc::gen::inRange(0, 13))); house.check();
        }
    }

    void check()
    {
        std::int64_t held = 0;
        std::int64_t left = 0;
        for (const Known& one : m_known) {
            const WithdrawalStatus status = house.stored(one.no).status;
            held += moneyIn(status) == HeldMoney::Held ? one.amount : 0;
            left += status == WithdrawalStatus::Succeeded ? one.amount : 0;
        }
        RC_ASSERT(house.frozen() == held);
        RC_ASSERT(house.paidOut() == left);
        RC_ASSERT(house.own() == WithdrawalHouse::kFunds - held - left);
        RC_ASSERT(house.number("withdrawals_test/sum_balances", {}, house.home.slot) == 0);
    }

    WithdrawalHouse house;

private:
    void ask()
    {
        const std::int64_t amount = *rc::gen::inRange<std::int64_t>(1, 6'000);
        const auto answer = house.ask("w" + QByteArray::number(++m_numbers), amount);
        const bool fits = answer.ok() || answer.error().code == accounts::errors::kInsufficientBalance;
        RC_ASSERT(fits);
        if (answer)
            m_known.push_back({answer->withdrawal.withdrawalNo, amount});
    }
    void note(const Known& one, EntryKind kind)
    {
        const QByteArray reference = "B" + QByteArray::number(*rc::gen::inRange(0, 4)) + one.no.bytes().right(12);
        const std::int64_t off = *rc::gen::weightedElement<std::int64_t>({{5, 0}, {1, 1}});
        house.note(WithdrawalHouse::entry(one.no, kind, reference, one.amount + off));
    }

    std::vector<Known> m_known;
    int m_numbers = 0;
};

} // namespace

class TestWithdrawalProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyIsWhereTheStatesSay()
    {
        Walk walk;
        QVERIFY(rc::check("after every step of every walk the books agree with the states", [&] {
            const int steps = *rc::gen::inRange(1, 10);
            for (int i = 0; i < steps; ++i)
                walk.step();
            walk.check();
        }));
    }

    /// Call, query, debit, its repetition and the return may come in any order.
    void everyOrderEndsTheSame()
    {
        std::array<int, 5> order{0, 1, 2, 3, 4};
        WithdrawalHouse house;
        int number = 0;
        do {
            const WithdrawalNo no = house.asked("p" + QByteArray::number(++number), 50);
            QVERIFY(house.decide(no, true).ok());
            for (const int what : order) {
                switch (what) {
                case 0: house.report(no, PayoutState::Accepted, "call"); break;
                case 1: house.report(no, PayoutState::Paid); break;
                case 2:
                case 3: house.note(WithdrawalHouse::entry(no, EntryKind::Debit, "D" + no.bytes(), 50)); break;
                default: house.note(WithdrawalHouse::entry(no, EntryKind::Return, "R" + no.bytes(), 50));
                }
            }
            QCOMPARE(house.status(no), QByteArray("RETURNED"));
            QVERIFY(!house.stored(no).flagged);
            QCOMPARE(house.own(), WithdrawalHouse::kFunds);
            QCOMPARE(house.paidOut(), 0);
        } while (std::ranges::next_permutation(order).found);
        QCOMPARE(number, 120);
    }
};

QTEST_GUILESS_MAIN(TestWithdrawalProperties)
#include "tst_withdrawal_properties.moc"
