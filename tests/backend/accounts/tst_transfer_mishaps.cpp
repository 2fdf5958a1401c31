// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Money on its way: whatever was left between two slots comes to its end, however each statement of the courier goes
// wrong; and what is stored in no word of ours is an error, never a guess.
#include "backend/accounts/mishap_shop.h"

#include <QTest>

using namespace guitai;
using namespace guitai::accounts;
using namespace guitai::test;

namespace {

struct Shop : MishapShop
{
    /// What somebody did who died at that write.
    void dieAt(int write, const std::function<void()>& act)
    {
        storage.stumbleAt(write, Stumble::Before);
        act();
        if (!storage.hasStumbled())
            qFatal("there were not that many writes");
        storage.recover();
    }
    /// Leaves a transfer on its way.
    void leave(const QByteArray& what, const QByteArray& reference)
    {
        if (what == "fold that arrived")
            return dieAt(3, [&] { wait(folding.runOnce()); });
        if (what == "fold")
            return dieAt(2, [&] { wait(folding.runOnce()); });
        if (what == "share of a hold")
            return dieAt(5, [&] { (void)hold(reference, 500, payment); });
        if (what.startsWith("share")) {
            dieAt(2, [&] { (void)hold(reference, 500, payment); });
            if (what == "share of a hold given up")
                (void)release(reference);
            return;
        }
        (void)hold(reference, 500, what == "captured money" ? PaymentNo() : payment);
        dieAt(2, [&] { (void)(what == "captured money" ? capture(reference) : release(reference)); });
    }
};

const UserNo kUser = UserNo::trusted(mintNumber('U', kBooksOpen, 33, [](qsizetype n) { return QByteArray(n, 'u'); }));

} // namespace

class TestTransferMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLeftOnItsWayComesToItsEnd_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char* what : {"fold", "fold that arrived", "share of a hold", "share that is still to be held",
                                 "share of a hold given up", "fee given back", "captured money"})
            QTest::newRow(what) << QByteArray(what);
    }
    void whatWasLeftOnItsWayComesToItsEnd()
    {
        QFETCH(QByteArray, what);
        Shop shop;
        QByteArray reference;
        std::int64_t captured = 0;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            shop.leave(what, reference);
            if (what == "captured money")
                captured += 500;
            shop.clock.advance(kTransferPatience);
            return [&] {
                wait(shop.courier.resumeDue());
                return true;
            };
        };
        step.holds = [&] {
            if (what == "share that is still to be held" && !shop.hold(reference, 500, shop.payment))
                return QStringLiteral("it can no more be held");
            if (what.contains("hold") || what.contains("held"))
                (void)shop.release(reference);
            if (const QString wrong = shop.asIfNobodyHadAsked(); !wrong.isEmpty())
                return wrong;
            const std::int64_t rest = shop.home() + shop.inflow();
            const std::int64_t all = shop.wholeFee() / Shop::kFee * (Shop::kGross - Shop::kFee) - captured;
            return unless(rest == all, "the merchant has another sum");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void aPaymentIsPostedOnceByWhoeverSaysItAgain_data()
    {
        QTest::addColumn<bool>("recharge");
        QTest::addColumn<bool>("before");
        QTest::newRow("a sale") << false << false;
        QTest::newRow("a sale that was posted before") << false << true;
        QTest::newRow("a recharge") << true << false;
        QTest::newRow("a recharge that was posted before") << true << true;
    }
    void aPaymentIsPostedOnceByWhoeverSaysItAgain()
    {
        QFETCH(bool, recharge);
        QFETCH(bool, before);
        Shop shop;
        PaymentNo no;
        std::int64_t paid = 0;
        const auto say = [&] {
            const ReceivedPayment received{no,
                                           shop.slot,
                                           shop.merchant,
                                           shop.channel,
                                           Money(1'000, shop.cny),
                                           kBooksOpen,
                                           kBooksOpen,
                                           recharge ? kUser : UserNo()};
            return shop.write<Done>(shop.slot,
                                    [received](storage::Transaction& tx) { return postPayment(tx, received); });
        };
        Step step;
        step.prepare = [&] {
            shop.clock.advance(std::chrono::milliseconds(1)); // makes the number
            no = mintPaymentNo(shop.clock.now(), shop.slot.number(), [](qsizetype n) { return QByteArray(n, 'm'); });
            paid += 1'000;
            if (before && !say())
                qFatal("the payment cannot be posted");
            return [&] { return say().ok(); };
        };
        step.holds = [&] {
            if (const QString refused = codeUnless(say()); !refused.isEmpty())
                return refused;
            if (const QString wrong = shop.settled(); !wrong.isEmpty())
                return wrong;
            const std::int64_t fees = recharge ? 0 : paid / 1'000 * Shop::kFee;
            const std::int64_t sold = recharge ? 0 : paid - fees;
            const bool right =
                shop.inflow() == Shop::kGross - Shop::kFee + sold && shop.fee() == Shop::kFee + fees &&
                shop.books.balance(userAccount(storage::Slot(33), kUser, shop.cny)) == paid - sold - fees;
            return unless(right, "somebody has another sum");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void whatIsNoWordOfOursIsAnError_data()
    {
        QTest::addColumn<QByteArray>("question");
        QTest::addColumn<int>("column");
        for (const char* question : {"a transfer", "due transfers"}) {
            QTest::addRow("%s: from what kind", question) << QByteArray(question) << 5;
            QTest::addRow("%s: to what kind", question) << QByteArray(question) << 7;
            QTest::addRow("%s: the currency", question) << QByteArray(question) << 11;
            QTest::addRow("%s: how it stands", question) << QByteArray(question) << 12;
        }
        QTest::newRow("a hold: the currency") << QByteArray("a hold") << 4;
        QTest::newRow("a hold: how it stands") << QByteArray("a hold") << 10;
        QTest::newRow("inflows: the currency") << QByteArray("inflows") << 2;
        QTest::newRow("a fee rule: its rounding") << QByteArray("a fee rule") << 4;
        QTest::newRow("all fee rules: their rounding") << QByteArray("all fee rules") << 4;
    }
    void whatIsNoWordOfOursIsAnError()
    {
        QFETCH(QByteArray, question);
        QFETCH(int, column);
        Shop shop;
        shop.leave("share that is still to be held", "R1");
        shop.pay(1'000);
        QVERIFY(shop.hold("R2", 100));
        const auto answer = [&] {
            shop.clock.advance(kTransferPatience);
            for (const int slot : {16, 17}) // one on each shard
                shop.payOn(storage::Slot(slot), 1'000);
            return codeUnless(ask(shop, question));
        };
        QCOMPARE(answer(), QString());
        shop.statements.failAt(1, Mishap::Garbled, column);
        QCOMPARE(answer(), QString::fromLatin1(storage::errors::kStorageFailed.name));
        shop.statements.heal();
        QCOMPARE(answer(), QString());
    }

private:
    static Result<Done> ask(Shop& shop, const QByteArray& question)
    {
        if (question == "inflows")
            return wait(shop.folding.foldMerchant(shop.merchant));
        const storage::Slot slot = question == "a hold" ? homeSlot(shop.merchant) : shop.slot;
        const UtcTime now = shop.clock.now();
        const auto work = [&shop, question, now](storage::Transaction& tx) -> Result<Done> {
            const auto done = [](const auto& answer) { return answer ? Result<Done>(Done{}) : answer.error(); };
            if (question == "a transfer")
                return done(findSent(tx, shareIdOf("R1")));
            if (question == "due transfers")
                return done(takeDueTransfers(tx, now, 10));
            if (question == "a hold")
                return done(findHold(tx, "R2"));
            return question == "a fee rule" ? done(findFeeRule(tx, shop.merchant, shop.channel, now))
                                            : done(allFeeRules(tx));
        };
        return shop.write<Done>(slot, work);
    }
};

QTEST_GUILESS_MAIN(TestTransferMishaps)
#include "tst_transfer_mishaps.moc"
