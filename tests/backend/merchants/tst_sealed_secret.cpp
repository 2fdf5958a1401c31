// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets at rest: they open where they were sealed and nowhere else, under a key file nobody else can read.
#include "merchants/sealed_secret.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using namespace guitai::merchants;

class TestSealedSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensWhereItWasSealed();
    void movedSecretsDoNotOpen();
    void everyChangedByteIsRefused();
    void sealingTwiceLooksDifferent();
    void anotherKeyDoesNotOpen();
    void aMadeKeyFileIsKeptAndPrivate();
    void unusableKeyFiles_data();
    void unusableKeyFiles();
    void aFolderThatIsNotThereIsAnError();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TestSealedSecret::opensWhereItWasSealed()
{
    const SecretSealer sealer = *SecretSealer::fromKeyFileMade(path("a"));
    const Secret secret(QByteArray("s3cret\0with zero", 16));
    const QByteArray sealed = sealer.seal(secret, "api_key.secret_sealed/demo-key");
    QVERIFY(!sealed.contains("s3cret"));
    const auto opened = sealer.open(sealed, "api_key.secret_sealed/demo-key");
    QVERIFY(opened.ok());
    QCOMPARE(opened->reveal(), secret.reveal());
}

void TestSealedSecret::movedSecretsDoNotOpen()
{
    const SecretSealer sealer = *SecretSealer::fromKeyFileMade(path("a"));
    const QByteArray sealed = sealer.seal(Secret("s"), "api_key.secret_sealed/demo-key");
    for (const char* place : {"api_key.secret_sealed/other-key", "webhook_endpoint.secret_sealed/demo-key", ""})
        QVERIFY2(!sealer.open(sealed, place).ok(), place);
}

void TestSealedSecret::everyChangedByteIsRefused()
{
    const SecretSealer sealer = *SecretSealer::fromKeyFileMade(path("a"));
    const QByteArray sealed = sealer.seal(Secret("secret"), "p");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!sealer.open(changed, "p").ok());
        QVERIFY(!sealer.open(sealed.first(i), "p").ok());
    }
}

void TestSealedSecret::sealingTwiceLooksDifferent()
{
    const SecretSealer sealer = *SecretSealer::fromKeyFileMade(path("a"));
    QVERIFY(sealer.seal(Secret("s"), "p") != sealer.seal(Secret("s"), "p"));
}

void TestSealedSecret::anotherKeyDoesNotOpen()
{
    const SecretSealer one = *SecretSealer::fromKeyFileMade(path("a"));
    const SecretSealer other = *SecretSealer::fromKeyFileMade(path("b"));
    QVERIFY(!other.open(one.seal(Secret("s"), "p"), "p").ok());
}

void TestSealedSecret::aMadeKeyFileIsKeptAndPrivate()
{
    const QByteArray sealed = SecretSealer::fromKeyFileMade(path("kept"))->seal(Secret("s"), "p");
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(path("kept")).permissions() & others));
    QVERIFY(!QFileInfo::exists(path("kept.new")));
    QVERIFY(SecretSealer::fromKeyFileMade(path("kept"))->open(sealed, "p").ok());
    QVERIFY(SecretSealer::fromKeyFile(path("kept"))->open(sealed, "p").ok());
}

void TestSealedSecret::unusableKeyFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("othersMayRead");
    QTest::addColumn<bool>("usable");
    const QByteArray key(64, 'a');
    QTest::newRow("a key") << key << false << true;
    QTest::newRow("a key with a line end") << key + '\n' << false << true;
    QTest::newRow("readable by others") << key << true << false;
    QTest::newRow("empty") << QByteArray() << false << false;
    QTest::newRow("63 digits") << QByteArray(63, 'a') << false << false;
    QTest::newRow("66 digits") << QByteArray(66, 'a') << false << false;
    QTest::newRow("not hexadecimal") << QByteArray(64, 'g') << false << false;
    QTest::newRow("huge") << QByteArray(100'000, 'a') << false << false;
}

void TestSealedSecret::unusableKeyFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, othersMayRead);
    QFETCH(bool, usable);
    QFile file(path("written"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
    file.close();
    QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner;
    if (othersMayRead)
        mode |= QFile::ReadGroup;
    QVERIFY(file.setPermissions(mode));
    QCOMPARE(SecretSealer::fromKeyFile(path("written")).ok(), usable);
    QCOMPARE(SecretSealer::fromKeyFileMade(path("written")).ok(), usable); // never replaced
}

void TestSealedSecret::aFolderThatIsNotThereIsAnError()
{
    QCOMPARE(SecretSealer::fromKeyFileMade(path("no/such/key")).error().code.name, "SEAL_KEY_UNUSABLE");
    QCOMPARE(SecretSealer::fromKeyFile(path("none")).error().code.name, "SEAL_KEY_UNUSABLE");
}

QTEST_GUILESS_MAIN(TestSealedSecret)
#include "tst_sealed_secret.moc"
