// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds that others meet first, that nobody may touch or that the books know nothing about: one outcome for each
// reference, and no money that was not there.
#include "backend/accounts/mishap_shop.h"

#include <QTest>

using namespace guitai;
using namespace guitai::accounts;
using namespace guitai::test;

namespace {

struct Shop : MishapShop
{
    /// Brings everything home and holds it for somebody else.
    void spendEverything(const QByteArray& reference)
    {
        wait(folding.runOnce());
        if (!hold(reference, home()))
            qFatal("the rest cannot be held");
    }
    /// As a withdrawal does: held at home, and paid out of there.
    bool holdForTheBank(const QByteArray& reference, std::int64_t minor)
    {
        Hold wanted;
        wanted.reference = reference;
        wanted.merchantId = merchant;
        wanted.accountNo = merchantHome(merchant, cny).number;
        wanted.amount = Money(minor, cny);
        wanted.fromSlot = homeSlot(merchant);
        wanted.heldAt = clock.now();
        const auto held = books.write<bool>(
            wanted.fromSlot, [wanted](storage::Transaction& tx) { return freeze(tx, wanted, std::nullopt); });
        return held && *held;
    }
    Result<Done> payTheBank(const QByteArray& reference)
    {
        const UtcTime now = clock.now();
        const auto work = [reference, now, to = bank](storage::Transaction& tx) -> Result<Done> {
            const auto found = findHold(tx, reference);
            if (!found)
                return found.error();
            if ((*found)->status == HoldStatus::Captured)
                return Done{};
            const auto paid = payOutHold(tx, **found, to, now);
            if (!paid)
                return paid.error();
            return *paid ? Result<Done>(Done{}) : Error{storage::errors::kConflict};
        };
        return write<Done>(homeSlot(merchant), work);
    }

    const AccountId bank = channelClearing(homeSlot(merchant), ChannelCode::trusted("bank"), cny);
};

bool refusedWith(const Result<Done>& answer, const ErrorCode& code)
{
    return !answer && answer.error().code == code;
}

} // namespace

class TestMerchantFundsMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnotherProcessTookFirstHasOneOutcome_data()
    {
        QTest::addColumn<bool>("enough");
        QTest::newRow("the money is there") << true;
        QTest::newRow("there is too little") << false;
    }
    void whatAnotherProcessTookFirstHasOneOutcome()
    {
        QFETCH(bool, enough);
        Shop shop;
        QByteArray reference;
        std::int64_t frozen = 0;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            if (!enough)
                shop.spendEverything(reference + "-all");
            frozen = shop.frozen();
            return [&] { return shop.hold(reference, 500, shop.payment).ok() == enough; };
        };
        step.holds = [&] {
            const bool held = shop.hold(reference, 500, shop.payment).ok();
            if (const QString wrong = shop.settled(); !wrong.isEmpty())
                return wrong;
            if (held != shop.hold(reference, 500, shop.payment).ok())
                return QStringLiteral("told twice, and not the same");
            if (shop.frozen() != frozen + (held ? 500 : 0))
                return QStringLiteral("not what was told is frozen");
            if (held && !shop.release(reference))
                return QStringLiteral("it cannot be given back");
            if (const QString wrong = shop.settled(); !wrong.isEmpty())
                return wrong;
            return unless(shop.fee() == shop.wholeFee() && shop.frozen() == frozen, "it left something behind");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, {Mishap::Taken}), QString());
    }

    void whatIsReleasedFirstIsNeverHeld()
    {
        Shop shop;
        QByteArray reference;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            return [&] { return shop.release(reference).ok(); };
        };
        step.holds = [&] {
            if (const QString refused = codeUnless(shop.release(reference)); !refused.isEmpty())
                return refused;
            if (!refusedWith(shop.hold(reference, 500, shop.payment), accounts::errors::kHoldReleased))
                return QStringLiteral("a late hold was not refused");
            return shop.asIfNobodyHadAsked();
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void whatIsPaidOutAtOnceLeavesOnce()
    {
        Shop shop;
        QByteArray reference;
        std::int64_t paid = 0;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            wait(shop.folding.runOnce());
            if (!shop.holdForTheBank(reference, 500))
                qFatal("nothing is held");
            paid += 500;
            return [&] { return shop.payTheBank(reference).ok(); };
        };
        step.holds = [&] {
            if (const QString refused = codeUnless(shop.payTheBank(reference)); !refused.isEmpty())
                return refused;
            if (const QString wrong = shop.asIfNobodyHadAsked(); !wrong.isEmpty())
                return wrong;
            return unless(shop.books.balance(shop.bank) == paid, "the bank has another sum");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void aNeighbourOnTheSameShardCannotTouchAHold()
    {
        Shop shop;
        QVERIFY(shop.hold("R1", 100, shop.payment));
        const MerchantId neighbour = shop.neighbour();
        HoldRequest same("R1", neighbour, Money(100, shop.cny), shop.clock.now());
        same.refundOf = shop.payment;
        QVERIFY(refusedWith(wait(shop.funds.hold(same, shop.slot)), accounts::errors::kHoldDiffers));
        QVERIFY(refusedWith(wait(shop.funds.release("R1", neighbour)), accounts::errors::kHoldNotFound));
        QVERIFY(refusedWith(wait(shop.funds.capture("R1", neighbour, shop.channel, shop.slot)),
                            accounts::errors::kHoldNotFound));
        QCOMPARE(shop.frozen(), 100);
        QVERIFY(shop.release("R1"));
        QCOMPARE(shop.asIfNobodyHadAsked(), QString());
    }

    void whatWasRefusedIsNeverPaidOut()
    {
        Shop shop;
        QVERIFY(refusedWith(shop.hold("R1", 5'000), accounts::errors::kInsufficientBalance));
        const auto before = shop.clearing();
        QVERIFY(refusedWith(shop.capture("R1"), accounts::errors::kHoldNotFound));
        QCOMPARE(shop.clearing(), before);
        QVERIFY(shop.release("R1")); // there is nothing to give back
        QCOMPARE(shop.asIfNobodyHadAsked(), QString());
    }

    void aPaymentOlderThanTheBooksGivesNoFeeBack()
    {
        Shop shop;
        const PaymentNo older =
            mintPaymentNo(kBooksOpen, shop.slot.number(), [](qsizetype count) { return QByteArray(count, 'o'); });
        QVERIFY(shop.hold("R1", 500, older));
        QCOMPARE(shop.frozen(), 500);
        QCOMPARE(shop.fee(), shop.wholeFee());
        QVERIFY(shop.hold("R2", 300, older));
        QVERIFY(shop.capture("R2"));
        QVERIFY(shop.release("R1"));
        QCOMPARE(shop.home(), Shop::kGross - Shop::kFee - 300);
        QCOMPARE(shop.asIfNobodyHadAsked(), QString());
    }

    void aShareThatWasSentBackHoldsNothing()
    {
        Shop shop;
        const Transfer share{shareIdOf("R1"),
                             transfer_kinds::kFeeShare,
                             shop.payment.bytes(),
                             {shop.slot, AccountKind::Fee, shop.channel.bytes()},
                             {homeSlot(shop.merchant), AccountKind::MerchantFreeze, shop.merchant.bytes()},
                             Money(3, shop.cny),
                             500,
                             shop.clock.now()};
        const auto refused =
            shop.books.write<Arrival>(share.to.slot, [&](storage::Transaction& tx) { return refuse(tx, share); });
        QVERIFY(refused && *refused == Arrival::Refused);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(refusedWith(shop.hold("R1", 500, shop.payment), guitai::errors::kInternal));
            QCOMPARE(shop.asIfNobodyHadAsked(), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestMerchantFundsMishaps)
#include "tst_merchant_funds_mishaps.moc"
