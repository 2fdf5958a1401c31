// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every amount there is, against arithmetic that is wide enough to be right by itself.
#include "money/money.h"

#include <QTest>

#include <limits>

#include <rapidcheck.h>

using namespace guitai;

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Currency anyCurrency()
{
    return *Currency::parse(*rc::gen::element(QByteArray("CNY"), QByteArray("USD"), QByteArray("JPY")));
}

/// Small ones, those near both ends, and anything between.
std::int64_t anyMinor()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0: return *rc::gen::inRange<std::int64_t>(-1000, 1001);
    case 1: return kMost - *rc::gen::inRange<std::int64_t>(0, 1000);
    case 2: return kLeast + *rc::gen::inRange<std::int64_t>(0, 1000);
    default: return static_cast<std::int64_t>(*rc::gen::resize(1000, rc::gen::arbitrary<std::uint64_t>()));
    }
}

bool fits(Wide number)
{
    return number >= kLeast && number <= kMost;
}

/// Written down the way the rule for each rounding is spoken.
Wide rounded(Wide product, Wide parts, Rounding rounding)
{
    const Wide whole = product / parts;
    const Wide twice = 2 * (product % parts);
    switch (rounding) {
    case Rounding::Down: return whole;
    case Rounding::Up: return twice > 0 ? whole + 1 : whole;
    case Rounding::HalfUp: return twice >= parts ? whole + 1 : whole;
    case Rounding::HalfEven: return twice > parts || (twice == parts && whole % 2 != 0) ? whole + 1 : whole;
    }
    return 0;
}

} // namespace

class TestMoneyProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSumIsTheSumOrIsRefused()
    {
        QVERIFY(rc::check("a + b and a - b are exact, or refused exactly when they do not fit", [] {
            const Currency currency = anyCurrency();
            const Money a(anyMinor(), currency);
            const Money b(anyMinor(), currency);
            const Wide sum = static_cast<Wide>(a.minor()) + b.minor();
            const Wide difference = static_cast<Wide>(a.minor()) - b.minor();
            RC_ASSERT(a.plus(b).ok() == fits(sum));
            RC_ASSERT(a.minus(b).ok() == fits(difference));
            if (fits(sum))
                RC_ASSERT(a.plus(b)->minor() == static_cast<std::int64_t>(sum));
            if (fits(difference))
                RC_ASSERT(a.minus(b)->minor() == static_cast<std::int64_t>(difference));
        }));
    }

    void currenciesNeverMix()
    {
        QVERIFY(rc::check("amounts of two currencies are neither added nor subtracted nor equal", [] {
            const Money a(anyMinor(), *Currency::parse("CNY"));
            const Money b(*rc::gen::arbitrary<bool>() ? a.minor() : anyMinor(), *Currency::parse("USD"));
            RC_ASSERT(!a.plus(b).ok());
            RC_ASSERT(!a.minus(b).ok());
            RC_ASSERT(!(a == b));
        }));
    }

    void onlyWhatMayBeChargedIsChargeable()
    {
        QVERIFY(rc::check("chargeable is 1 to 10^13", [] {
            const std::int64_t near = Money::kMostMinor + *rc::gen::inRange<std::int64_t>(-3, 4);
            const std::int64_t minor = *rc::gen::arbitrary<bool>() ? near : anyMinor();
            const bool may = minor >= 1 && minor <= 10'000'000'000'000;
            RC_ASSERT(Money::chargeable(minor, Currency::cny()).ok() == may);
        }));
    }

    void whatIsWrittenIsReadBack()
    {
        QVERIFY(rc::check("an amount up to 10^13 is read back from its decimal text", [] {
            const Money money(*rc::gen::inRange<std::int64_t>(-Money::kMostMinor, Money::kMostMinor + 1),
                              anyCurrency());
            const auto read = Money::fromDecimal(money.toDecimal(), money.currency());
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == money);
        }));
    }

    void onlyOneSpellingOfAnAmountIsRead()
    {
        QVERIFY(rc::check("text is read exactly when it is digits, with all minor digits or none", [] {
            const Currency currency = anyCurrency();
            const auto letters =
                *rc::gen::container<std::string>(rc::gen::element('0', '1', '9', '.', '-', '+', 'e', ' '));
            const QByteArray text = QByteArray::fromStdString(letters.substr(0, 8));
            const QByteArray digits = text.startsWith('-') ? text.mid(1) : text;
            const QList<QByteArray> halves = digits.split('.');
            bool isAmount = halves.size() <= 2 && !halves.front().isEmpty();
            for (const QByteArray& half : halves) {
                for (const char letter : half)
                    isAmount = isAmount && letter >= '0' && letter <= '9';
            }
            if (halves.size() == 2)
                isAmount = isAmount && !halves.back().isEmpty() && halves.back().size() == currency.minorDigits();
            RC_ASSERT(Money::fromDecimal(text, currency).ok() == isAmount);
        }));
    }

    void aPortionIsTheExactOneRounded()
    {
        QVERIFY(rc::check("a portion is amount * numerator / denominator, rounded once, or refused", [] {
            const std::int64_t minor = *rc::gen::element(anyMinor(), *rc::gen::inRange<std::int64_t>(0, 50));
            const std::int64_t numerator = *rc::gen::inRange<std::int64_t>(-1, 1000);
            const std::int64_t denominator = *rc::gen::inRange<std::int64_t>(0, 100);
            const Rounding rounding =
                *rc::gen::element(Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven);
            const auto portion = Money(minor, Currency::cny()).portion(numerator, denominator, rounding);
            const bool isMeant = minor >= 0 && numerator >= 0 && denominator >= 1;
            const Wide exact = isMeant ? rounded(static_cast<Wide>(minor) * numerator, denominator, rounding) : 0;
            RC_ASSERT(portion.ok() == (isMeant && fits(exact)));
            if (portion)
                RC_ASSERT(portion->minor() == static_cast<std::int64_t>(exact));
        }));
    }
};

QTEST_GUILESS_MAIN(TestMoneyProperties)
#include "tst_money_properties.moc"
