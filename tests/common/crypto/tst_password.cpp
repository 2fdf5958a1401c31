// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// scrypt against RFC 7914, and the shape of what is stored.
#include "crypto/password.h"

#include <QTest>

using namespace guitai;

class tst_password : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void rfc7914KnownAnswer();
    void malformedHashesNeverMatch_data();
    void malformedHashesNeverMatch();
};

void tst_password::roundTrip()
{
    const Secret password(QByteArray("correct horse battery"));
    const QByteArray stored = crypto::hashPassword(password);
    QVERIFY(stored.startsWith("$scrypt$ln=16,r=8,p=1$"));
    QVERIFY(!stored.endsWith('='));
    QVERIFY(crypto::verifyPassword(password, stored));
    QVERIFY(!crypto::verifyPassword(Secret(QByteArray("correct horse batterz")), stored));
    QVERIFY(!crypto::verifyPassword(Secret(), stored));
    QVERIFY(crypto::hashPassword(password) != stored);
}

void tst_password::rfc7914KnownAnswer()
{
    const QByteArray salt = QByteArray("SodiumChloride").toBase64(QByteArray::OmitTrailingEquals);
    const QByteArray hash = QByteArray::fromHex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                                                "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
                                .toBase64(QByteArray::OmitTrailingEquals);
    const QByteArray stored = "$scrypt$ln=14,r=8,p=1$" + salt + '$' + hash;
    QVERIFY(crypto::verifyPassword(Secret(QByteArray("pleaseletmein")), stored));
    QVERIFY(!crypto::verifyPassword(Secret(QByteArray("pleaseletmeout")), stored));
}

void tst_password::malformedHashesNeverMatch_data()
{
    QTest::addColumn<QByteArray>("stored");
    const QByteArray salt("c29tZSBzYWx0IQ");
    const QByteArray hash("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    const QByteArray good = "$scrypt$ln=4,r=1,p=1$";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("plain text") << QByteArray("password");
    QTest::newRow("another algorithm") << QByteArray("$argon2id$ln=4,r=1,p=1$" + salt + '$' + hash);
    QTest::newRow("no hash") << QByteArray(good + salt + '$');
    QTest::newRow("no salt") << QByteArray(good + '$' + hash);
    QTest::newRow("a short hash") << QByteArray(good + salt + "$AAAA");
    QTest::newRow("not base64") << QByteArray(good + salt + "$!!!!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("one part too many") << QByteArray(good + salt + '$' + hash + "$x");
    QTest::newRow("cost without a number") << QByteArray("$scrypt$ln=,r=1,p=1$" + salt + '$' + hash);
    QTest::newRow("costs out of order") << QByteArray("$scrypt$r=1,ln=4,p=1$" + salt + '$' + hash);
    QTest::newRow("terabytes of memory") << QByteArray("$scrypt$ln=40,r=8,p=1$" + salt + '$' + hash);
    QTest::newRow("negative cost") << QByteArray("$scrypt$ln=-4,r=1,p=1$" + salt + '$' + hash);
}

void tst_password::malformedHashesNeverMatch()
{
    QFETCH(QByteArray, stored);
    QVERIFY(!crypto::verifyPassword(Secret(QByteArray("password")), stored));
}

QTEST_APPLESS_MAIN(tst_password)
#include "tst_password.moc"
