// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger: an effect once, debits equal credits, nobody spends what they do not have.
#include "backend/accounts/books_fixture.h"

#include <QTest>

using namespace guitai;
using namespace guitai::accounts;

namespace {

const Currency kCny = Currency::cny();
const MerchantId kShop = MerchantId::trusted("M1000");
const storage::Slot kSlot(17);
const AccountId kClearing = channelClearing(kSlot, ChannelCode::trusted("wechat"), kCny);
const AccountId kInflow = merchantInflow(kSlot, kShop, kCny);
const AccountId kFee = feeAccount(kSlot, ChannelCode::trusted("wechat"), kCny);

Batch batchOf(std::vector<Line> lines)
{
    return Batch{"effect", "TEST", "reference", test::kBooksOpen, std::move(lines)};
}

Money yuan(std::int64_t minor)
{
    return {minor, kCny};
}

/// A database in which no account is there, and none can be opened.
class NoAccounts final : public storage::Transaction
{
public:
    Result<storage::Rows> rows(const storage::Statement& /*statement*/,
                               std::initializer_list<storage::Bind> /*binds*/) override
    {
        return storage::Rows();
    }
    Result<int> run(const storage::Statement& statement, std::initializer_list<storage::Bind> /*binds*/) override
    {
        const QByteArrayView name(statement.name);
        if (name == "accounts/insert_account")
            return Error{storage::errors::kUniqueViolation};
        return name.startsWith("accounts/insert_") ? 1 : 0;
    }
};

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsAreOpenedByTheirFirstLine()
    {
        test::BooksFixture books;
        QVERIFY(books.move("one", kClearing, kInflow, 1230));
        QCOMPARE(books.balance(kInflow), 1230);
        QCOMPARE(books.balance(kClearing), -1230); // the channel owes us that much
        QVERIFY(books.move("two", kClearing, kInflow, 70));
        QCOMPARE(books.balance(kInflow), 1300);
        QCOMPARE(books.wrongBalances(), 0);
    }

    void anEffectIsPostedOnce()
    {
        test::BooksFixture books;
        QCOMPARE(*books.move("one", kClearing, kInflow, 1230), Posted::Now);
        QCOMPARE(*books.move("one", kClearing, kInflow, 1230), Posted::Before);
        QCOMPARE(books.balance(kInflow), 1230);
        QCOMPARE(books.number(kSlot, "accounts_test/count_entries", {}), 2);
    }

    void anEffectWithOtherLinesIsRefused()
    {
        test::BooksFixture books;
        QVERIFY(books.move("one", kClearing, kInflow, 1230));
        QVERIFY(books.move("one", kClearing, kInflow, 1231).error().code == accounts::errors::kEffectDiffers);
        QVERIFY(books.move("one", kClearing, kFee, 1230).error().code == accounts::errors::kEffectDiffers);
        Batch turned = batchOf({{kClearing, Side::Credit, yuan(1230)}, {kInflow, Side::Debit, yuan(1230)}});
        turned.effectKey = "one";
        QVERIFY(books.post(turned).error().code == accounts::errors::kEffectDiffers);
        QCOMPARE(books.balance(kInflow), 1230);
    }

    void nobodySpendsWhatTheyDoNotHave()
    {
        test::BooksFixture books;
        QVERIFY(books.move("in", kClearing, kInflow, 100));
        QVERIFY(books.move("all but one", kInflow, kFee, 99));
        QVERIFY(books.move("too much", kInflow, kFee, 2).error().code == accounts::errors::kInsufficientBalance);
        QCOMPARE(books.balance(kInflow), 1);
        // What was refused left no trace: the same effect may succeed once there is money.
        QVERIFY(books.move("more", kClearing, kInflow, 1));
        QCOMPARE(*books.move("too much", kInflow, kFee, 2), Posted::Now);
        QCOMPARE(books.balance(kInflow), 0);
        QVERIFY(books.move("from nobody", suspense(kSlot, kShop, kCny), kFee, 1).error().code ==
                accounts::errors::kInsufficientBalance);
        QCOMPARE(books.wrongBalances(), 0);
    }

