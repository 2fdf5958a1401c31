// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What was paid into a user's account reaches it in whole, over two shards and through any death in between.
#include "backend/accounts/funds_fixture.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;

namespace {

/// A user on the other shard than the payments.
UserNo userOf(const FundsFixture& shop)
{
    const int slot = shop.slot.number() % 2 == 0 ? 33 : 32;
    return UserNo::trusted(mintNumber('U', kBooksOpen, slot, [](qsizetype count) { return QByteArray(count, 'u'); }));
}

accounts::AccountId accountOf(const FundsFixture& shop, const UserNo& user)
{
    return accounts::userAccount(storage::Slot(*slotOfNumber('U', user.bytes())), user, shop.cny);
}

} // namespace

class TestRechargePostings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfItReachesTheUserOnce()
    {
        FundsFixture shop(1000);
        const auto before = shop.inflow();
        const auto fee = shop.fee();
        QVERIFY(recharge(shop, "01", 500).ok());
        QVERIFY(recharge(shop, "01", 500).ok()); // said twice
        shop.resume();
        shop.resume();
        QCOMPARE(shop.books.balance(accountOf(shop, userOf(shop))), 500);
        QCOMPARE(shop.inflow(), before);
        QCOMPARE(shop.fee(), fee);
        QVERIFY(shop.isSettled());
    }

    void aRechargeOfNobodyIsNotPosted()
    {
        FundsFixture shop(1000);
        auto received = receivedOf(shop, "03", 500);
        received.rechargeOf = UserNo::trusted("nobody");
        const auto before = shop.clearing();
        const auto posted = shop.books.write<Done>(
            shop.slot, [received](storage::Transaction& tx) { return accounts::postPayment(tx, received); });
        QVERIFY(posted.error().code == guitai::errors::kInternal);
        QCOMPARE(shop.clearing(), before);
        QVERIFY(shop.isSettled());
    }

    void acceptedDoubtfulMoneyReachesTheUser()
    {
        FundsFixture shop(1000);
        const auto received = receivedOf(shop, "02", 700);
        QVERIFY(shop.books
                    .write<Done>(shop.slot,
                                 [&](storage::Transaction& tx) -> Result<Done> {
                                     if (const auto kept = accounts::postDoubtfulMoney(tx, received, "dbt_1"); !kept)
                                         return kept.error();
                                     return accounts::postAcceptedMoney(tx, received);
                                 })
                    .ok());
        shop.resume();
        QCOMPARE(shop.books.balance(accountOf(shop, userOf(shop))), 700);
        QVERIFY(shop.isSettled());
    }

    void nothingIsLostOrMade()
    {
        FundsFixture shop(1000);
        std::int64_t sum = 0;
        int number = 10;
        QVERIFY(rc::check("after every recharge and the courier's rounds the user has what was paid", [&] {
            const auto minor = *rc::gen::inRange<std::int64_t>(1, 5'000);
            RC_ASSERT(recharge(shop, QByteArray::number(++number), minor).ok());
            sum += minor;
            if (*rc::gen::inRange(0, 3) == 0)
                shop.storage.stumbleAt(*rc::gen::inRange(1, 4), *rc::gen::element(Stumble::Before, Stumble::After));
            shop.resume();
            shop.resume();
            shop.resume();
            RC_ASSERT(shop.books.balance(accountOf(shop, userOf(shop))) == sum);
            RC_ASSERT(shop.isSettled());
        }));
    }

private:
    static accounts::ReceivedPayment receivedOf(const FundsFixture& shop, const QByteArray& digits, std::int64_t minor)
    {
        const PaymentNo no = mintPaymentNo(kBooksOpen, shop.slot.number(), [digits](qsizetype count) {
            return digits.leftJustified(count, 'r', true);
        });
        return {no,         shop.slot,  shop.merchant, shop.channel, Money(minor, shop.cny),
                kBooksOpen, kBooksOpen, userOf(shop)};
    }
    static Result<Done> recharge(FundsFixture& shop, const QByteArray& digits, std::int64_t minor)
    {
        const auto received = receivedOf(shop, digits, minor);
        return shop.books.write<Done>(
            shop.slot, [received](storage::Transaction& tx) { return accounts::postPayment(tx, received); });
    }
};

QTEST_GUILESS_MAIN(TestRechargePostings)
#include "tst_recharge_postings.moc"
