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
        const Money largest(std::numeric_limits<std::int64_t>::max(), Currency::cny());
        QVERIFY(!largest.plus(Money(1, Currency::cny())));
        QVERIFY(!Money(std::numeric_limits<std::int64_t>::min(), Currency::cny()).minus(Money(1, Currency::cny())));
        const auto mixed = Money(1, Currency::cny()).plus(Money(1, *Currency::parse("USD")));
        QVERIFY(!mixed && mixed.error().code == errors::kCurrencyMismatch);
        QCOMPARE(Money(5, Currency::cny()).minus(Money(7, Currency::cny())).value().minor(), -2);
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
