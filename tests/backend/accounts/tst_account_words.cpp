// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the books: kinds, account numbers, fee rules, shares of a fee, cursors. What is no word of ours is
// refused.
#include "backend/accounts/funds_fixture.h"

#include "accounts/account_desk.h"
#include "accounts/fees.h"

#include <QTest>

using namespace guitai;
using namespace guitai::accounts;
using namespace guitai::test;
using namespace std::chrono_literals;

class TestAccountWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsAreReadAsTheyAreWritten()
    {
        for (const AccountKind kind :
             {AccountKind::MerchantHome, AccountKind::MerchantFreeze, AccountKind::User, AccountKind::ChannelClearing,
              AccountKind::MerchantInflow, AccountKind::Fee, AccountKind::Suspense, AccountKind::Transit,
              AccountKind::Drawer, AccountKind::Receivable, AccountKind::ChannelFee, AccountKind::WriteOff})
            QVERIFY(accountKind(textOf(kind)) == kind);
        QVERIFY(!accountKind("PIGGY_BANK"));
    }

    void anAccountNumberHasItsForm_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("is");
        const QByteArray own = merchantHome(MerchantId::trusted("M1000"), Currency::cny()).number.bytes();
        QTest::newRow("one of ours") << own << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("one letter short") << own.chopped(1) << false;
        QTest::newRow("another letter in front") << 'B' + own.mid(1) << false;
        QTest::newRow("a slot with a letter") << own.left(3) + "00X1" + own.mid(7) << false;
        QTest::newRow("a slot with a sign") << own.left(3) + "00/1" + own.mid(7) << false;
        QTest::newRow("a slot beyond the last") << own.left(3) + "1024" + own.mid(7) << false;
    }
    void anAccountNumberHasItsForm()
    {
        QFETCH(QByteArray, number);
        QFETCH(bool, is);
        QCOMPARE(slotOfAccount(number).has_value(), is);
    }

    void aFeeRuleThatSaysNothingSensibleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("merchant");
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<int>("parts");
        QTest::addColumn<qint64>("minimum");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray fine = "OK";
        const QByteArray no = "FEE_RULE_INVALID";
        QTest::newRow("six in a thousand") << QByteArray("M1") << QByteArray("c") << 6'000 << qint64(0) << fine;
        QTest::newRow("all of it") << QByteArray("M1") << QByteArray("c") << 1'000'000 << qint64(0) << fine;
        QTest::newRow("for nobody") << QByteArray() << QByteArray("c") << 1 << qint64(0) << no;
        QTest::newRow("of no channel") << QByteArray("M1") << QByteArray() << 1 << qint64(0) << no;
        QTest::newRow("less than nothing") << QByteArray("M1") << QByteArray("c") << -1 << qint64(0) << no;
        QTest::newRow("more than all") << QByteArray("M1") << QByteArray("c") << 1'000'001 << qint64(0) << no;
        QTest::newRow("a negative minimum") << QByteArray("M1") << QByteArray("c") << 1 << qint64(-1) << no;
        QTest::newRow("a minimum above every payment")
            << QByteArray("M1") << QByteArray("c") << 1 << qint64(Money::kMostMinor + 1) << no;
    }
    void aFeeRuleThatSaysNothingSensibleIsRefused()
    {
        QFETCH(QByteArray, merchant);
        QFETCH(QByteArray, channel);
        QFETCH(int, parts);
        QFETCH(qint64, minimum);
        QFETCH(QByteArray, answer);
        BooksFixture books;
        const FeeRule rule{
            MerchantId::trusted(merchant), ChannelCode::trusted(channel), kBooksOpen, parts, Rounding::HalfUp, minimum};
        const auto put = wait(FeeRules(books.storage()).put(rule));
        QCOMPARE(put ? QByteArray("OK") : QByteArray(put.error().code.name), answer);
    }

    void aRuleThatBeginsAtTheSameTimeIsTheSameRule()
    {
        BooksFixture books;
        FeeRules rules(books.storage());
        const FeeRule rule{
            MerchantId::trusted("M1"), ChannelCode::trusted("c"), kBooksOpen, 6'000, Rounding::HalfUp, 1};
        QVERIFY(wait(rules.put(rule)).ok());
        QVERIFY(wait(rules.put(rule)).ok());
        FeeRule dearer = rule;
        dearer.partsPerMillion = 6'001;
        FeeRule rounded = rule;
        rounded.rounding = Rounding::Up;
        FeeRule least = rule;
        least.minimum = 2;
        for (const FeeRule& other : {dearer, rounded, least})
            QVERIFY(wait(rules.put(other)).error().code == accounts::errors::kFeeRuleDiffers);
        FeeRule later = dearer;
        later.validFrom = kBooksOpen + 24h;
        QVERIFY(wait(rules.put(later)).ok());
    }

    void aFeeIsNeverMoreThanThePayment()
    {
        const FeeRule rule{
            MerchantId::trusted("M1"), ChannelCode::trusted("c"), kBooksOpen, 6'000, Rounding::HalfUp, 10};
        const auto fee = [&](std::int64_t gross) { return feeOf(rule, Money(gross, Currency::cny()))->minor(); };
        QCOMPARE(fee(10'000), 60);
        QCOMPARE(fee(100), 10); // the minimum
        QCOMPARE(fee(3), 3);
        QVERIFY(!feeOf(rule, Money(-1, Currency::cny())));
    }

    void aFeesShareGoesBackInProportion()
    {
        const FeeBook whole{1'000, 6, 0, 0};
        QCOMPARE(feeShare(whole, 1'000), 6);
        QCOMPARE(feeShare(whole, 500), 3);
        QCOMPARE(feeShare(whole, 1), 0);
        QCOMPARE(feeShare(whole, 0), 0);
        QCOMPARE(feeShare(FeeBook{}, 10), 0);
        QCOMPARE(feeShare(FeeBook{1'000, 6, 999, 5}, 1), 1);
        QCOMPARE(feeShare(FeeBook{1'000, 6, 1'000, 6}, 5), 0); // nothing is left
        QCOMPARE(feeShare(FeeBook{1'000, -6, 0, 0}, 500), 0);  // no book of ours
        QCOMPARE(feeShare(FeeBook{1'000, 6, 0, 7}, 500), 0);
    }

    void aBatchWithoutAKeyOrAKindIsRefused()
    {
        const AccountId from = channelClearing(storage::Slot(1), ChannelCode::trusted("c"), Currency::cny());
        const AccountId to = merchantInflow(storage::Slot(1), MerchantId::trusted("M1"), Currency::cny());
        const Money most(std::numeric_limits<std::int64_t>::max(), Currency::cny());
        const Batch fine{"key", "TEST", "ref", kBooksOpen, {{from, Side::Debit, most}, {to, Side::Credit, most}}};
        QVERIFY(!batchRefusal(fine));
        Batch nameless = fine;
        nameless.effectKey.clear();
        Batch kindless = fine;
        kindless.kind.clear();
        Batch tooMuch = fine;
        tooMuch.lines = {
            {from, Side::Debit, most}, {from, Side::Debit, most}, {to, Side::Credit, most}, {to, Side::Credit, most}};
        BooksFixture books;
        for (const Batch& wrong : {nameless, kindless, tooMuch}) {
            QVERIFY(batchRefusal(wrong));
            QVERIFY(books.post(wrong).error().code == accounts::errors::kBatchInvalid);
        }
    }

    void aBatchWhoseSumsFitButNotOnOneAccountIsRefused()
    {
        const AccountId from = channelClearing(storage::Slot(1), ChannelCode::trusted("c"), Currency::cny());
        const AccountId to = merchantInflow(storage::Slot(1), MerchantId::trusted("M1"), Currency::cny());
        const Money most(std::numeric_limits<std::int64_t>::max(), Currency::cny());
        // In turns the sum never overflows, but each account's does.
        const Batch batch{
            "key",
            "TEST",
            "ref",
            kBooksOpen,
            {{from, Side::Debit, most}, {to, Side::Credit, most}, {from, Side::Debit, most}, {to, Side::Credit, most}}};
        BooksFixture books;
        QVERIFY(books.post(batch).error().code == accounts::errors::kBatchInvalid);
    }

    void aCursorOfAnotherListIsRefused_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        QTest::newRow("no dots") << QByteArray("12");
        QTest::newRow("one dot") << QByteArray("12.3");
        QTest::newRow("no time") << QByteArray(".3.key");
        QTest::newRow("no key") << QByteArray("12.3.");
        QTest::newRow("a word for a time") << QByteArray("noon.3.key");
        QTest::newRow("a word for a line") << QByteArray("12.first.key");
    }
    void aCursorOfAnotherListIsRefused()
    {
        QFETCH(QByteArray, cursor);
        FundsFixture shop(1'000);
        wait(shop.folding.runOnce());
        AccountDesk desk{shop.storage, shop.funds, shop.courier, shop.clock};
        const AccountNo home = merchantHome(shop.merchant, shop.cny).number;
        const auto page = wait(desk.entries(shop.merchant, home, cursor, 10));
        QCOMPARE(page.error().code.httpStatus, 400);
        QCOMPARE(page.error().field, QStringLiteral("cursor"));
    }

    void frozenMoneyGoesToNobodyElsesKindOfMoney()
    {
        FundsFixture shop(1'000);
        wait(shop.folding.runOnce());
        AccountDesk desk{shop.storage, shop.funds, shop.courier, shop.clock};
        const AccountNo home = merchantHome(shop.merchant, shop.cny).number;
        QVERIFY(wait(desk.freeze(shop.merchant, home, wire::CreateFreeze{"f", Money(94, shop.cny)})).ok());
        const QByteArray freezeNo = freezeNoOf(shop.merchant, "f");
        wire::CreateAccount dollars;
        dollars.currency = *Currency::parse("USD");
        const MerchantId other = MerchantId::trusted("M2000");
        QVERIFY(wait(desk.open(other, dollars)).ok());
        const auto capture = [&](const AccountNo& to) {
            return wait(desk.capture(shop.merchant, freezeNo, wire::CaptureFreeze{10, to}));
        };
        QVERIFY(capture(merchantHome(other, dollars.currency).number).error().code ==
                guitai::errors::kCurrencyMismatch);
        QVERIFY(capture(AccountNo::trusted("nonsense")).error().code == accounts::errors::kAccountNotFound);
        QVERIFY(capture(feeAccount(shop.slot, shop.channel, shop.cny).number).error().code ==
                accounts::errors::kAccountNotFound);
        QVERIFY(wait(desk.open(other, wire::CreateAccount())).ok());
        wire::CaptureFreeze everything{0, merchantHome(other, shop.cny).number}; // no amount: all of it
        const auto all = wait(desk.capture(shop.merchant, freezeNo, everything));
        QVERIFY(all && all->captured == 94);
        QVERIFY(wait(desk.capture(shop.merchant, freezeNo, everything)).ok());
        everything.toAccountNo = home;
        QVERIFY(wait(desk.capture(shop.merchant, freezeNo, everything)).error().code ==
                accounts::errors::kHoldCaptured);
    }
};

QTEST_GUILESS_MAIN(TestAccountWords)
#include "tst_account_words.moc"