    void anAccountThatCanNeitherBeMovedNorOpenedIsAnError()
    {
        NoAccounts none;
        const Batch batch = batchOf({{kClearing, Side::Debit, yuan(10)}, {kInflow, Side::Credit, yuan(10)}});
        QVERIFY(accounts::post(none, batch).error().code == storage::errors::kStorageFailed);
    }

    void severalLinesOfOneAccountCountTogether()
    {
        test::BooksFixture books;
        const Batch batch = batchOf({{kClearing, Side::Debit, yuan(1000)},
                                     {kInflow, Side::Credit, yuan(1000)},
                                     {kInflow, Side::Debit, yuan(6)},
                                     {kFee, Side::Credit, yuan(6)}});
        QCOMPARE(*books.post(batch), Posted::Now);
        QCOMPARE(books.balance(kInflow), 994);
        QCOMPARE(books.balance(kFee), 6);
        QCOMPARE(books.wrongBalances(), 0);
    }

    void aBatchThatIsWrongInItselfIsRefused_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("no lines") << 0;
        QTest::newRow("debits and credits differ") << 1;
        QTest::newRow("an amount of nothing") << 2;
        QTest::newRow("a negative amount") << 3;
        QTest::newRow("two slots") << 4;
        QTest::newRow("another currency than the account's") << 5;
        QTest::newRow("balanced only over two currencies") << 6;
    }
    void aBatchThatIsWrongInItselfIsRefused()
    {
        QFETCH(int, which);
        const Currency usd = *Currency::parse("USD");
        const AccountId elsewhere = merchantInflow(storage::Slot(18), kShop, kCny);
        const AccountId dollars = merchantInflow(kSlot, kShop, usd);
        const std::vector<Batch> batches = {
            batchOf({}),
            batchOf({{kClearing, Side::Debit, yuan(2)}, {kInflow, Side::Credit, yuan(1)}}),
            batchOf({{kClearing, Side::Debit, yuan(0)}, {kInflow, Side::Credit, yuan(0)}}),
            batchOf({{kClearing, Side::Debit, yuan(-1)}, {kInflow, Side::Credit, yuan(-1)}}),
            batchOf({{kClearing, Side::Debit, yuan(1)}, {elsewhere, Side::Credit, yuan(1)}}),
            batchOf({{kClearing, Side::Debit, yuan(1)}, {dollars, Side::Credit, yuan(1)}}),
            batchOf({{kClearing, Side::Debit, yuan(1)}, {dollars, Side::Credit, Money(1, usd)}}),
        };
        const auto refusal = batchRefusal(batches.at(static_cast<size_t>(which)));
        QVERIFY(refusal);
        QVERIFY(refusal->code == accounts::errors::kBatchInvalid);
    }

    void entriesNeverChange()
    {
        test::BooksFixture books;
        QVERIFY(books.move("one", kClearing, kInflow, 1230));
        const auto changed = books.write<int>(kSlot, [](storage::Transaction& tx) {
            return tx.run(storage::Statement{"accounts_test/change_an_entry"}, {});
        });
        QVERIFY(!changed);
        QCOMPARE(books.wrongBalances(), 0);
    }

    void anAccountsNumberSaysItsSlotAndIsItsOwn()
    {
        QCOMPARE(kInflow.number.bytes().size(), 23);
        QCOMPARE(slotOfAccount(kInflow.number.bytes())->number(), 17);
        QVERIFY(kInflow.number.bytes().startsWith("AMI0017"));
        QCOMPARE(merchantInflow(kSlot, kShop, kCny).number, kInflow.number);
        QVERIFY(merchantInflow(kSlot, MerchantId::trusted("M1001"), kCny).number != kInflow.number);
        QVERIFY(merchantInflow(kSlot, kShop, *Currency::parse("USD")).number != kInflow.number);
        for (const char* text : {"", "AMI0017", "AMI1024AAAAAAAAAAAAAAAA", "AMI00x7AAAAAAAAAAAAAAAA", "nonsense"})
            QVERIFY2(!slotOfAccount(text), text);
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
