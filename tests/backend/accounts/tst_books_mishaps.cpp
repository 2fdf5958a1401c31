// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every statement that moves money between accounts goes wrong once, in every way a database has: whoever asks again is
// told the same, the courier brings home what was on its way, and every balance is what its entries say.
#include "backend/accounts/mishap_shop.h"

#include "accounts/account_desk.h"

#include <QTest>

using namespace guitai;
using namespace guitai::accounts;
using namespace guitai::test;
using namespace std::chrono_literals;

namespace {

struct Shop : MishapShop
{
    Result<wire::Freeze> freeze(const QByteArray& no, std::int64_t minor)
    {
        return wait(desk.freeze(merchant, home, wire::CreateFreeze{no, Money(minor, cny)}));
    }

    AccountDesk desk{storage, funds, courier, clock};
    const AccountNo home = merchantHome(merchant, cny).number;
};

bool isOnEveryShard(Shop& shop, const FeeRule& rule)
{
    for (const int shard : {0, 1}) {
        const auto found =
            shop.books.write<std::optional<FeeRule>>(storage::Slot(shard), [&](storage::Transaction& tx) {
                return findFeeRule(tx, rule.merchantId, rule.channel, rule.validFrom);
            });
        if (!found || !*found || (*found)->validFrom != rule.validFrom)
            return false;
    }
    return true;
}

} // namespace

class TestBooksMishaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefundsMoneyIsHeldOnce()
    {
        Shop shop;
        QByteArray reference;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            return [&] { return shop.hold(reference, 500, shop.payment).ok(); };
        };
        step.holds = [&] {
            if (const QString refused = codeUnless(shop.hold(reference, 500, shop.payment)); !refused.isEmpty())
                return refused;
            return shop.settled();
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}), QString());
    }

    void whatNobodyHasIsRefusedForEver()
    {
        Shop shop;
        QByteArray reference;
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            wait(shop.folding.runOnce());
            const std::int64_t all = shop.books.balance(merchantHome(shop.merchant, shop.cny));
            if (!shop.hold(reference + "-all", all))
                qFatal("the rest cannot be held");
            return [&] { return !shop.hold(reference, 500, shop.payment); };
        };
        step.holds = [&] {
            const auto again = shop.hold(reference, 500, shop.payment);
            if (again || !(again.error().code == accounts::errors::kInsufficientBalance))
                return QStringLiteral("it was not refused for want of money");
            return shop.settled();
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}), QString());
    }

    void heldMoneyLeavesOrGoesBackOnce_data()
    {
        QTest::addColumn<bool>("captured");
        QTest::newRow("captured") << true;
        QTest::newRow("released") << false;
    }
    void heldMoneyLeavesOrGoesBackOnce()
    {
        QFETCH(bool, captured);
        Shop shop;
        QByteArray reference;
        const auto end = [&] { return captured ? shop.capture(reference) : shop.release(reference); };
        Step step;
        step.prepare = [&] {
            reference = shop.next();
            if (!shop.hold(reference, 500, shop.payment))
                qFatal("nothing is held");
            return [&] { return end().ok(); };
        };
        step.holds = [&] {
            if (const QString refused = codeUnless(end()); !refused.isEmpty())
                return refused;
            const QString wrong = shop.settled();
            return wrong.isEmpty() ? unless(shop.frozen() == 0, "money stays frozen") : wrong;
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void inflowsComeHome()
    {
        Shop shop;
        Step step;
        step.prepare = [&] {
            shop.next();
            return [&] {
                wait(shop.folding.runOnce());
                return true;
            };
        };
        step.holds = [&] {
            wait(shop.folding.runOnce());
            const QString wrong = shop.settled();
            return wrong.isEmpty() ? unless(shop.inflow() == 0, "money stayed where it came in") : wrong;
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void aFreezeIsMadeAndEndedOnce_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("made") << QByteArray("make");
        QTest::newRow("captured in part") << QByteArray("capture");
        QTest::newRow("released") << QByteArray("release");
    }
    void aFreezeIsMadeAndEndedOnce()
    {
        QFETCH(QByteArray, what);
        Shop shop;
        const MerchantId other = MerchantId::trusted("M2000");
        QVERIFY(wait(shop.desk.open(other, wire::CreateAccount())).ok());
        const AccountNo theirs = merchantHome(other, shop.cny).number;
        QByteArray number;
        const auto act = [&]() -> Result<wire::Freeze> {
            if (what == "make")
                return shop.freeze(number, 94);
            const QByteArray freezeNo = freezeNoOf(shop.merchant, number);
            if (what == "capture")
                return wait(shop.desk.capture(shop.merchant, freezeNo, wire::CaptureFreeze{50, theirs}));
            return wait(shop.desk.release(shop.merchant, freezeNo));
        };
        Step step;
        step.prepare = [&] {
            number = shop.next();
            wait(shop.folding.runOnce());
            if (what != "make" && !shop.freeze(number, 94))
                qFatal("nothing is frozen");
            return [&] { return act().ok(); };
        };
        step.holds = [&] {
            const auto again = act();
            const bool done = again || again.error().code == accounts::errors::kHoldReleased;
            return done ? shop.settled() : QString::fromLatin1(again.error().code.name);
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, {Mishap::Fails, Mishap::Unchanged, Mishap::Unknown}), QString());
        if (what != "make") // a freeze whose number is taken is another one
            QCOMPARE(tryEveryMishap(shop.statements, step, {Mishap::Taken}), QString());
    }

    void aFeeRuleIsTheSameOnEveryShard_data()
    {
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<bool>("known");
        QTest::newRow("after others") << QByteArray("wechat") << false;
        QTest::newRow("the first of its channel") << QByteArray() << false;
        QTest::newRow("agreed before") << QByteArray("wechat") << true;
    }
    void aFeeRuleIsTheSameOnEveryShard()
    {
        QFETCH(QByteArray, channel);
        QFETCH(bool, known);
        Shop shop;
        FeeRules rules(shop.statements);
        FeeRule rule{shop.merchant, ChannelCode::trusted(channel), UtcTime(), 6'000, Rounding::HalfUp, 0};
        const auto put = [&] { return wait(rules.put(rule)).ok(); };
        int number = 0;
        bool told = false;
        Step step;
        step.prepare = [&] {
            rule.validFrom = rule.validFrom + 1h;
            if (channel.isEmpty())
                rule.channel = ChannelCode::trusted("bank-" + QByteArray::number(++number));
            if (known && !put())
                qFatal("the rule cannot be put");
            return [&] { return told = put(); };
        };
        step.holds = [&] {
            if (told && !isOnEveryShard(shop, rule))
                return QStringLiteral("a shard does not know what was told to be there");
            return unless(put() && isOnEveryShard(shop, rule), "it was not finished");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void anAccountIsOpenedOnceAndEmpty()
    {
        Shop shop;
        MerchantId other;
        int number = 5'000;
        const auto open = [&] { return wait(shop.desk.open(other, wire::CreateAccount())); };
        Step step;
        step.prepare = [&] {
            other = MerchantId::trusted("M" + QByteArray::number(++number));
            return [&] { return open().ok(); };
        };
        step.holds = [&] {
            const auto again = open();
            return unless(again && again->balance.minor() == 0, "no empty account");
        };
        QCOMPARE(tryEveryMishap(shop.statements, step, kMishaps), QString());
    }

    void whatCannotBeReadIsAnErrorAndNotAnEmptyAnswer()
    {
        Shop shop;
        wait(shop.folding.runOnce());
        QVERIFY(shop.freeze("f", 94).ok());
        const std::vector<std::function<bool()>> questions{
            [&] { return wait(shop.desk.open(shop.merchant, wire::CreateAccount())).ok(); },
            [&] { return wait(shop.desk.list(shop.merchant)).ok(); },
            [&] { return wait(shop.desk.get(shop.merchant, shop.home)).ok(); },
            [&] { return wait(shop.desk.entries(shop.merchant, shop.home, {}, 50)).ok(); },
            [&] { return wait(shop.desk.entries(shop.merchant, shop.home, {}, 1)).ok(); },
        };
        for (size_t i = 0; i < questions.size(); ++i) {
            Step step;
            step.prepare = [&] { return questions[i]; };
            step.holds = [&] { return unless(questions[i](), "no answer from a sound storage"); };
            QVERIFY2(tryEveryMishap(shop.statements, step, {Mishap::Fails, Mishap::Garbled}).isEmpty(),
                     QByteArray::number(int(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestBooksMishaps)
#include "tst_books_mishaps.moc"
