// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the books, for fees and for portions of money whatever is thrown at them.
#include "backend/accounts/books_fixture.h"

#include "accounts/fees.h"

#include <QTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::accounts;

namespace {

const Currency kCny = Currency::cny();
const storage::Slot kSlot(3);
constexpr int kAccounts = 5;

/// The first may be overdrawn: money comes from there.
AccountId accountAt(int index, int book)
{
    const QByteArray owner = "M" + QByteArray::number(book * kAccounts + index);
    return index == 0 ? channelClearing(kSlot, ChannelCode::trusted(owner), kCny)
                      : merchantInflow(kSlot, MerchantId::trusted(owner), kCny);
}

struct Step
{
    int from;
    int to;
    std::int64_t amount;
};

std::vector<Step> anySteps()
{
    std::vector<Step> steps;
    const int count = *rc::gen::inRange(1, 12);
    for (int i = 0; i < count; ++i) {
        const int from = *rc::gen::inRange(0, kAccounts);
        const int further = *rc::gen::inRange(1, kAccounts);
        steps.push_back({from, (from + further) % kAccounts, *rc::gen::inRange<std::int64_t>(1, 1000)});
    }
    return steps;
}

Money anyAmount()
{
    return {*rc::gen::inRange<std::int64_t>(1, Money::kMostMinor + 1), kCny};
}

Rounding anyRounding()
{
    return *rc::gen::element(Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven);
}

FeeRule anyRule()
{
    FeeRule rule;
    rule.partsPerMillion = *rc::gen::inRange(0, FeeRule::kWhole + 1);
    rule.rounding = anyRounding();
    rule.minimum = *rc::gen::inRange(0, 100);
    return rule;
}

} // namespace

class TestLedgerProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void booksFollowAModelAndNeverGoBelowNothing()
    {
        test::BooksFixture books;
        int book = 0;
        QVERIFY(rc::check("a move is done exactly when the model allows it", [&] {
            ++book;
            std::array<std::int64_t, kAccounts> model{};
            int number = 0;
            for (const Step& step : anySteps()) {
                const QByteArray key = QByteArray::number(book) + "-" + QByteArray::number(++number);
                const bool may = step.from == 0 || model.at(static_cast<size_t>(step.from)) >= step.amount;
                const auto moved = books.move(key, accountAt(step.from, book), accountAt(step.to, book), step.amount);
                RC_ASSERT(moved.ok() == may);
                if (may) {
                    model.at(static_cast<size_t>(step.from)) -= step.amount;
                    model.at(static_cast<size_t>(step.to)) += step.amount;
                }
            }
            for (int i = 0; i < kAccounts; ++i)
                RC_ASSERT(books.balance(accountAt(i, book)) == model.at(static_cast<size_t>(i)));
        }));
        QCOMPARE(books.wrongBalances(), 0);
    }

    void repetitionChangesNothing()
    {
        test::BooksFixture books;
        int book = 0;
        QVERIFY(rc::check("steps posted again and again end as if posted once", [&] {
            ++book;
            std::int64_t sum = 0;
            const int repeats = *rc::gen::inRange(1, 4);
            const std::vector<Step> steps = anySteps();
            for (int repeat = 0; repeat < repeats; ++repeat) {
                int number = 0;
                for (const Step& step : steps) {
                    const QByteArray key = "r" + QByteArray::number(book) + "-" + QByteArray::number(++number);
                    const auto moved = books.move(key, accountAt(0, book), accountAt(1, book), step.amount);
                    RC_ASSERT(*moved == (repeat == 0 ? Posted::Now : Posted::Before));
                    sum += repeat == 0 ? step.amount : 0;
                }
            }
            RC_ASSERT(books.balance(accountAt(1, book)) == sum);
        }));
        QCOMPARE(books.wrongBalances(), 0);
    }

    void onlyBalancedBatchesArePosted()
    {
        QVERIFY(rc::check("a batch is accepted exactly when its debits equal its credits", [] {
            Batch batch{"key", "TEST", "", test::kBooksOpen, {}};
            std::int64_t sum = 0;
            const int lines = *rc::gen::inRange(1, 6);
            for (int i = 0; i < lines; ++i) {
                const std::int64_t amount = *rc::gen::inRange<std::int64_t>(1, 4);
                const bool debit = *rc::gen::arbitrary<bool>();
                sum += debit ? -amount : amount;
                batch.lines.push_back({accountAt(i, 0), debit ? Side::Debit : Side::Credit, Money(amount, kCny)});
            }
            RC_ASSERT(batchRefusal(batch).has_value() == (sum != 0));
        }));
    }

    void roundingMovesLessThanOneUnit()
    {
        QVERIFY(rc::check("a portion is the exact one, less than one unit off, and Down <= Half <= Up", [] {
            const Money whole = anyAmount();
            const std::int64_t parts = *rc::gen::inRange<std::int64_t>(0, FeeRule::kWhole + 1);
            const auto at = [&](Rounding rounding) { return whole.portion(parts, FeeRule::kWhole, rounding)->minor(); };
            const std::int64_t down = at(Rounding::Down);
            const std::int64_t up = at(Rounding::Up);
            RC_ASSERT(up - down <= 1);
            for (const Rounding half : {Rounding::HalfUp, Rounding::HalfEven})
                RC_ASSERT(at(half) == down || at(half) == up);
            RC_ASSERT(at(Rounding::HalfEven) <= at(Rounding::HalfUp));
            // exact in both directions without a wider type: up*den >= whole*parts >= down*den, by quotients
            const std::int64_t quotient = whole.minor() / FeeRule::kWhole;
            const std::int64_t remainder = whole.minor() % FeeRule::kWhole;
            RC_ASSERT(down == quotient * parts + remainder * parts / FeeRule::kWhole);
        }));
    }

    void portionsAddUp()
    {
        QVERIFY(rc::check("a portion and its rest are the whole", [] {
            const Money whole = anyAmount();
            const std::int64_t parts = *rc::gen::inRange<std::int64_t>(0, FeeRule::kWhole + 1);
            const auto one = whole.portion(parts, FeeRule::kWhole, Rounding::Down);
            const auto rest = whole.portion(FeeRule::kWhole - parts, FeeRule::kWhole, Rounding::Up);
            RC_ASSERT(one->plus(*rest)->minor() == whole.minor());
        }));
    }

    void aFeeIsNeverMoreThanThePaymentNorLessThanItsMinimum()
    {
        QVERIFY(rc::check("0 <= fee <= gross, and the minimum where the payment bears it", [] {
            const FeeRule rule = anyRule();
            const Money gross = anyAmount();
            const std::int64_t fee = feeOf(rule, gross)->minor();
            RC_ASSERT(fee >= 0 && fee <= gross.minor());
            RC_ASSERT(fee >= std::min(rule.minimum, gross.minor()));
        }));
    }

    void aGreaterPaymentNeverCostsLess()
    {
        QVERIFY(rc::check("fees grow with payments", [] {
            const FeeRule rule = anyRule();
            const Money one = anyAmount();
            const Money other = anyAmount();
            const auto& [less, more] =
                std::minmax(one, other, [](const Money& a, const Money& b) { return a.minor() < b.minor(); });
            RC_ASSERT(feeOf(rule, less)->minor() <= feeOf(rule, more)->minor());
        }));
    }

    void refundsGiveTheWholeFeeBackHoweverTheyAreCut()
    {
        QVERIFY(rc::check("the shares of all refunds are the fee, and none is more than its refund", [] {
            FeeBook book;
            book.gross = *rc::gen::inRange<std::int64_t>(1, 100'000);
            book.fee = *rc::gen::inRange<std::int64_t>(0, book.gross + 1);
            while (book.refunded < book.gross) {
                const std::int64_t refund = *rc::gen::inRange<std::int64_t>(1, book.gross - book.refunded + 1);
                const std::int64_t share = feeShare(book, refund);
                RC_ASSERT(share >= 0 && share <= refund);
                book.refunded += refund;
                book.givenBack += share;
            }
            RC_ASSERT(book.givenBack == book.fee);
        }));
    }

    void refundsThatAreTakenBackNeverGiveBackMoreThanTheFee()
    {
        QVERIFY(rc::check("with refunds failing in any order, 0 <= given back <= fee", [] {
            FeeBook book;
            book.gross = *rc::gen::inRange<std::int64_t>(1, 1'000);
            book.fee = *rc::gen::inRange<std::int64_t>(0, book.gross + 1);
            std::vector<std::pair<std::int64_t, std::int64_t>> open;
            for (int i = 0; i < 20; ++i) {
                if (!open.empty() && *rc::gen::arbitrary<bool>()) {
                    const auto which = *rc::gen::inRange<size_t>(0, open.size());
                    book.refunded -= open[which].first;
                    book.givenBack -= open[which].second;
                    open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
                } else if (book.refunded < book.gross) {
                    const std::int64_t refund = *rc::gen::inRange<std::int64_t>(1, book.gross - book.refunded + 1);
                    open.emplace_back(refund, feeShare(book, refund));
                    book.refunded += refund;
                    book.givenBack += open.back().second;
                }
                RC_ASSERT(book.givenBack >= 0 && book.givenBack <= book.fee);
                for (const auto& [refund, share] : open)
                    RC_ASSERT(share >= 0 && share <= refund);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestLedgerProperties)
#include "tst_ledger_properties.moc"
