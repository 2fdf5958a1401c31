// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RSA keys and certificates; the openssl program is the second opinion on each format.
#include "crypto/rsa.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using crypto::RsaPrivateKey;
using crypto::RsaPublicKey;

class tst_rsa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signatureRoundTrip();
    void everyFormOfPublicKeyVerifies();
    void unreadableKeysAreRefused_data();
    void unreadableKeysAreRefused();
    void aKeyOf1024BitsIsRefused();
    void certificateHasAWeChatSerial();
    void opensslVerifiesOurSignature();
    void weVerifyOpensslsSignature();
    void opensslReadsTheSameSerial();
    void passPhrasesAreNotAskedFor();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& bytes) const;
    QByteArray read(const char* name) const;
    /// What `openssl <arguments>` printed; fails the test when it did not end with 0.
    QByteArray openssl(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    const RsaPrivateKey m_key = RsaPrivateKey::generate(2048);
};

void tst_rsa::write(const char* name, const QByteArray& bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray tst_rsa::read(const char* name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tst_rsa::openssl(const QStringList& arguments) const
{
    QProcess program;
    program.start(QStringLiteral("openssl"), arguments);
    const bool ended = program.waitForFinished(30'000) && program.exitCode() == 0;
    return ended ? program.readAllStandardOutput() : QByteArray("openssl failed: ") + program.readAllStandardError();
}

void tst_rsa::signatureRoundTrip()
{
    const auto publicKey = RsaPublicKey::fromPem(m_key.publicKeyPem());
    QVERIFY(publicKey.ok());
    const QByteArray signature = m_key.sign("GET\n/v3/certificates\n");
    QCOMPARE(signature.size(), 256);
    QVERIFY(publicKey->verify("GET\n/v3/certificates\n", signature));
    QVERIFY(!publicKey->verify("GET\n/v3/certificates", signature));
    QVERIFY(!publicKey->verify("GET\n/v3/certificates\n", signature.chopped(1)));
    QVERIFY(!publicKey->verify("GET\n/v3/certificates\n", {}));
    const auto other = RsaPublicKey::fromPem(RsaPrivateKey::generate(2048).publicKeyPem());
    QVERIFY(!other->verify("GET\n/v3/certificates\n", signature));
}

void tst_rsa::everyFormOfPublicKeyVerifies()
{
    const auto again = RsaPrivateKey::fromPem(m_key.toPem());
    QVERIFY(again.ok());
    QVERIFY(m_key.toPem().reveal().startsWith("-----BEGIN PRIVATE KEY-----"));
    const QByteArray signature = again->sign("message");
    const auto fromCertificate = RsaPublicKey::fromPem(crypto::selfSignedCertificate(m_key, "Tenpay.com", 1));
    QVERIFY(fromCertificate.ok());
    QVERIFY(fromCertificate->verify("message", signature));
    QVERIFY(RsaPublicKey::fromPem(m_key.publicKeyPem())->verify("message", signature));
}

void tst_rsa::unreadableKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a word") << QByteArray("secret");
    QTest::newRow("armour around nothing") << QByteArray("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n");
    QTest::newRow("a certificate of garbage")
        << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    QTest::newRow("an elliptic curve key")
        << QByteArray("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                      "-----END PUBLIC KEY-----\n");
}

void tst_rsa::unreadableKeysAreRefused()
{
    QFETCH(QByteArray, pem);
    const auto privateKey = RsaPrivateKey::fromPem(Secret(pem));
    const auto publicKey = RsaPublicKey::fromPem(pem);
    const auto serial = crypto::certificateSerial(pem);
    QVERIFY(!privateKey.ok());
    QVERIFY(!publicKey.ok());
    QVERIFY(!serial.ok());
    QCOMPARE(privateKey.error().code.name, "KEY_UNREADABLE");
    QCOMPARE(publicKey.error().code.name, "KEY_UNREADABLE");
}

void tst_rsa::aKeyOf1024BitsIsRefused()
{
    const RsaPrivateKey weak = RsaPrivateKey::generate(1024);
    QVERIFY(!RsaPrivateKey::fromPem(weak.toPem()).ok());
    QVERIFY(!RsaPublicKey::fromPem(weak.publicKeyPem()).ok());
}

void tst_rsa::certificateHasAWeChatSerial()
{
    const QByteArray first = crypto::selfSignedCertificate(m_key, "Tenpay.com", 1);
    const QByteArray second = crypto::selfSignedCertificate(m_key, "Tenpay.com", 1);
    const auto serial = crypto::certificateSerial(first);
    QVERIFY(serial.ok());
    QCOMPARE(serial->size(), 40);
    QCOMPARE(*serial, serial->toUpper());
    QVERIFY(*serial != *crypto::certificateSerial(second));
}

void tst_rsa::opensslVerifiesOurSignature()
{
    write("public.pem", m_key.publicKeyPem());
    write("message", "POST\n/v3/pay/transactions/native\n");
    write("signature", m_key.sign("POST\n/v3/pay/transactions/native\n"));
    QCOMPARE(openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-verify"), path("public.pem"),
                      QStringLiteral("-signature"), path("signature"), path("message")})
                 .trimmed(),
             QByteArray("Verified OK"));
}

void tst_rsa::weVerifyOpensslsSignature()
{
    openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("RSA"), QStringLiteral("-out"),
             path("theirs.pem")});
    const QByteArray publicPem =
        openssl({QStringLiteral("pkey"), QStringLiteral("-in"), path("theirs.pem"), QStringLiteral("-pubout")});
    write("message", "what they signed");
    const QByteArray signature = openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-sign"),
                                          path("theirs.pem"), path("message")});
    const auto publicKey = RsaPublicKey::fromPem(publicPem);
    QVERIFY(publicKey.ok());
    QVERIFY(publicKey->verify("what they signed", signature));
    // PKCS#1 v1.5 has one signature for one message: ours from their key is byte for byte theirs.
    const auto privateKey = RsaPrivateKey::fromPem(Secret(read("theirs.pem")));
    QVERIFY(privateKey.ok());
    QCOMPARE(privateKey->sign("what they signed").toHex(), signature.toHex());
}

void tst_rsa::opensslReadsTheSameSerial()
{
    const QByteArray certificate = crypto::selfSignedCertificate(m_key, "Tenpay.com Root", 30);
    write("certificate.pem", certificate);
    const QByteArray printed = openssl({QStringLiteral("x509"), QStringLiteral("-in"), path("certificate.pem"),
                                        QStringLiteral("-noout"), QStringLiteral("-serial")});
    QCOMPARE(printed.trimmed(), "serial=" + *crypto::certificateSerial(certificate));
    const QByteArray checked = openssl({QStringLiteral("verify"), QStringLiteral("-check_ss_sig"),
                                        QStringLiteral("-CAfile"), path("certificate.pem"), path("certificate.pem")});
    QCOMPARE(checked.trimmed(), path("certificate.pem").toLatin1() + ": OK");
}

void tst_rsa::passPhrasesAreNotAskedFor()
{
    write("plain.pem", m_key.toPem().reveal());
    openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-in"), path("plain.pem"),
             QStringLiteral("-passout"), QStringLiteral("pass:word"), QStringLiteral("-out"), path("sealed.pem")});
    QVERIFY(read("sealed.pem").startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    QVERIFY(!RsaPrivateKey::fromPem(Secret(read("sealed.pem"))).ok());
}

QTEST_APPLESS_MAIN(tst_rsa)
#include "tst_rsa.moc"
