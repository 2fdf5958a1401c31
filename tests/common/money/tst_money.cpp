// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "money/money.h"

#include <QTest>

#include <limits>

using namespace guitai;

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOneToTenTrillionMinorUnitsAreChargeable_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<bool>("chargeable");
        QTest::newRow("one fen") << qint64(1) << true;
        QTest::newRow("the most") << qint64(Money::kMostMinor) << true;
        QTest::newRow("nothing") << qint64(0) << false;
        QTest::newRow("a negative amount") << qint64(-1) << false;
        QTest::newRow("one above the most") << qint64(Money::kMostMinor + 1) << false;
        QTest::newRow("the largest integer") << std::numeric_limits<qint64>::max() << false;
    }
    void onlyOneToTenTrillionMinorUnitsAreChargeable()
    {
        QFETCH(qint64, minor);
        QFETCH(bool, chargeable);
        const auto money = Money::chargeable(minor, Currency::cny());
        QCOMPARE(money.ok(), chargeable);
        if (!chargeable) {
            QVERIFY(money.error().code == errors::kAmountOutOfRange);
            QCOMPARE(money.error().field, QStringLiteral("amount"));
        }
    }

    void readsStrictDecimals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("yuan and fen") << QByteArray("12.30") << true << qint64(1230);
        QTest::newRow("whole yuan") << QByteArray("12") << true << qint64(1200);
        QTest::newRow("one fen") << QByteArray("0.01") << true << qint64(1);
        QTest::newRow("a refund row") << QByteArray("-0.04") << true << qint64(-4);
        for (const char* bad : {"", ".", "1.", ".5", "12.3", "1.234", "+1", "1e2", "1,000.00", " 1", "1 ", "0x1", "--1",
                                "\xef\xbc\x91", "99999999999999999"})
            QTest::newRow(*bad ? bad : "empty") << QByteArray(bad) << false << qint64(0);
    }
    void readsStrictDecimals()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QFETCH(qint64, minor);
        const auto money = Money::fromDecimal(text, Currency::cny());
        QCOMPARE(money.ok(), valid);
        if (valid)
            QCOMPARE(money->minor(), minor);
    }

    void writesAllMinorDigits()
    {
        QCOMPARE(Money(1, Currency::cny()).toDecimal(), QByteArray("0.01"));
        QCOMPARE(Money(-1230, Currency::cny()).toDecimal(), QByteArray("-12.30"));
        QCOMPARE(Money(500, *Currency::parse("JPY")).toDecimal(), QByteArray("500"));
        QCOMPARE(Money(std::numeric_limits<std::int64_t>::min(), Currency::cny()).toDecimal(),
                 QByteArray("-92233720368547758.08"));
    }

    void refusesOverflowAndMixedCurrencies()
    {
        const Money yuan(5, Currency::cny());
        QVERIFY(yuan.plus(Money(1, *Currency::parse("USD"))).error().code == errors::kCurrencyMismatch);
        QVERIFY(yuan.minus(Money(1, *Currency::parse("USD"))).error().code == errors::kCurrencyMismatch);
        const Money largest(std::numeric_limits<std::int64_t>::max(), Currency::cny());
        QVERIFY(!largest.plus(Money(1, Currency::cny())));
        QVERIFY(!Money(std::numeric_limits<std::int64_t>::min(), Currency::cny()).minus(Money(1, Currency::cny())));
        const auto mixed = Money(1, Currency::cny()).plus(Money(1, *Currency::parse("USD")));
        QVERIFY(!mixed && mixed.error().code == errors::kCurrencyMismatch);
        QCOMPARE(Money(5, Currency::cny()).minus(Money(7, Currency::cny())).value().minor(), -2);
    }

    void roundsAPortionAsItsNameSays_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("down");
        QTest::addColumn<qint64>("up");
        QTest::addColumn<qint64>("halfUp");
        QTest::addColumn<qint64>("halfEven");
        // a hundredth of each
        QTest::newRow("nothing over") << qint64(200) << qint64(2) << qint64(2) << qint64(2) << qint64(2);
        QTest::newRow("less than half over") << qint64(249) << qint64(2) << qint64(3) << qint64(2) << qint64(2);
        QTest::newRow("half over an even number") << qint64(250) << qint64(2) << qint64(3) << qint64(3) << qint64(2);
        QTest::newRow("half over an odd number") << qint64(350) << qint64(3) << qint64(4) << qint64(4) << qint64(4);
        QTest::newRow("more than half over") << qint64(251) << qint64(2) << qint64(3) << qint64(3) << qint64(3);
    }
    void roundsAPortionAsItsNameSays()
    {
        QFETCH(qint64, minor);
        const Money money(minor, Currency::cny());
        const std::pair<Rounding, const char*> ways[] = {{Rounding::Down, "down"},
                                                         {Rounding::Up, "up"},
                                                         {Rounding::HalfUp, "halfUp"},
                                                         {Rounding::HalfEven, "halfEven"}};
        for (const auto& [rounding, column] : ways) {
            const auto wanted = *static_cast<const qint64*>(QTest::qData(column, QMetaType::LongLong));
            QCOMPARE(money.portion(1, 100, rounding)->minor(), wanted);
        }
    }

    void aPortionOfNothingSensibleIsRefused_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("numerator");
        QTest::addColumn<qint64>("denominator");
        QTest::newRow("of a debt") << qint64(-1) << qint64(1) << qint64(2);
        QTest::newRow("a negative part") << qint64(1) << qint64(-1) << qint64(2);
        QTest::newRow("of no parts") << qint64(1) << qint64(1) << qint64(0);
        QTest::newRow("more than fits") << std::numeric_limits<qint64>::max() << qint64(2) << qint64(1);
    }
    void aPortionOfNothingSensibleIsRefused()
    {
        QFETCH(qint64, minor);
        QFETCH(qint64, numerator);
        QFETCH(qint64, denominator);
        QVERIFY(!Money(minor, Currency::cny()).portion(numerator, denominator, Rounding::Down));
    }

    void namesOfRoundingsAreReadAsTheyAreWritten()
    {
        for (const Rounding rounding : {Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven})
            QCOMPARE(parseRounding(textOf(rounding)), std::optional(rounding));
        QCOMPARE(textOf(Rounding::HalfEven), QByteArray("HALF_EVEN"));
        QCOMPARE(parseRounding("BANKERS"), std::nullopt);
    }

    void knowsOnlyListedCurrencies()
    {
        QVERIFY(Currency::parse("CNY"));
        QVERIFY(!Currency::parse("cny"));
        QVERIFY(!Currency::parse("XYZ"));
        QVERIFY(!Currency::parse("CNYX"));
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
