// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates that vouch for each other, and PKCS#12 stores; the openssl program is the second opinion.
#include "crypto/certificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace guitai;
using crypto::Authorities;
using crypto::Issuer;
using crypto::Issuing;
using crypto::isVouchedFor;
using crypto::RsaPrivateKey;
using crypto::sealedKeyStore;

class tst_certificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChainLeadsToItsRoot();
    void aChainThatIsBrokenAnywhereIsRefused();
    void everyStepMustBeValidAtTheMoment();
    void onlyAnAuthorityVouches();
    void itsNameAndSerialAreRead();
    void opensslAgreesAboutChainAndSerial();
    void aStoreOpensWithItsPasswordAlone();
    void aStoreOfAnOldProgramOpens();
    void whatIsNoStoreIsRefused();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& bytes) const;
    QByteArray openssl(const QStringList& arguments) const;
    QByteArray leaf(const Issuer& issuer) const
    {
        return issuedCertificate(m_key, {"041@Z2025-1@00040000:SIGN@1"}, issuer);
    }

    QTemporaryDir m_folder;
    const RsaPrivateKey m_key = RsaPrivateKey::generate(2048);
    const RsaPrivateKey m_otherKey = RsaPrivateKey::generate(2048);
    const Issuer m_root = crypto::makeRoot(m_otherKey, "Root", 3000);
    const Issuer m_middle{m_key, issuedCertificate(m_key, {"Middle", 1000, 10, true}, m_root)};
    const std::int64_t m_now = QDateTime::currentSecsSinceEpoch();
};

