// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// AES-256-ECB against NIST SP 800-38A, F.1.5.
#include "crypto/aes_ecb.h"

#include <QTest>

using namespace guitai;

namespace {

const Secret kKey(QByteArray::fromHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"));
const QByteArray kPlain = QByteArray::fromHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
const QByteArray kSealed = QByteArray::fromHex("f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870");

} // namespace

class tst_aes_ecb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers()
    {
        // A whole block of padding follows.
        QCOMPARE(crypto::sealAesEcb(kKey, kPlain).first(32), kSealed);
        QCOMPARE(crypto::sealAesEcb(kKey, kPlain).size(), 48);
    }

    void whatIsSealedOpensAgain()
    {
        for (int size = 0; size < 50; ++size) {
            const QByteArray plain(size, 'x');
            const auto opened = crypto::openAesEcb(kKey, crypto::sealAesEcb(kKey, plain));
            QVERIFY(opened.ok());
            QCOMPARE(opened->reveal(), plain);
        }
    }

    void whatIsNotSealedIsRefused()
    {
        const QByteArray sealed = crypto::sealAesEcb(kKey, kPlain);
        const auto isRefused = [](const Secret& key, const QByteArray& text) {
            const auto opened = crypto::openAesEcb(key, text);
            return !opened.ok() && opened.error().code.name == crypto::openAesEcb(kKey, {}).error().code.name;
        };
        QVERIFY(isRefused(kKey, {}));
        QVERIFY(isRefused(kKey, sealed.chopped(1)));
        QVERIFY(isRefused(kKey, sealed.first(32))); // without its padding
        QVERIFY(isRefused(Secret(QByteArray(31, 'k')), sealed));
        QVERIFY(isRefused(Secret(QByteArray(32, 'k')), sealed));
    }
};

QTEST_APPLESS_MAIN(tst_aes_ecb)
#include "tst_aes_ecb.moc"
