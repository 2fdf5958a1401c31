// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-GCM against the test cases NIST published with the mode, and every bit flipped.
#include "crypto/aes_gcm.h"

#include <QTest>

using namespace guitai;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

const char kKey16[] = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
const char kPlain16[] = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
const char kSealed16[] = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                         "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                         "76fc6ece0f4e1768cddf8853bb2d551b";

} // namespace

class tst_aes_gcm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers_data();
    void knownAnswers();
    void anyFlippedBitIsRefused();
    void wrongLengthsAreRefused_data();
    void wrongLengthsAreRefused();
};

void tst_aes_gcm::knownAnswers_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("associated");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("sealed");
    QTest::newRow("case 13: nothing") << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray() << QByteArray()
                                      << hex("530f8afbc74536b9a963b4f1c4cb738b");
    QTest::newRow("case 14: one block") << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray()
                                        << QByteArray(16, '\0')
                                        << hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    QTest::newRow("case 16: with associated data")
        << hex(kKey16) << hex("cafebabefacedbaddecaf888") << hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        << hex(kPlain16) << hex(kSealed16);
}

void tst_aes_gcm::knownAnswers()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, associated);
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, sealed);
    QCOMPARE(crypto::sealAesGcm(Secret(key), nonce, associated, plain).toHex(), sealed.toHex());
    const auto opened = crypto::openAesGcm(Secret(key), nonce, associated, sealed);
    QVERIFY(opened.ok());
    QCOMPARE(opened->reveal(), plain);
}

void tst_aes_gcm::anyFlippedBitIsRefused()
{
    const Secret key(hex(kKey16));
    const QByteArray nonce = hex("cafebabefacedbaddecaf888");
    const QByteArray associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const QByteArray sealed = hex(kSealed16);
    const auto flipped = [](QByteArray bytes, qsizetype bit) {
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        return bytes;
    };
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit)
        QVERIFY(!crypto::openAesGcm(key, nonce, associated, flipped(sealed, bit)).ok());
    for (qsizetype bit = 0; bit < nonce.size() * 8; ++bit)
        QVERIFY(!crypto::openAesGcm(key, flipped(nonce, bit), associated, sealed).ok());
    for (qsizetype bit = 0; bit < associated.size() * 8; ++bit)
        QVERIFY(!crypto::openAesGcm(key, nonce, flipped(associated, bit), sealed).ok());
    for (qsizetype bit = 0; bit < key.reveal().size() * 8; ++bit)
        QVERIFY(!crypto::openAesGcm(Secret(flipped(key.reveal(), bit)), nonce, associated, sealed).ok());
    QVERIFY(crypto::openAesGcm(key, nonce, associated, sealed).ok());
}

void tst_aes_gcm::wrongLengthsAreRefused_data()
{
    QTest::addColumn<int>("keyBytes");
    QTest::addColumn<int>("nonceBytes");
    QTest::addColumn<int>("sealedBytes");
    QTest::newRow("a key of 31 bytes") << 31 << 12 << 32;
    QTest::newRow("a key of 33 bytes") << 33 << 12 << 32;
    QTest::newRow("no key") << 0 << 12 << 32;
    QTest::newRow("a nonce of 11 bytes") << 32 << 11 << 32;
    QTest::newRow("a nonce of 16 bytes") << 32 << 16 << 32;
    QTest::newRow("less than a tag") << 32 << 12 << 15;
    QTest::newRow("nothing sealed") << 32 << 12 << 0;
}

void tst_aes_gcm::wrongLengthsAreRefused()
{
    QFETCH(int, keyBytes);
    QFETCH(int, nonceBytes);
    QFETCH(int, sealedBytes);
    const auto opened = crypto::openAesGcm(Secret(QByteArray(keyBytes, 'k')), QByteArray(nonceBytes, 'n'), {},
                                           QByteArray(sealedBytes, 's'));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code.name, "DECRYPT_FAILED");
}

QTEST_APPLESS_MAIN(tst_aes_gcm)
#include "tst_aes_gcm.moc"