void tst_certificates::write(const char* name, const QByteArray& bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray tst_certificates::openssl(const QStringList& arguments) const
{
    QProcess program;
    program.start(QStringLiteral("openssl"), arguments);
    const bool ended = program.waitForFinished(30'000) && program.exitCode() == 0;
    if (!ended)
        QTest::qFail(program.readAllStandardError().constData(), __FILE__, __LINE__);
    return program.readAllStandardOutput().trimmed();
}

void tst_certificates::aChainLeadsToItsRoot()
{
    const QByteArray certificate = leaf(m_middle);
    QVERIFY(isVouchedFor(certificate, {m_root.certificate, m_middle.certificate}, m_now));
    QVERIFY(isVouchedFor(leaf(m_root), {m_root.certificate, {}}, m_now));
    // Several authorities at once, as in the weeks in which one follows another.
    const Issuer other = crypto::makeRoot(m_key, "Other root", 3000);
    QVERIFY(isVouchedFor(certificate, {other.certificate + m_root.certificate, m_middle.certificate}, m_now));
    QCOMPARE(crypto::countCertificates(other.certificate + m_root.certificate), 2);
}

void tst_certificates::aChainThatIsBrokenAnywhereIsRefused()
{
    const QByteArray certificate = leaf(m_middle);
    const Issuer impostor = crypto::makeRoot(m_key, "Root", 3000);
    QVERIFY(!isVouchedFor(certificate, {m_root.certificate, {}}, m_now));
    QVERIFY(!isVouchedFor(certificate, {impostor.certificate, m_middle.certificate}, m_now));
    QVERIFY(!isVouchedFor(certificate, {{}, m_middle.certificate}, m_now));
    QVERIFY(!isVouchedFor(leaf(impostor), {m_root.certificate, m_middle.certificate}, m_now));
    QVERIFY(!isVouchedFor("no certificate", {m_root.certificate, m_middle.certificate}, m_now));
    QVERIFY(!isVouchedFor(certificate, {m_root.certificate + "-----BEGIN CERTIFICATE-----\nAA==\n", {}}, m_now));
}

void tst_certificates::everyStepMustBeValidAtTheMoment()
{
    const Authorities authorities{m_root.certificate, m_middle.certificate};
    const QByteArray certificate = leaf(m_middle);
    constexpr std::int64_t kDay = 86'400;
    QVERIFY(isVouchedFor(certificate, authorities, m_now + 364 * kDay));
    QVERIFY(!isVouchedFor(certificate, authorities, m_now + 366 * kDay));
    QVERIFY(!isVouchedFor(certificate, authorities, m_now - kDay));
    const QByteArray longer = issuedCertificate(m_key, {"Longer than its authority", 2000}, m_middle);
    QVERIFY(!isVouchedFor(longer, authorities, m_now + 1001 * kDay));
    QVERIFY(qAbs(*crypto::certificateEnd(certificate) - (m_now + 365 * kDay)) < 600);
}

void tst_certificates::onlyAnAuthorityVouches()
{
    const Issuer plain{m_key, leaf(m_middle)};
    QVERIFY(!isVouchedFor(leaf(plain), {m_root.certificate, m_middle.certificate + plain.certificate}, m_now));
}

void tst_certificates::itsNameAndSerialAreRead()
{
    const QByteArray certificate = issuedCertificate(m_key, {"041@Z1@中国银联股份有限公司@1"}, m_root);
    QCOMPARE(*crypto::certificateCommonName(certificate), QStringLiteral("041@Z1@中国银联股份有限公司@1"));
    QVERIFY(crypto::certificateDecimalSerial(certificate)->size() >= 48); // of 20 bytes
    QVERIFY(!crypto::certificateCommonName("nothing").ok());
    QVERIFY(!crypto::certificateDecimalSerial("nothing").ok());
    QVERIFY(!crypto::certificateEnd("nothing").ok());
}

void tst_certificates::opensslAgreesAboutChainAndSerial()
{
    const QByteArray certificate = leaf(m_middle);
    write("root.pem", m_root.certificate);
    write("middle.pem", m_middle.certificate);
    write("leaf.pem", certificate);
    const QByteArray checked = openssl({QStringLiteral("verify"), QStringLiteral("-CAfile"), path("root.pem"),
                                        QStringLiteral("-untrusted"), path("middle.pem"), path("leaf.pem")});
    QVERIFY(checked.endsWith(": OK"));
    const QByteArray printed = openssl({QStringLiteral("x509"), QStringLiteral("-in"), path("leaf.pem"),
                                        QStringLiteral("-noout"), QStringLiteral("-serial")});
    QCOMPARE(printed, "serial=" + *crypto::certificateSerial(certificate));
}

void tst_certificates::aStoreOpensWithItsPasswordAlone()
{
    const QByteArray certificate = leaf(m_middle);
    const Secret sealed = sealedKeyStore({m_key, certificate}, Secret("000000"));
    const auto opened = crypto::openKeyStore(sealed, Secret("000000"));
    QVERIFY(opened.ok());
    QCOMPARE(opened->certificate, certificate);
    QCOMPARE(opened->key.publicKeyPem(), m_key.publicKeyPem());
    QVERIFY(!crypto::openKeyStore(sealed, Secret("000001")).ok());
    write("ours.pfx", sealed.reveal());
    const QByteArray theirs =
        openssl({QStringLiteral("pkcs12"), QStringLiteral("-in"), path("ours.pfx"), QStringLiteral("-passin"),
                 QStringLiteral("pass:000000"), QStringLiteral("-nodes")});
    QVERIFY(theirs.contains("-----BEGIN PRIVATE KEY-----"));
}

void tst_certificates::aStoreOfAnOldProgramOpens()
{
    write("key.pem", m_key.toPem().reveal());
    write("leaf.pem", leaf(m_middle));
    openssl({QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-legacy"), QStringLiteral("-inkey"),
             path("key.pem"), QStringLiteral("-in"), path("leaf.pem"), QStringLiteral("-passout"),
             QStringLiteral("pass:000000"), QStringLiteral("-out"), path("old.pfx")});
    QFile file(path("old.pfx"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto opened = crypto::openKeyStore(Secret(file.readAll()), Secret("000000"));
    QVERIFY(opened.ok());
    QCOMPARE(opened->key.publicKeyPem(), m_key.publicKeyPem());
}

void tst_certificates::whatIsNoStoreIsRefused()
{
    QVERIFY(!crypto::openKeyStore(Secret("nothing"), Secret("000000")).ok());
    QVERIFY(!crypto::openKeyStore(Secret(), Secret("000000")).ok());
    const Secret sealed = sealedKeyStore({m_key, leaf(m_middle)}, Secret("000000"));
    QVERIFY(!crypto::openKeyStore(Secret(sealed.reveal().chopped(1)), Secret("000000")).ok());
}

QTEST_APPLESS_MAIN(tst_certificates)
#include "tst_certificates.moc"
