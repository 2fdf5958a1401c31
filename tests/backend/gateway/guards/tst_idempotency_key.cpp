// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Idempotency-Key header: quoted or bare is one key, everything doubtful is refused.
#include "guards/idempotency_key.h"

#include <QTest>

using namespace guitai;
using namespace guitai::guards;

class TestIdempotencyKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void withoutTheHeaderThereIsNoKey();
    void twoHeadersAreRefused();
};

void TestIdempotencyKey::reads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("key"); // empty: refused
    QTest::newRow("quoted") << QByteArray("\"8e03978e-40d5\"") << QByteArray("8e03978e-40d5");
    QTest::newRow("bare is the same key") << QByteArray("8e03978e-40d5") << QByteArray("8e03978e-40d5");
    QTest::newRow("64 characters") << QByteArray(64, 'x') << QByteArray(64, 'x');
    QTest::newRow("65 characters") << QByteArray(65, 'x') << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray();
    QTest::newRow("empty string") << QByteArray("\"\"") << QByteArray();
    QTest::newRow("space inside") << QByteArray("\"a b\"") << QByteArray();
    QTest::newRow("escaped quote") << QByteArray("\"a\\\"b\"") << QByteArray();
    QTest::newRow("quote not closed") << QByteArray("\"abc") << QByteArray();
    QTest::newRow("text behind the quote") << QByteArray("\"abc\"x") << QByteArray();
    QTest::newRow("parameter behind the string") << QByteArray("\"abc\";a=1") << QByteArray();
    QTest::newRow("not ASCII") << QByteArray("k\xc3\xa9y") << QByteArray();
}

void TestIdempotencyKey::reads()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, key);
    http::Headers headers;
    headers.append("idempotency-KEY", value);
    const auto read = readIdempotencyKey(headers);
    QCOMPARE(read.ok(), !key.isEmpty());
    if (read)
        QCOMPARE((*read)->bytes(), key);
    else
        QCOMPARE(read.error().code.name, "IDEMPOTENCY_KEY_INVALID");
}

void TestIdempotencyKey::withoutTheHeaderThereIsNoKey()
{
    const auto read = readIdempotencyKey({});
    QVERIFY(read.ok());
    QVERIFY(!read->has_value());
}

void TestIdempotencyKey::twoHeadersAreRefused()
{
    http::Headers headers;
    headers.append("Idempotency-Key", "a");
    headers.append("Idempotency-Key", "a");
    QVERIFY(!readIdempotencyKey(headers).ok());
}

QTEST_GUILESS_MAIN(TestIdempotencyKey)
#include "tst_idempotency_key.moc"
