// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/amount_entry.h"

#include <QTest>

using guitai::models::AmountEntry;

class TestAmountEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMakeAnAmount_data();
    void keysMakeAnAmount();
    void textIsReadAsASum_data();
    void textIsReadAsASum();
    void anAmountIsShownAsIfTyped();
};

void TestAmountEntry::keysMakeAnAmount_data()
{
    QTest::addColumn<QByteArray>("keys"); // '<' is backspace, 'd' is the double zero, 'c' clears
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char* name, const char* keys, const char* text, qint64 minor) {
        QTest::newRow(name) << QByteArray(keys) << QByteArray(text) << minor;
    };
    row("nothing typed is nothing", "", "", 0);
    row("whole units need no point", "12", "12", 1200);
    row("one digit behind the point is tenths", "12.3", "12.3", 1230);
    row("two digits behind the point", "12.34", "12.34", 1234);
    row("a third digit behind the point is not taken", "12.345", "12.34", 1234);
    row("a second point is not taken", "1.2.3", "1.23", 123);
    row("a point first means nought point", ".5", "0.5", 50);
    row("a leading zero gives way", "05", "5", 500);
    row("zeros stay one zero", "000", "0", 0);
    row("double zero after a digit", "1d", "100", 10000);
    row("double zero where one fits", "1.2d", "1.20", 120);
    row("double zero first is one zero", "d", "0", 0);
    row("a sum adds", "12.00+0.30", "12.00+0.30", 1230);
    row("plus writes both minor digits", "12+.3", "12.00+0.3", 1230);
    row("plus after a bare point", "12.+1", "12.00+1", 1300);
    row("plus first is not taken", "+5", "5", 500);
    row("plus twice is one plus", "5++1", "5.00+1", 600);
    row("a sum that waits for its next term", "5+", "5.00+", 500);
    row("three terms", "1+2+3.33", "1.00+2.00+3.33", 633);
    row("backspace takes the last key back", "12.34<", "12.3", 1230);
    row("backspace goes back over the plus", "12+3<<", "12.00", 1200);
    row("backspace on nothing", "<", "", 0);
    row("clear", "12+3c4", "4", 400);
    row("the largest amount", "9999999.99", "9999999.99", 999999999);
    row("a digit beyond the limit is not taken", "99999999", "9999999", 999999900);
    row("a term beyond the limit is not taken", "9999999.99+1", "9999999.99+", 999999999);
    row("letters mean nothing", "1x2", "12", 1200);
}

void TestAmountEntry::keysMakeAnAmount()
{
    QFETCH(QByteArray, keys);
    AmountEntry entry;
    for (const char key : keys) {
        if (key == '<')
            entry.backspace();
        else if (key == 'd')
            entry.typeDoubleZero();
        else if (key == 'c')
            entry.clear();
        else
            entry.type(key);
    }
    QTEST(entry.text(), "text");
    QTEST(static_cast<qint64>(entry.totalMinor()), "minor");
}

void TestAmountEntry::textIsReadAsASum_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("minor"); // -1: no sum
    QTest::newRow("two terms") << QByteArray("0.10+0.20") << qint64(30);
    QTest::newRow("an empty term") << QByteArray("1++2") << qint64(-1);
    QTest::newRow("a sign") << QByteArray("-1") << qint64(-1);
    QTest::newRow("an exponent") << QByteArray("1e2") << qint64(-1);
    QTest::newRow("three minor digits") << QByteArray("1.234") << qint64(-1);
    QTest::newRow("digits of another script") << QByteArray("１") << qint64(-1);
    QTest::newRow("a number that would overflow") << QByteArray("99999999999999999999") << qint64(-1);
}

void TestAmountEntry::textIsReadAsASum()
{
    QFETCH(QByteArray, text);
    QTEST(static_cast<qint64>(AmountEntry::totalOf(text).value_or(-1)), "minor");
}

void TestAmountEntry::anAmountIsShownAsIfTyped()
{
    AmountEntry entry;
    entry.set(1205);
    QCOMPARE(entry.text(), QByteArray("12.05"));
    QVERIFY(entry.type('+'));
    QCOMPARE(entry.totalMinor(), 1205);
}

QTEST_GUILESS_MAIN(TestAmountEntry)
#include "tst_amount_entry.moc"
