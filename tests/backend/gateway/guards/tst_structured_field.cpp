// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of structured fields: what a serializer writes is read, everything else is refused.
#include "guards/structured_field.h"

#include <QTest>

using guitai::guards::FieldCursor;

class TestStructuredField : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strings_data();
    void strings();
    void integers_data();
    void integers();
    void bytesAreBase64_data();
    void bytesAreBase64();
    void keysAreLowerCase();
    void commasAllowSpaceAroundThemOnly();
    void itemsAreSkippedWhole_data();
    void itemsAreSkippedWhole();
};

void TestStructuredField::strings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value"); // null: refused
    QTest::newRow("plain") << QByteArray("\"abc\"") << QByteArray("abc");
    QTest::newRow("empty") << QByteArray("\"\"") << QByteArray("");
    QTest::newRow("escaped quote and backslash") << QByteArray("\"a\\\"b\\\\\"") << QByteArray("a\"b\\");
    QTest::newRow("other escape") << QByteArray("\"a\\n\"") << QByteArray();
    QTest::newRow("never closed") << QByteArray("\"abc") << QByteArray();
    QTest::newRow("closed by an escaped quote") << QByteArray("\"abc\\\"") << QByteArray();
    QTest::newRow("control character") << QByteArray("\"a\tb\"") << QByteArray();
    QTest::newRow("byte above ASCII") << QByteArray("\"\xc3\xa9\"") << QByteArray();
    QTest::newRow("no quote") << QByteArray("abc") << QByteArray();
}

void TestStructuredField::strings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    FieldCursor cursor(text);
    const auto read = cursor.string();
    QCOMPARE(read.has_value(), !value.isNull());
    if (read) {
        QCOMPARE(*read, value);
        QVERIFY(cursor.atEnd());
    }
}

void TestStructuredField::integers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value"); // -1: refused
    QTest::newRow("zero") << QByteArray("0") << qint64{0};
    QTest::newRow("a time") << QByteArray("1618884473") << qint64{1618884473};
    QTest::newRow("fifteen digits") << QByteArray("999999999999999") << qint64{999999999999999};
    QTest::newRow("sixteen digits") << QByteArray("1000000000000000") << qint64{-1};
    QTest::newRow("negative") << QByteArray("-1") << qint64{-1};
    QTest::newRow("plus sign") << QByteArray("+1") << qint64{-1};
    QTest::newRow("leading zero") << QByteArray("01") << qint64{-1};
    QTest::newRow("decimal") << QByteArray("1.5") << qint64{-1};
    QTest::newRow("nothing") << QByteArray("") << qint64{-1};
}

void TestStructuredField::integers()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, value);
    FieldCursor cursor(text);
    QCOMPARE(cursor.integer().value_or(-1), std::int64_t{value});
}

void TestStructuredField::bytesAreBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value"); // null: refused
    QTest::newRow("padded") << QByteArray(":aGVsbG8=:") << QByteArray("hello");
    QTest::newRow("padding left out") << QByteArray(":aGVsbG8:") << QByteArray();
    QTest::newRow("url alphabet") << QByteArray(":-_-_:") << QByteArray();
    QTest::newRow("space inside") << QByteArray(":aGVs bG8=:") << QByteArray();
    QTest::newRow("never closed") << QByteArray(":aGVsbG8=") << QByteArray();
    QTest::newRow("not opened") << QByteArray("aGVsbG8=:") << QByteArray();
}

void TestStructuredField::bytesAreBase64()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    FieldCursor cursor(text);
    const auto read = cursor.bytes();
    QCOMPARE(read.has_value(), !value.isNull());
    if (read)
        QCOMPARE(*read, value);
}

void TestStructuredField::keysAreLowerCase()
{
    QCOMPARE(FieldCursor("sig-b25=1").key(), std::optional(QByteArrayView("sig-b25")));
    QCOMPARE(FieldCursor("*a.b_c=1").key(), std::optional(QByteArrayView("*a.b_c")));
    QVERIFY(!FieldCursor("Sig=1").key());
    QVERIFY(!FieldCursor("1a=1").key());
    QVERIFY(!FieldCursor("").key());
}

void TestStructuredField::commasAllowSpaceAroundThemOnly()
{
    QVERIFY(FieldCursor(" \t, a").takeComma());
    QVERIFY(!FieldCursor("a, b").takeComma());
    QVERIFY(!FieldCursor(", ").takeComma()); // a trailing comma
    QVERIFY(!FieldCursor("").takeComma());
}

void TestStructuredField::itemsAreSkippedWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("read");
    QTest::newRow("string") << QByteArray("\"x;y\"") << true;
    QTest::newRow("integer") << QByteArray("15") << true;
    QTest::newRow("token") << QByteArray("gzip/1") << true;
    QTest::newRow("bytes") << QByteArray(":AAAA:") << true;
    QTest::newRow("boolean") << QByteArray("?1") << true;
    QTest::newRow("no boolean") << QByteArray("?2") << false;
    QTest::newRow("inner list") << QByteArray("(a)") << false;
    QTest::newRow("nothing") << QByteArray("") << false;
}

void TestStructuredField::itemsAreSkippedWhole()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, read);
    FieldCursor cursor(text);
    QCOMPARE(cursor.skipItem(), read);
    QCOMPARE(cursor.atEnd() && read, read);
}

QTEST_GUILESS_MAIN(TestStructuredField)
#include "tst_structured_field.moc"
