// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Digests and MACs against FIPS 180-4 and RFC 4231.
#include "crypto/hash.h"

#include <QSet>
#include <QTest>

using namespace guitai;

class tst_hash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sha256KnownAnswers_data();
    void sha256KnownAnswers();
    void hmacKnownAnswers_data();
    void hmacKnownAnswers();
    void randomBytesDiffer();
    void comparison();
};

void tst_hash::sha256KnownAnswers_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("nothing") << QByteArray()
                             << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

void tst_hash::sha256KnownAnswers()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, digest);
    QCOMPARE(crypto::sha256(message).toHex(), digest);
}

void tst_hash::hmacKnownAnswers_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("mac");
    QTest::newRow("case 1: key of 20 bytes")
        << QByteArray(20, '\x0b') << QByteArray("Hi There")
        << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    QTest::newRow("case 2: key shorter than the digest")
        << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
        << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QTest::newRow("case 3: message of 50 bytes")
        << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
        << QByteArray("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    QTest::newRow("case 6: key longer than a block")
        << QByteArray(131, '\xaa') << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
        << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

void tst_hash::hmacKnownAnswers()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, mac);
    QCOMPARE(crypto::hmacSha256(Secret(key), message).toHex(), mac);
}

void tst_hash::randomBytesDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray bytes = crypto::randomBytes(16);
        QCOMPARE(bytes.size(), 16);
        seen.insert(bytes);
    }
    QCOMPARE(seen.size(), 1000);
    QVERIFY(crypto::randomBytes(0).isEmpty());
}

void tst_hash::comparison()
{
    QVERIFY(crypto::constantTimeEqual("same", "same"));
    QVERIFY(crypto::constantTimeEqual("", ""));
    QVERIFY(!crypto::constantTimeEqual("same", "sama"));
    QVERIFY(!crypto::constantTimeEqual("same", "samee"));
    QVERIFY(!crypto::constantTimeEqual("same", ""));
}

QTEST_APPLESS_MAIN(tst_hash)
#include "tst_hash.moc"
